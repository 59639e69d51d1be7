import { buildSnapshot, decide, type MoreChild, OneMoreChild, type Snapshot, waysPlaced, type WouldBe } from '@allocation';
import { BadInput } from '@kernel';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { decidedOrStopped } from './decided';
import { known, partsOf } from './parts-of';
import { pooledRounds, pooledSnapshot } from './pooled-worlds';
import { simpleRounds, simpleSnapshot, twinRounds } from './worlds';

/** Rounds of offer day of every kind. */
const anyRound: fc.Arbitrary<Snapshot> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((seed) => randomWorld(new Dice(seed))), weight: 4 },
    { arbitrary: simpleRounds({ children: 24, schools: 4 }).map(simpleSnapshot), weight: 3 },
    { arbitrary: twinRounds({ children: 14, schools: 3 }).map(simpleSnapshot), weight: 3 },
    { arbitrary: pooledRounds({ children: 14, schools: 3 }).map(pooledSnapshot), weight: 2 },
  )
  .filter(({ round }) => round.kind === 'offer-day');

/** A child made of what is true of one child of the round and how far another lives: so near the edge, and often equal. */
function someChild(snapshot: Snapshot, dice: Dice, intake: number): MoreChild {
  const { measures } = snapshot.intakes[intake] ?? { measures: [] };
  const { multipleBirth: _birth, ...facts } = known(snapshot.facts[dice.whole(0, snapshot.children.length - 1)] ?? {});
  const preference = dice.whole(0, Math.max(0, snapshot.preferenceChild.length - 1));
  const near = measures.map((measure, slot): [string, number] => {
    const other = snapshot.millimetres[slot]?.[preference] ?? Number.NaN;
    const metres = Number.isNaN(other) ? dice.whole(0, 3_000_000) : other + dice.one([0, -1, 1, -1000, 1000]);
    return [measure, Math.max(0, metres)];
  });
  return { facts, millimetres: Object.fromEntries(near) };
}

/** The same question answered from scratch: the child's rows are added, and everything is decided. */
function decidedWith(snapshot: Snapshot, intake: number, child: string, more: MoreChild): WouldBe {
  const parts = partsOf(snapshot);
  const { id = '', policy } = snapshot.intakes[intake] ?? {};
  try {
    const joined = buildSnapshot({
      ...parts,
      children: [...parts.children, { id: child, resident: false }],
      preferences: [...parts.preferences, { child, rank: 1, intake: id }],
      facts: [...parts.facts, { child, facts: more.facts }],
      measurements: [
        ...parts.measurements,
        ...Object.entries(more.millimetres).map(([measure, millimetres]) => ({
          child,
          intake: id,
          measure,
          millimetres,
          method: policy?.definitions.measures[measure]?.method ?? ('straight-line' as const),
        })),
      ],
    });
    const { placedHow } = decide(joined);
    return waysPlaced[placedHow[joined.children.indexOf(child)] ?? 0] === 'preference' ? 'offered' : 'not-offered';
  } catch (error) {
    if (error instanceof BadInput) return 'not-known';
    throw error;
  }
}

/** Ids before, among and after the others, so that neither their order nor their lots can matter. */
const names = ['0-before', 'c1-among', 's-other', 'z-after'];

describe('A child who was not there', () => {
  it('would have been offered a place exactly where deciding with that child offers one, whatever the child is called', () => {
    const seen: Record<WouldBe, number> = { offered: 0, 'not-offered': 0, 'by-lot': 0, 'not-known': 0 };
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        if (decidedOrStopped(snapshot) === undefined) return;
        const round = new OneMoreChild(snapshot);
        const dice = new Dice(pick + 1);
        for (let asked = 0; asked < 4; asked += 1) {
          const intake = dice.whole(0, snapshot.intakes.length - 1);
          const more = someChild(snapshot, dice, intake);
          const { would: answer } = round.ask(intake, more);
          seen[answer] += 1;
          if (answer === 'by-lot' || answer === 'not-known') continue;
          for (const name of dice.shuffled(names).slice(0, 2)) {
            expect({ intake, more, name, says: decidedWith(snapshot, intake, name, more) }).toEqual({ intake, more, name, says: answer });
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.offered).toBeGreaterThan(40);
    expect(seen['not-offered']).toBeGreaterThan(40);
    expect(seen['by-lot']).toBeGreaterThan(0);
  });

  it('is answered the same the second time, and leaves the round as it was', () => {
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        if (decidedOrStopped(snapshot) === undefined) return;
        const intake = pick % snapshot.intakes.length;
        const more = someChild(snapshot, new Dice(pick + 1), intake);
        const round = new OneMoreChild(snapshot);
        const first = round.ask(intake, more);
        expect(round.ask(intake, more)).toEqual(first);
        expect(new OneMoreChild(snapshot).ask(intake, more)).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });
});

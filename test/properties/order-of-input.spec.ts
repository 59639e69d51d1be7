import { buildSnapshot, type Snapshot, type SnapshotParts } from '@allocation';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { decidedOrStopped, inFull, listsByChild } from './decided';
import { partsOf } from './parts-of';

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** The same rows in another order, part by part. */
function shuffled(parts: SnapshotParts, dice: Dice): SnapshotParts {
  return {
    round: parts.round,
    policies: dice.shuffled(parts.policies),
    intakes: dice.shuffled(parts.intakes),
    children: dice.shuffled(parts.children),
    preferences: dice.shuffled(parts.preferences),
    facts: dice.shuffled(parts.facts),
    measurements: dice.shuffled(parts.measurements),
    held: dice.shuffled(parts.held),
    draws: dice.shuffled(parts.draws),
    reach: dice.shuffled(parts.reach),
  };
}

/** The same rows with the wishes of one child in another order. */
function wishesReordered(parts: SnapshotParts, child: string, dice: Dice): SnapshotParts {
  const mine = parts.preferences.filter((one) => one.child === child);
  const ranks = dice.shuffled(mine.map(({ rank }) => rank));
  const others = parts.preferences.filter((one) => one.child !== child);
  return { ...parts, preferences: [...others, ...mine.map((one, at) => ({ ...one, rank: ranks[at] ?? one.rank }))] };
}

describe('The order of rows', () => {
  it('never matters: the same digest and the same outcome, to the byte (V12)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const parts = partsOf(randomWorld(new Dice(seed)));
        const [one, other] = [buildSnapshot(parts), buildSnapshot(shuffled(parts, new Dice(seed + 1)))];
        expect(other.digest).toBe(one.digest);
        const [first, second] = [decidedOrStopped(one), decidedOrStopped(other)];
        expect(second === undefined).toBe(first === undefined);
        if (first !== undefined && second !== undefined) expect(inFull(second)).toBe(inFull(first));
      }),
      { numRuns: 120 },
    );
  });

  it('is the only thing that a digest does not see: another distance is another digest', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const parts = partsOf(randomWorld(new Dice(seed)));
        const [first, ...rest] = parts.reach;
        if (first === undefined) return;
        const changed = { ...parts, reach: [{ ...first, millimetres: first.millimetres + 1 }, ...rest] };
        expect(buildSnapshot(changed).digest).not.toBe(buildSnapshot(parts).digest);
      }),
      { numRuns: 20 },
    );
  });
});

describe('The order of preference', () => {
  /** Places held and births let a wish's rank decide whether a child waits there at all, which is no ranking of it. */
  const plain = (snapshot: Snapshot): SnapshotParts => {
    const parts = partsOf(snapshot);
    return {
      ...parts,
      held: parts.held.filter((one) => !one.mayMove),
      facts: parts.facts.map(({ child, facts: { multipleBirth: _birth, ...facts } }) => ({ child, facts })),
      round: { ...parts.round, kind: 'offer-day' },
    };
  };

  it('changes no list when one child reorders their wishes (1.9(c))', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, pick) => {
        const parts = plain(randomWorld(new Dice(seed)));
        const child = parts.children[pick % parts.children.length]?.id ?? '';
        const [one, other] = [buildSnapshot(parts), buildSnapshot(wishesReordered(parts, child, new Dice(pick)))];
        const [first, second] = [decidedOrStopped(one), decidedOrStopped(other)];
        if (first !== undefined && second !== undefined) expect(listsByChild(other, second)).toBe(listsByChild(one, first));
      }),
      { numRuns: 120 },
    );
  });
});

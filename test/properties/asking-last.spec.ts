import { type Change, type Snapshot, Trial, triedOf, worldOf } from '@allocation';
import { BadInput } from '@kernel';
import type { ChildFacts } from '@policy';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { decidedOrStopped } from './decided';
import { known, preferencesOf } from './parts-of';
import { pooledRounds, pooledSnapshot } from './pooled-worlds';
import { simpleRounds, simpleSnapshot, twinRounds } from './worlds';

/** Rounds of every kind: pools, caps, bands, draws, births, places held. */
const anyRound: fc.Arbitrary<Snapshot> = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((seed) => randomWorld(new Dice(seed))), weight: 6 },
  { arbitrary: simpleRounds({ children: 16, schools: 4 }).map(simpleSnapshot), weight: 1 },
  { arbitrary: twinRounds({ children: 14, schools: 3 }).map(simpleSnapshot), weight: 3 },
  { arbitrary: pooledRounds({ children: 16, schools: 3 }).map(pooledSnapshot), weight: 3 },
);

/** A few changes of the child who asks: another child's facts, or parts of them, or another child's distance, give or take. */
function someChange(snapshot: Snapshot, dice: Dice, trial: Trial): Change {
  const { child, preference, facts } = trial;
  const measures = snapshot.intakes[trial.intake]?.measures ?? [];
  if (measures.length > 0 && dice.oneIn(2)) {
    const slot = dice.whole(0, measures.length - 1);
    const other = snapshot.millimetres[slot]?.[dice.whole(0, snapshot.preferenceChild.length - 1)] ?? 0;
    const millimetres = Math.max(0, (Number.isNaN(other) ? 0 : other) + dice.one([0, -1, 1, -1000, 1000]));
    return { child, facts, distance: { preference, slot, millimetres }, preferences: [preference] };
  }
  const theirs = known(snapshot.facts[dice.whole(0, snapshot.children.length - 1)] ?? {});
  const taken = Object.fromEntries(Object.entries(theirs).filter(([name]) => !(name === 'multipleBirth' && !dice.oneIn(4)) && dice.oneIn(2)));
  const mixed: ChildFacts = { ...facts, ...taken };
  const wishes = preferencesOf(snapshot).filter((one) => one.child === child).map(({ number }) => number);
  return { child, facts: mixed, preferences: wishes };
}

/** The answer from the start: offered or not, or that the round stops. */
function fromTheStart(trial: Trial, change: Change): boolean | 'stops' {
  try {
    return trial.offeredFromTheStart(change);
  } catch (error) {
    if (error instanceof BadInput) return 'stops';
    throw error;
  }
}

describe('A changed child who asks last', () => {
  it('is offered what deciding the whole round again offers, in whatever order changes are tried', () => {
    const seen = { offered: 0, 'not-offered': 0, 'from-the-start': 0 };
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        if (decidedOrStopped(snapshot) === undefined) return;
        const tried = triedOf(worldOf(snapshot));
        const dice = new Dice(pick + 1);
        const refused = preferencesOf(snapshot).filter(({ number, child }) => tried.at[child] !== snapshot.preferenceStart[child] && number !== tried.at[child]);
        for (const { number } of dice.shuffled(refused).slice(0, 6)) {
          const trial = new Trial(tried, number);
          for (let change = 0; change < 4; change += 1) {
            const supposed = someChange(snapshot, dice, trial);
            const quick = trial.offeredAskingLast(supposed);
            seen[quick === undefined ? 'from-the-start' : quick ? 'offered' : 'not-offered'] += 1;
            if (quick !== undefined) expect({ supposed, offered: quick }).toEqual({ supposed, offered: fromTheStart(trial, supposed) });
          }
        }
      }),
      { numRuns: 140 },
    );
    expect(seen.offered).toBeGreaterThan(30);
    expect(seen['not-offered']).toBeGreaterThan(100);
  });
});

import { decide, type Outcome, type Snapshot, waysPlaced } from '@allocation';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { answerTo, decidedOrStopped } from './decided';
import { preferencesOf } from './parts-of';
import { pooledRounds, pooledSnapshot } from './pooled-worlds';

// How pools, caps and flows choose is not worked out here a third time: the verifier's own choosing, written from
// docs/decision-rules.md alone, is held against the engine in test/verify. What is tried here needs no such program.

/** How many children an intake took by preference. */
function placedByPreference({ placedIntake, placedHow }: Outcome, intake: number): number {
  return placedIntake.filter((at, child) => at === intake && waysPlaced[placedHow[child] ?? 0] === 'preference').length;
}

function takenAt({ stages }: Outcome, intake: number): number {
  return stages.reduce((sum, stage) => (stage.intake === intake ? sum + stage.taken : sum), 0);
}

/** Places that children hold and keep, of those that count. */
function keptAt({ held }: Snapshot, { placedIntake, placedHow }: Outcome, intake: number): number {
  return held.filter((one) => one.intake === intake && one.counts && placedIntake[one.child] === intake && waysPlaced[placedHow[one.child] ?? 0] === 'held').length;
}

describe('The places of every intake', () => {
  it('are each given once: what the lists took is who was placed, and never more than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const snapshot = randomWorld(new Dice(seed));
        const outcome = decidedOrStopped(snapshot);
        if (outcome === undefined) return;
        snapshot.intakes.forEach(({ places }, intake) => {
          const taken = takenAt(outcome, intake);
          expect(taken).toBe(placedByPreference(outcome, intake));
          expect(taken).toBeLessThanOrEqual(Math.max(0, places - keptAt(snapshot, outcome, intake)));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('that a pool cannot fill flow on: none stays empty while a child is refused', () => {
    fc.assert(
      fc.property(pooledRounds({ children: 16, schools: 2 }), (round) => {
        const snapshot = pooledSnapshot(round);
        const outcome = decidedOrStopped(snapshot);
        if (outcome === undefined) return;
        const refused = preferencesOf(snapshot).filter(({ number }) => answerTo(outcome, number) === 'outranked');
        for (const { intake } of refused) expect(takenAt(outcome, intake)).toBe(snapshot.intakes[intake]?.places);
      }),
      { numRuns: 150 },
    );
  });

  it('that are kept for an area go to its children first', () => {
    fc.assert(
      fc.property(pooledRounds({ children: 16, schools: 1 }), (round) => {
        const uncapped = { ...round, schools: round.schools.map(({ premiumCap: _cap, onlyNorth: _north, ...rest }) => rest) };
        const outcome = decide(pooledSnapshot(uncapped));
        ['north', 'middle', 'south'].forEach((area, at) => {
          const askers = round.children.filter((child) => child.area === area).length;
          const taken = outcome.stages[at]?.taken ?? 0;
          expect(taken).toBeGreaterThanOrEqual(Math.min(askers, round.schools[0]?.places[at] ?? 0));
          expect(taken).toBeLessThanOrEqual(askers);
        });
      }),
      { numRuns: 120 },
    );
  });
});

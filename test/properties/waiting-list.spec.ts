import { createHmac } from 'node:crypto';
import { buildSnapshot, decide, type SnapshotParts } from '@allocation';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { inFull } from './decided';
import { childId, simpleParts, simpleRounds } from './worlds';

/** Rounds after offer day in which a draw decides within each category. */
const drawnRounds = simpleRounds({ children: 10, schools: 2 }).map((round): SnapshotParts => {
  const parts = simpleParts(round);
  return {
    ...parts,
    round: { ...parts.round, kind: 'after-offer-day' },
    policies: parts.policies.map((policy) => ({ ...policy, tieBreak: [{ by: 'draw', supervisedBy: 'an independent person' }] })),
  };
});

describe('A waiting list', () => {
  it('does not know when a child joined it (2.15)', () => {
    fc.assert(
      fc.property(drawnRounds, fc.nat(), (parts, seed) => {
        const joinedOtherwise = { ...parts, children: new Dice(seed).shuffled(parts.children), preferences: new Dice(seed + 1).shuffled(parts.preferences) };
        expect(inFull(decide(buildSnapshot(joinedOtherwise)))).toBe(inFull(decide(buildSnapshot(parts))));
      }),
      { numRuns: 100 },
    );
  });

  it('is drawn afresh for each place, by a lot that anyone can work out (1.35)', () => {
    fc.assert(
      fc.property(drawnRounds, (parts) => {
        const snapshot = buildSnapshot(parts);
        const owner = snapshot.children.flatMap((_, child) => [...snapshot.preferenceIntake.subarray(snapshot.preferenceStart[child], snapshot.preferenceStart[child + 1])].map(() => child));
        const lots: string[] = [];
        for (const { intake, vacancy, order, drawn } of decide(snapshot).lists) {
          expect(vacancy).toBeGreaterThanOrEqual(1);
          for (const [position, lot] of drawn) {
            const name = `${snapshot.intakes[intake]?.draw?.id ?? ''}/vacancy-${String(vacancy)}`;
            const due = createHmac('sha256', 'a seed').update(`${name}\n${childId(owner[order[position] ?? -1] ?? -1)}`).digest('hex');
            expect(lot).toBe(due);
            lots.push(lot);
          }
        }
        expect(new Set(lots).size).toBe(lots.length);
      }),
      { numRuns: 100 },
    );
  });

  it('fills its k-th place from its k-th list', () => {
    fc.assert(
      fc.property(drawnRounds, (parts) => {
        const snapshot = buildSnapshot(parts);
        const { placedIntake, placedVacancy, lists } = decide(snapshot);
        snapshot.intakes.forEach((_, intake) => {
          const numbers = [...placedVacancy].filter((_vacancy, child) => placedIntake[child] === intake).sort((a, b) => a - b);
          expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
          expect(lists.filter((list) => list.intake === intake).map(({ vacancy }) => vacancy)).toEqual(numbers.length === 0 ? [1] : numbers);
        });
      }),
      { numRuns: 100 },
    );
  });
});

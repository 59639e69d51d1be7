import { compareWithSchoolProposing, decide } from '@allocation';
import fc from 'fast-check';
import { comesBefore, extreme, noWorse, type Placing, stablePlacings } from './stable-matchings';
import { childId, schoolId, type SimpleRound, simpleRounds, simpleSnapshot } from './worlds';

const small = simpleRounds({ children: 5, schools: 3 });

/** Where the engine places each child, as a wish. */
function decided(round: SimpleRound): Placing {
  const { placedIntake } = decide(simpleSnapshot(round));
  return round.children.map(({ wishes }, child) => wishes.indexOf(placedIntake[child] ?? -1));
}

/** Where the loop in which schools offer leaves each child, as a wish: as decided, but for those it treats differently. */
function offeredBySchools(round: SimpleRound): Placing {
  const different = new Map(compareWithSchoolProposing(simpleSnapshot(round)).map(({ child, schoolProposing }) => [child, schoolProposing]));
  return decided(round).map((wish, child) => {
    if (!different.has(childId(child))) return wish;
    const offer = different.get(childId(child));
    return offer === undefined ? -1 : offer.rank - 1;
  });
}

/** Two children who each stand first where the other would rather go. */
const swap: SimpleRound = {
  places: [1, 1],
  children: [
    { wishes: [0, 1], metres: [200, 100], sibling: [], lookedAfter: false },
    { wishes: [1, 0], metres: [100, 200], sibling: [], lookedAfter: false },
  ],
};

describe('Of all stable placings, made one by one', () => {
  it('the decision is the best for every child', () => {
    fc.assert(
      fc.property(small, (round) => {
        expect(decided(round)).toEqual(extreme(stablePlacings(round), 'best'));
      }),
      { numRuns: 250 },
    );
  });

  it('the loop in which schools offer gives the worst for every child, and better to none', () => {
    fc.assert(
      fc.property(small, (round) => {
        const bySchools = offeredBySchools(round);
        expect(bySchools).toEqual(extreme(stablePlacings(round), 'worst'));
        expect(decided(round).every((wish, child) => noWorse(wish, bySchools[child] ?? -1))).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  it('the two-child swap has two: each child gets their first wish, and the loop would give each their second', () => {
    expect(stablePlacings(swap)).toHaveLength(2);
    expect(decided(swap)).toEqual([0, 0]);
    expect(offeredBySchools(swap)).toEqual([1, 1]);
    expect(compareWithSchoolProposing(simpleSnapshot(swap))).toEqual([
      { child: 'c01', childProposing: { intake: 's1', rank: 1 }, schoolProposing: { intake: 's2', rank: 2 } },
      { child: 'c02', childProposing: { intake: 's2', rank: 1 }, schoolProposing: { intake: 's1', rank: 2 } },
    ]);
  });
});

describe('Every list', () => {
  it('is a strict order that two by two comparing would give', () => {
    fc.assert(
      fc.property(simpleRounds({ children: 12, schools: 3 }), (round) => {
        const snapshot = simpleSnapshot(round);
        const owner = round.children.flatMap(({ wishes }, child) => wishes.map(() => child));
        for (const { intake, order } of decide(snapshot).lists) {
          const children = [...order].map((preference) => owner[preference] ?? -1);
          const askers = round.children.flatMap(({ wishes }, child) => (wishes.includes(intake) ? [child] : []));
          expect([...children].sort((a, b) => a - b)).toEqual(askers);
          expect(snapshot.intakes[intake]?.id).toBe(schoolId(intake));
          children.forEach((one, at) => {
            for (const other of children.slice(at + 1)) expect([comesBefore(round, intake, one, other), comesBefore(round, intake, other, one)]).toEqual([true, false]);
          });
        }
      }),
      { numRuns: 80 },
    );
  });
});

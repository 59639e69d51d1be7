import fc from 'fast-check';
import { placesIn } from './decided';
import { type SimpleChild, type SimpleRound, simpleRounds, simpleSnapshot } from './worlds';

/** A round and one of its children. */
const roundWithOne = simpleRounds({ children: 12, schools: 4 }).chain((round) => fc.record({ round: fc.constant(round), one: fc.nat(round.children.length - 1) }));

/** The round with another list of wishes for one child. */
function withWishes(round: SimpleRound, one: number, wishes: readonly number[]): SimpleRound {
  return { ...round, children: round.children.map((child, at): SimpleChild => (at === one ? { ...child, wishes } : child)) };
}

/** How far down their true list each child is placed, from 0; beyond the end where not at all. */
function joy(truth: SimpleRound, places: readonly number[]): readonly number[] {
  return truth.children.map(({ wishes }, child) => {
    const at = wishes.indexOf(places[child] ?? -1);
    return at < 0 ? wishes.length : at;
  });
}

describe('A parent', () => {
  it('gains nothing by naming schools in another order, or leaving some out', () => {
    const told = roundWithOne.chain(({ round, one }) =>
      fc.record({ round: fc.constant(round), one: fc.constant(one), told: fc.shuffledSubarray([...(round.children[one]?.wishes ?? [])], { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(told, ({ round, one, told }) => {
        const honest = joy(round, placesIn(simpleSnapshot(round)))[one] ?? 0;
        const otherwise = joy(round, placesIn(simpleSnapshot(withWishes(round, one, told))))[one] ?? 0;
        expect(otherwise).toBeGreaterThanOrEqual(honest);
      }),
      { numRuns: 400 },
    );
  });

  it('loses nothing by naming one more school at the end', () => {
    fc.assert(
      fc.property(roundWithOne, fc.nat(), ({ round, one }, pick) => {
        const wishes = round.children[one]?.wishes ?? [];
        const fewer = wishes.slice(0, 1 + (pick % wishes.length));
        const before = placesIn(simpleSnapshot(withWishes(round, one, fewer)))[one] ?? -1;
        const after = placesIn(simpleSnapshot(round))[one] ?? -1;
        if (before >= 0) expect(after).toBe(before);
        else expect(fewer).not.toContain(after);
      }),
      { numRuns: 250 },
    );
  });

  it('never loses by more places anywhere', () => {
    fc.assert(
      fc.property(simpleRounds({ children: 12, schools: 4 }), fc.nat(), fc.integer({ min: 1, max: 3 }), (round, pick, more) => {
        const grown = { ...round, places: round.places.map((places, school) => (school === pick % round.places.length ? places + more : places)) };
        const before = joy(round, placesIn(simpleSnapshot(round)));
        const after = joy(round, placesIn(simpleSnapshot(grown)));
        after.forEach((one, child) => {
          expect(one).toBeLessThanOrEqual(before[child] ?? 0);
        });
      }),
      { numRuns: 250 },
    );
  });

  it('never loses because another family asks for fewer schools', () => {
    fc.assert(
      fc.property(roundWithOne, ({ round, one }) => {
        const shorter = withWishes(round, one, (round.children[one]?.wishes ?? []).slice(0, 1));
        const before = joy(round, placesIn(simpleSnapshot(round)));
        const after = joy(round, placesIn(simpleSnapshot(shorter)));
        after.forEach((now, child) => {
          if (child !== one) expect(now).toBeLessThanOrEqual(before[child] ?? 0);
        });
      }),
      { numRuns: 250 },
    );
  });
});

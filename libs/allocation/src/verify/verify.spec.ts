import type { Outcome, RankedList, Snapshot } from './documents';
import { handMadeOutcome, handMadeSnapshot } from './testing';
import { properties, verify } from './verify';

type Change = (outcome: Outcome) => Outcome;

/** The outcome with one number of one column changed. */
const column =
  (name: 'placedIntake' | 'placedHow' | 'placedStage' | 'placedVacancy' | 'verdicts' | 'positions', at: number, value: number): Change =>
  (outcome) => {
    outcome[name][at] = value;
    return outcome;
  };

const list =
  (at: number, change: (list: RankedList) => Partial<RankedList>): Change =>
  (outcome) => ({ ...outcome, lists: outcome.lists.map((one, number) => (number === at ? { ...one, ...change(one) } : one)) });

const both =
  (...changes: readonly Change[]): Change =>
  (outcome) =>
    changes.reduce((changed, change) => change(changed), outcome);

const stage = (at: number, change: Partial<Outcome['stages'][number]>): Change => (outcome) => ({
  ...outcome,
  stages: outcome.stages.map((one, number) => (number === at ? { ...one, ...change } : one)),
});

/** Leaves a child without the place they were given, with answer and record to match. */
const drop = (child: number, preference: number): Change =>
  both(column('placedIntake', child, -1), column('placedHow', child, 0), column('placedStage', child, -1), column('verdicts', preference, 2));

/** Gives a child a place by preference, with answer and record to match. */
const give = (child: number, intake: number, preference: number): Change =>
  both(column('placedIntake', child, intake), column('placedHow', child, 1), column('placedStage', child, 0), column('verdicts', preference, 0));

const reordered = (order: readonly number[], category: readonly number[], keys: readonly number[]) => (): Partial<RankedList> => ({
  order: Int32Array.from(order),
  category: Uint8Array.from(category),
  keys: Float64Array.from(keys),
});

/** One fault each: what was done to the hand-made outcome, and the property that must notice. */
const faults: readonly (readonly [property: string, fault: string, Change])[] = [
  ['V1', 'a second child is given the one place of Oak', give(1, 2, 2)],
  ['V1', 'a child is placed over the number without a same-birth child', both(column('placedIntake', 1, 2), column('placedHow', 1, 4), column('verdicts', 2, 6))],
  ['V2', 'two answers give a place', column('verdicts', 1, 0)],
  ['V2', 'a place without an answer', column('verdicts', 5, 2)],
  ['V2', 'a reason without a place', column('placedHow', 1, 1)],
  ['V3', 'a child is placed by preference at a school they did not name', both(column('placedIntake', 1, 0), column('placedHow', 1, 1), column('placedStage', 1, 0))],
  ['V3', 'the fallback gives the place to the child who lives farther', both(drop(5, 7), column('placedIntake', 1, 0), column('placedHow', 1, 3))],
  ['V3', 'the fallback is forgotten', both(column('placedIntake', 5, -1), column('placedHow', 5, 0))],
  ['V3', 'a place is said to be held that was not', column('placedHow', 3, 2)],
  ['V4', 'Oak takes Bob and passes over Ann and Cat', both(drop(0, 0), column('verdicts', 1, 0), column('placedIntake', 0, 1), column('placedHow', 0, 1), column('placedStage', 0, 0), give(1, 2, 2))],
  ['V5', "Dan is refused though Elm has a place", drop(3, 5)],
  ['V6', 'neighbours are swapped', list(2, reordered([0, 3, 7, 2], [0, 2, 2, 2], [900, 100, 300, 100]))],
  ['V6', 'a category is changed', list(2, () => ({ category: Uint8Array.of(0, 1, 2, 2) }))],
  ['V6', 'a distance is changed', list(2, () => ({ keys: Float64Array.of(900, 100, 100, 301) }))],
  ['V6', 'a child is left off a list', list(2, reordered([0, 3, 2], [0, 2, 2], [900, 100, 100]))],
  ['V6', 'a child stands on a list twice', list(2, reordered([0, 3, 2, 2], [0, 2, 2, 2], [900, 100, 100, 100]))],
  ['V6', 'a child who did not ask is on a list', list(2, reordered([0, 3, 2, 5], [0, 2, 2, 2], [900, 100, 100, 700]))],
  ['V6', 'a list is missing', (outcome) => ({ ...outcome, lists: outcome.lists.slice(1) })],
  ['V6', 'a list names other rows', list(1, () => ({ rows: [0, 2] }))],
  ['V7', 'Eve, whose plan names Elm, is sent away', both(column('placedIntake', 4, -1), column('placedHow', 4, 0), column('verdicts', 6, 2))],
  ['V7', 'Eve is ranked', list(1, reordered([1, 6, 4, 5], [0, 2, 2, 2], [500, 200, 700, 700]))],
  ['V8', 'Ann, who is looked after, stands last', list(1, reordered([4, 5, 1], [2, 2, 0], [700, 700, 500]))],
  ['V9', 'Cat is not ranked at Elm, which she put second', both(list(1, reordered([1, 5], [0, 2], [500, 700])), column('positions', 4, -1), column('verdicts', 4, 3))],
  ['V10', 'a position is changed', column('positions', 7, 2)],
  ['V10', 'an answer is changed', column('verdicts', 7, 3)],
  ['V10', 'a stage says it had more places', stage(2, { places: 2 })],
  ['V10', 'a place is said to be of a draw of its own', column('placedVacancy', 2, 1)],
  ['V10', 'a change for a multiple birth is made up', (outcome) => ({ ...outcome, passes: [{ pass: 1, child: 1, intake: 2, change: 'over-number', because: 0 }] })],
  ['V11', 'a draw is changed', list(2, (one) => ({ drawn: new Map([...one.drawn, [2, 'f'.repeat(64)]]) }))],
  ['V11', 'a draw is left out', list(2, (one) => ({ drawn: new Map([...one.drawn].slice(1)) }))],
  ['V11', 'a draw decides where distance does', list(2, (one) => ({ drawn: new Map([...one.drawn, [3, 'f'.repeat(64)]]) }))],
  ['V12', 'another snapshot is named', (outcome) => ({ ...outcome, snapshot: 'e'.repeat(64) })],
  ['V12', 'no engine is named', (outcome) => ({ ...outcome, engine: '' })],
  ['V12', 'lists stand in another order', (outcome) => ({ ...outcome, lists: outcome.lists.toReversed() })],
  ['V12', 'a column is too short', (outcome) => ({ ...outcome, verdicts: outcome.verdicts.slice(1) })],
  ['V12', 'an intake does not exist', column('placedIntake', 0, 3)],
  ['V12', 'a way of being placed does not exist', column('placedHow', 0, 9)],
  ['V12', 'a list names a preference that does not exist', list(2, () => ({ order: Int32Array.of(0, 3, 2, 8) }))],
  ['V12', 'a list has too few keys', list(2, () => ({ keys: new Float64Array(2) }))],
  ['V13', 'Dan is refused though Elm has room for all who ask', drop(3, 5)],
  ['V14', 'a stage says it took one more', stage(1, { taken: 3 })],
  ['V14', 'the last child taken stands elsewhere', stage(1, { lastTaken: 1 })],
];

const broken = (snapshot: Snapshot, outcome: Outcome): readonly string[] =>
  verify(snapshot, outcome).properties.filter((property) => !property.holds).map((property) => property.name);

describe('The verifier', () => {
  it('finds nothing wrong with the outcome decided by hand', () => {
    const verification = verify(handMadeSnapshot(), handMadeOutcome());
    expect(verification.properties.filter((property) => !property.holds)).toEqual([]);
    expect(verification.holds).toBe(true);
    expect(verification.engine).toBe('by hand');
  });

  it('has its properties in order, each with a fault that it must find', () => {
    const names = properties.map((property) => property.name);
    expect(names).toEqual(Array.from({ length: 14 }, (_, at) => `V${String(at + 1)}`));
    expect(names.filter((name) => !faults.some(([property]) => property === name))).toEqual([]);
  });

  it.each(faults)('%s notices when %s', (property, _fault, change) => {
    expect(broken(handMadeSnapshot(), change(handMadeOutcome()))).toContain(property);
  });

  it('V11 notices a seed that was not committed to, and a draw used twice', () => {
    const snapshot = handMadeSnapshot();
    const [ash, elm, oak] = snapshot.intakes;
    if (ash?.draw === undefined || elm?.draw === undefined || oak === undefined) throw new Error('The hand-made round has three draws.');
    const other = { ...ash, draw: { ...ash.draw, seed: 'another seed' } };
    expect(broken({ ...snapshot, intakes: [other, elm, oak] }, handMadeOutcome())).toEqual(['V11']);
    const twice = { ...ash, draw: { ...ash.draw, id: elm.draw.id } };
    expect(broken({ ...snapshot, intakes: [twice, elm, oak] }, handMadeOutcome())).toEqual(['V11']);
  });

  it('keeps as many breaches as it is asked to, and counts them all', () => {
    const outcome = handMadeOutcome();
    outcome.positions.fill(-1);
    const replayed = verify(handMadeSnapshot(), outcome, { limit: 2 }).properties.find((property) => property.name === 'V10');
    expect(replayed?.breaches).toHaveLength(2);
    expect(replayed?.breachCount).toBe(7);
  });

  it('says nothing of any child but ids', () => {
    const outcome = give(1, 2, 2)(handMadeOutcome());
    const said = JSON.stringify(verify(handMadeSnapshot(), outcome).properties.map((property) => property.breaches));
    expect(said).not.toMatch(/looked.after|900|99_?700/);
  });
});

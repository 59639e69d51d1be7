import type { Intake } from '@contract';
import type { RoundApplication } from '../../applications';
import type { LineRow } from '../lists/lists.reader';
import { heldTogether, placesByPlan } from './places-by-plan';

const intake = (id: string, school: string, ageGroup = 'reception') => ({ id, school, ageGroup }) as Intake;
const intakes = [intake('oak-r', 'oak'), intake('elm-r', 'elm'), intake('elm-3', 'elm', 'year-3')];
const line = (change: Partial<LineRow>) =>
  ({
    id: 'line',
    kind: 'ehc-plans',
    number: 2,
    state: 'matched',
    child: 'zara',
    place: 'oak',
    counts: true,
    ...change,
  }) as LineRow;
const naming = (...named: string[]) =>
  [{ child: 'zara', preferences: named.map((one) => ({ intake: one })) }] as unknown as RoundApplication[];

describe('Places by EHC plan', () => {
  it('are fixed, and taken off also for a child who does not apply', () => {
    const lines = [line({}), line({ id: 'other', state: 'no-child', child: null, counts: false })];
    expect(placesByPlan(lines, intakes, []).held).toEqual([
      { child: 'zara', intake: 'oak-r', why: 'ehc-plan', counts: true, mayMove: false },
      { child: 'other', intake: 'oak-r', why: 'ehc-plan', counts: false, mayMove: false },
    ]);
  });

  it('are nowhere in the round where the plan names a place elsewhere, and not at all where there is none', () => {
    const found = placesByPlan(
      [line({ place: 'elsewhere' }), line({ id: 'b', child: 'max', place: 'none' })],
      intakes,
      [],
    );
    expect(found.held).toEqual([]);
    expect([...found.elsewhere]).toEqual(['zara']);
    expect([...found.answered]).toEqual(['zara', 'max']);
  });

  it('stop a round while a line is undecided or names what takes no part', () => {
    const lines = [
      line({ state: 'to-decide' }),
      line({ id: 'b', place: 'moon' }),
      line({ id: 'c', kind: 'looked-after', state: 'to-decide', place: null }),
    ];
    expect(placesByPlan(lines, intakes, []).blocks.map(({ why, subject }) => [why, subject])).toEqual([
      ['list-undecided', 'line'],
      ['place-not-in-round', 'b'],
      ['list-undecided', 'c'],
    ]);
  });

  it('are at the age group named, or at the one that the family names', () => {
    const held = (place: string, applications: RoundApplication[] = []): unknown =>
      placesByPlan([line({ place })], intakes, applications).held.map((one) => one.intake);
    expect(held('elm/year-3')).toEqual(['elm-3']);
    expect(held('elm', naming('elm-r'))).toEqual(['elm-r']);
    expect(held('elm')).toEqual([]);
    expect(placesByPlan([line({ place: 'elm' })], intakes, []).blocks).toMatchObject([
      { says: expect.stringContaining('elm/reception') as string },
    ]);
  });

  it('take the turn of a place held at the same school, and stop where another is held', () => {
    const plan = { child: 'zara', intake: 'oak-r', why: 'ehc-plan', counts: true, mayMove: false } as const;
    const offer = { ...plan, why: 'offer', mayMove: true } as const;
    expect(heldTogether([offer], [plan])).toEqual({ held: [plan], blocks: [] });
    expect(heldTogether([{ ...offer, intake: 'elm-r' }], [plan]).blocks).toMatchObject([
      { why: 'two-places-held', child: 'zara' },
    ]);
    expect(heldTogether([{ ...offer, child: 'max' }], [plan]).held).toHaveLength(2);
  });
});

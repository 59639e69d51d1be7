import type { Outcome, RankedList, Snapshot } from '@allocation';
import { HowFarPlacesWent } from './how-far';

/** One school, one list: its children by the number of their group, best first, and how many of them the places reached. */
function world(category: readonly number[], reached: number, vacancies = 1): HowFarPlacesWent {
  const list: RankedList = {
    ...{ intake: 0, stage: 0, pool: 'all', rows: [0, 1, 2], vacancy: 0, width: 0, drawn: new Map() },
    order: Int32Array.from(category, (_, at) => at),
    category: Uint8Array.from(category),
    keys: new Float64Array(),
  };
  const names = ['children in care', 'brothers and sisters', 'all other children'];
  const snapshot = {
    preferenceIntake: Int32Array.from(category, () => 0),
    intakes: [{ policy: { rows: names.map((name, at) => ({ id: String(at + 1), name })) } }],
  };
  const outcome = {
    lists: Array.from({ length: vacancies }, () => list),
    stages: [{ intake: 0, stage: 0, places: 10, taken: 8, lastTaken: reached - 1 }],
  };
  return new HowFarPlacesWent(snapshot as unknown as Snapshot, outcome as unknown as Outcome);
}

const groups = (...counts: number[]): number[] => counts.flatMap((count, row) => Array<number>(count).fill(row));

describe('how far the places went', () => {
  it('tells how many children each group has, and how many of them the places reached', () => {
    expect(world(groups(5, 6, 9), 13).of(12, 0)).toEqual({
      places: 10,
      position: 13,
      groups: [
        { rows: ['1'], names: ['children in care'], count: 5, reached: 5, yours: false },
        { rows: ['2'], names: ['brothers and sisters'], count: 6, reached: 6, yours: false },
        { rows: ['3'], names: ['all other children'], count: 9, reached: 2, yours: true },
      ],
    });
  });

  it('tells small groups together with their neighbour, so that nobody is singled out', () => {
    const told = world(groups(1, 7, 3), 9).of(0, 0);
    expect(told?.groups).toEqual([
      {
        rows: ['1', '2', '3'],
        names: ['children in care', 'brothers and sisters', 'all other children'],
        count: 11,
        reached: 9,
        yours: true,
      },
    ]);
  });

  it('tells nothing where each place had a list of its own, or the child is on none', () => {
    expect(world(groups(5, 6, 9), 13, 2).of(12, 0)).toBeUndefined();
    expect(world(groups(5, 6, 9), 13).of(99, 0)).toBeUndefined();
    expect(world(groups(5, 6, 9), 13).of(12, 1)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { Scratch } from './members';
import type { Members } from './members';
import { sortMembers } from './sort-members';
import type { Stage } from './stages';

/** Keys of every size: a few steps apart, a country apart, with decimals, and missing. */
const keys = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 2_000_000_000 }),
  fc.integer({ min: 0, max: 8_000_000_000_000 }),
  fc.double({ min: 0, max: 9, noNaN: true }),
  fc.constant(Number.NaN),
);
const kinds = [fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 0, max: 8_000_000_000_000 }), keys];
const members = fc.constantFrom(...kinds).chain((kind) => fc.array(fc.record({ row: fc.integer({ min: 0, max: 2 }), first: fc.oneof(kind, fc.constant(Number.NaN)), second: fc.integer({ min: 0, max: 2 }) }), { maxLength: 60 }));
const directions = fc.tuple(fc.constantFrom<1 | -1>(1, -1), fc.constantFrom<1 | -1>(1, -1));

/** The lot of a slot: the higher the slot, the earlier. */
const lot = (slot: number): string => String(1000 - slot);

describe('Sorting the members of a list', () => {
  it('gives the order of rows, keys and lots, whatever the size of the keys', () => {
    const seed = 2028;
    fc.assert(
      fc.property(members, directions, (all, [one, two]) => {
        const key = (direction: 1 | -1): Stage['orders'][number]['keys'][number] => ({ reader: () => () => 0, direction });
        const order = { keys: [key(one), key(two)], draws: true };
        const stage: Stage = { stage: 0, pool: 'all', rows: [0, 1, 2], who: undefined, tests: [], byFactsAlone: true, needs: [], orders: [order, order, order], cap: undefined };
        const scratch = new Scratch();
        scratch.reserve(all.length, 2);
        const given: Members = { count: all.length, at: Int32Array.from(all.keys()), row: Uint8Array.from(all, ({ row }) => row), width: 2, keys: Float64Array.from(all.flatMap(({ first, second }) => [first, second])) };
        const { slots } = sortMembers(stage, given, scratch, { draw: lot, cannotSeparate: () => { throw new Error('Lots separate everyone.'); } });
        const wanted = [...all.keys()].sort((a, b) => {
          const [x, y] = [all[a], all[b]];
          if (x === undefined || y === undefined) return 0;
          return x.row - y.row || compare(x.first, y.first, one) || compare(x.second, y.second, two) || (lot(a) < lot(b) ? -1 : 1);
        });
        expect([...slots]).toEqual(wanted);
      }),
      { seed, numRuns: 600 },
    );
  });
});

function compare(a: number, b: number, direction: 1 | -1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a === b ? 0 : (a < b ? -1 : 1) * direction;
}

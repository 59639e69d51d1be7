import type { Members } from './members';
import type { Stage } from './stages';

/** What separates children whom no key separates. */
export interface TieBreaker {
  draw(slot: number): string;
  cannotSeparate(one: number, other: number): never;
}

/** Doubles count whole numbers exactly up to here, which bounds what fits in one packed key. */
const exactlyCounted = 2 ** 53;

/**
 * The slots in order, and the draws that were needed.
 *
 * Nearly every list is settled by its row and first key, so those are packed into one number with the slot and sorted
 * as plain doubles; runs of equals are then put in order by the remaining keys and the draw.
 */
export function sortMembers(stage: Stage, members: Members, ties: TieBreaker): { readonly slots: Int32Array; readonly drawn: ReadonlyMap<number, string> } {
  const drawn = new Map<number, string>();
  const packed = pack(stage, members);
  const slots = packed === undefined ? compared(stage, members) : packed.slots;
  const equal = packed?.equal ?? ((one: number, other: number) => compareKeys(stage, members, one, other, 0) === 0);
  let from = 0;
  while (from < slots.length) {
    let to = from + 1;
    while (to < slots.length && equal(slots[to - 1] ?? 0, slots[to] ?? 0)) to += 1;
    if (to - from > 1) settle(stage, members, slots.subarray(from, to), ties, drawn);
    from = to;
  }
  return { slots, drawn };
}

/** Slots sorted by row and first key alone, or nothing where these do not fit in one number. */
function pack(stage: Stage, members: Members): { slots: Int32Array; equal: (one: number, other: number) => boolean } | undefined {
  const { count, width, keys, row } = members;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const first = new Float64Array(count);
  for (let slot = 0; slot < count; slot += 1) {
    const key = width === 0 ? 0 : (keys[slot * width] ?? 0) * (stage.orders[row[slot] ?? 0]?.keys[0]?.direction ?? 1);
    first[slot] = key;
    if (Number.isNaN(key)) continue;
    if (!Number.isInteger(key)) return undefined;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const span = most < least ? 1 : most - least + 2;
  const room = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
  if (span * room * stage.rows.length >= exactlyCounted) return undefined;
  const sorted = new Float64Array(count);
  for (let slot = 0; slot < count; slot += 1) {
    const key = first[slot] ?? 0;
    const step = Number.isNaN(key) ? span - 1 : key - least;
    sorted[slot] = ((row[slot] ?? 0) * span + step) * room + slot;
  }
  sorted.sort();
  const slots = new Int32Array(count);
  for (let position = 0; position < count; position += 1) slots[position] = (sorted[position] ?? 0) % room;
  const equal = (one: number, other: number): boolean =>
    row[one] === row[other] && (first[one] === first[other] || (Number.isNaN(first[one]) && Number.isNaN(first[other])));
  return { slots, equal };
}

/** Slots sorted by comparing rows and every key, where packing does not fit. */
function compared(stage: Stage, members: Members): Int32Array {
  const slots = Int32Array.from({ length: members.count }, (_, slot) => slot);
  return slots.sort((one, other) => compareKeys(stage, members, one, other, 0) || one - other);
}

/** Orders two slots by row and by the keys from a given one on; a missing value comes after every other. */
function compareKeys(stage: Stage, members: Members, one: number, other: number, from: number): number {
  const { row, keys, width } = members;
  const rows = (row[one] ?? 0) - (row[other] ?? 0);
  if (rows !== 0) return rows;
  const order = stage.orders[row[one] ?? 0]?.keys ?? [];
  for (let key = from; key < order.length; key += 1) {
    const a = keys[one * width + key] ?? Number.NaN;
    const b = keys[other * width + key] ?? Number.NaN;
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    if (Number.isNaN(a)) return 1;
    if (Number.isNaN(b)) return -1;
    return a < b === ((order[key]?.direction ?? 1) === 1) ? -1 : 1;
  }
  return 0;
}

/** Puts a run of equals in order: by all keys, then by the draw for those still equal. Works in place. */
function settle(stage: Stage, members: Members, run: Int32Array, ties: TieBreaker, drawn: Map<number, string>): void {
  run.sort((one, other) => compareKeys(stage, members, one, other, 0) || one - other);
  let from = 0;
  while (from < run.length) {
    let to = from + 1;
    while (to < run.length && compareKeys(stage, members, run[from] ?? 0, run[to] ?? 0, 0) === 0) to += 1;
    if (to - from > 1) drawLots(stage, members, run.subarray(from, to), ties, drawn);
    from = to;
  }
}

function drawLots(stage: Stage, members: Members, run: Int32Array, ties: TieBreaker, drawn: Map<number, string>): void {
  const [first = 0, second = 0] = run;
  if (stage.orders[members.row[first] ?? 0]?.draws !== true) ties.cannotSeparate(first, second);
  for (const slot of run) drawn.set(slot, ties.draw(slot));
  run.sort((one, other) => {
    const a = drawn.get(one) ?? '';
    const b = drawn.get(other) ?? '';
    return a < b ? -1 : a > b ? 1 : one - other;
  });
}

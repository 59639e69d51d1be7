import type { Members, Scratch } from './members';
import type { ReadyOrder } from './order-keys';
import type { Stage } from './stages';

/** What separates children whom no key separates. */
export interface TieBreaker {
  draw(slot: number): string;
  cannotSeparate(one: number, other: number): never;
}

/** Slots in order, and the draws that were needed, by slot. */
export interface Sorted {
  readonly slots: Int32Array;
  readonly drawn: ReadonlyMap<number, string>;
}

/** Doubles count whole numbers exactly up to here, which bounds what fits in one packed key. */
const exactlyCounted = 2 ** 53;

/**
 * The slots in order, and the draws that were needed.
 *
 * Nearly every list is settled by its row and first key, so those are packed into one number with the slot and sorted
 * as plain doubles; runs of equals are then put in order by the remaining keys and the draw.
 */
export function sortMembers(
  stage: Stage,
  members: Members,
  scratch: Scratch,
  ties: TieBreaker,
): Sorted {
  const drawn = new Map<number, string>();
  const settleRun = (run: Int32Array): void => {
    settle(stage, members, run, ties, drawn);
  };
  const range = firstKeys(stage, members, scratch);
  if (range !== undefined) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(2, members.count)));
    if (range.span * room <= 2 ** 32) return { slots: rowByRow(stage, members, scratch, range, room, settleRun), drawn };
    if (range.span * room * stage.rows.length < exactlyCounted) return { slots: allAtOnce(members, scratch, range, room, settleRun), drawn };
  }
  const all = Int32Array.from({ length: members.count }, (_, slot) => slot);
  settleRun(all);
  return { slots: all, drawn };
}

/** The smallest first key, and how many different ones there may be, a missing one among them. */
interface KeyRange {
  readonly least: number;
  readonly span: number;
}

/** Slots sorted one row after the other, key and slot packed in 32 bits, which sort twice as fast as doubles. */
function rowByRow(stage: Stage, members: Members, scratch: Scratch, { least, span }: KeyRange, room: number, settleRun: (run: Int32Array) => void): Int32Array {
  const { count, row } = members;
  const { first, small } = scratch;
  const next = new Int32Array(stage.rows.length + 1);
  for (let slot = 0; slot < count; slot += 1) {
    const bucket = (row[slot] as number) + 1;
    next[bucket] = (next[bucket] as number) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket += 1) next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
  for (let slot = 0; slot < count; slot += 1) {
    const key = first[slot] as number;
    const bucket = row[slot] as number;
    const place = next[bucket] as number;
    next[bucket] = place + 1;
    small[place] = (key === key ? key - least : span - 1) * room + slot;
  }
  const slots = scratch.slots.subarray(0, count);
  const shift = Math.log2(room);
  let from = 0;
  for (let bucket = 0; bucket + 1 < next.length; bucket += 1) {
    const to = next[bucket] as number;
    if (to - from > 1) small.subarray(from, to).sort();
    let runStart = from;
    for (let position = from; position < to; position += 1) {
      const value = small[position] as number;
      slots[position] = value & (room - 1);
      if (position > runStart && value >>> shift !== (small[runStart] as number) >>> shift) {
        if (position - runStart > 1) settleRun(slots.subarray(runStart, position));
        runStart = position;
      }
    }
    if (to - runStart > 1) settleRun(slots.subarray(runStart, to));
    from = to;
  }
  return slots;
}

/** Slots sorted by row, key and slot packed in one double, where 32 bits are too few. */
function allAtOnce({ count, row }: Members, scratch: Scratch, { least, span }: KeyRange, room: number, settleRun: (run: Int32Array) => void): Int32Array {
  const { first } = scratch;
  const sorted = scratch.packed.subarray(0, count);
  for (let slot = 0; slot < count; slot += 1) {
    const key = first[slot] as number;
    const step = key === key ? key - least : span - 1;
    sorted[slot] = ((row[slot] as number) * span + step) * room + slot;
  }
  sorted.sort();
  const slots = scratch.slots.subarray(0, count);
  let before = -1;
  let from = 0;
  for (let position = 0; position < count; position += 1) {
    const value = sorted[position] as number;
    const upper = Math.floor(value / room);
    slots[position] = value - upper * room;
    if (upper !== before) {
      if (position - from > 1) settleRun(slots.subarray(from, position));
      before = upper;
      from = position;
    }
  }
  if (count - from > 1) settleRun(slots.subarray(from, count));
  return slots;
}

/** Fills the scratch with first keys, smaller first, and tells their range; nothing where they are not whole numbers. */
function firstKeys(stage: Stage, members: Members, scratch: Scratch): KeyRange | undefined {
  const { count, width, keys, row } = members;
  const directions = stage.orders.map((order) => order.keys[0]?.direction ?? 1);
  const { first } = scratch;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < count; slot += 1) {
    const key = width === 0 ? 0 : (keys[slot * width] as number) * (directions[row[slot] as number] as number);
    first[slot] = key;
    if (key !== Math.floor(key)) {
      if (key === key) return undefined;
      continue;
    }
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return { least, span: most < least ? 1 : most - least + 2 };
}

/** Orders two slots by row and by every key; a missing value comes after every other. */
function compareKeys(stage: Stage, members: Members, one: number, other: number): number {
  const { row, keys, width } = members;
  const rows = (row[one] ?? 0) - (row[other] ?? 0);
  if (rows !== 0) return rows;
  return compareValues(stage.orders[row[one] ?? 0], keys, one * width, keys, other * width);
}

/** Orders two children of one row by every key, each child's beginning at a place; a missing value comes after every other. */
export function compareValues(order: ReadyOrder | undefined, ones: Float64Array, one: number, others: Float64Array, other: number): number {
  const keys = order?.keys ?? [];
  for (let key = 0; key < keys.length; key += 1) {
    const a = ones[one + key] ?? Number.NaN;
    const b = others[other + key] ?? Number.NaN;
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    if (Number.isNaN(a)) return 1;
    if (Number.isNaN(b)) return -1;
    return a < b === ((keys[key]?.direction ?? 1) === 1) ? -1 : 1;
  }
  return 0;
}

/** Puts a run of equals in order: by all keys, then by the draw for those still equal. Works in place. */
function settle(stage: Stage, members: Members, run: Int32Array, ties: TieBreaker, drawn: Map<number, string>): void {
  run.sort((one, other) => compareKeys(stage, members, one, other) || one - other);
  let from = 0;
  while (from < run.length) {
    let to = from + 1;
    while (to < run.length && compareKeys(stage, members, run[from] ?? 0, run[to] ?? 0) === 0) to += 1;
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

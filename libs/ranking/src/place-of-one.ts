import type { Applicants } from './applicants';
import { membersOf } from './members';
import type { Scratch } from './members';
import type { StageList } from './rank-stage';
import { compareValues } from './sort-members';
import type { Stage } from './stages';

/** Where one more child would stand in a list that is ranked already. */
export interface PlaceOfOne {
  /** Before the child at this position of the list; after everybody where it is the list's length. */
  readonly at: number;
  /** The row of the policy that gives the child this category. */
  readonly category: number;
}

/** What placing one child needs besides the stage, the list and the child. */
export interface PlacingRules {
  /** The child's own preference, which may stand in the list as it was: it is passed over. */
  readonly own: number;
  /** The position of the child at whose place this one stands: their own, or that of the first same-birth child. */
  head(position: number): number;
  /** The lot of a child of the list, by preference, where no lot was drawn for them. */
  lotOf(preference: number): string;
  /** Whether equal lots put the child first. */
  isBefore(preference: number): boolean;
  /** Called with a preference of the list when nothing separates it and the child. */
  cannotSeparate(preference: number): never;
  readonly scratch: Scratch;
}

/**
 * Where a child stands among those of a list: what ranking everybody again would say, at the cost of a search.
 *
 * `one` is the child alone. Nothing where the child meets no row of the stage.
 */
export function placeOfOne(stage: Stage, list: StageList, one: Applicants, rules: PlacingRules): PlaceOfOne | undefined {
  const members = membersOf(stage, one, rules.scratch);
  if (members.count === 0) return undefined;
  const row = members.row[0] ?? 0;
  const category = stage.rows[row] ?? 0;
  const order = stage.orders[row];
  const mine = members.keys;
  const compare = (position: number): number => {
    const rows = (list.category[position] as number) - category;
    return rows === 0 ? compareValues(order, list.keys, position * list.width, mine, 0) : rows;
  };
  if (order?.draws !== true) refuseEquals(list, compare, rules);
  let at = firstNotBefore(list, (position) => compare(rules.head(position)));
  for (let lot: string | undefined; at < list.order.length; at += 1) {
    const head = rules.head(at);
    const preference = list.order[head] as number;
    if (compare(head) !== 0) break;
    if (preference === rules.own) continue;
    lot ??= rules.lotOf(rules.own);
    const other = list.drawn.get(head) ?? rules.lotOf(preference);
    if (lot < other || (lot === other && rules.isBefore(preference))) break;
  }
  return { at, category };
}

/** Stops where nothing separates the child and another, and no draw may. */
function refuseEquals({ order }: StageList, compare: (position: number) => number, rules: PlacingRules): void {
  for (let position = 0; position < order.length; position += 1) {
    const preference = order[position] as number;
    if (preference !== rules.own && compare(position) === 0) rules.cannotSeparate(preference);
  }
}

/** The first position that does not stand before the child. */
function firstNotBefore({ order }: StageList, compare: (position: number) => number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(middle) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

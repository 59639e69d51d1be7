import type { SimpleRound } from './worlds';

/** By child: the wish that placed them, counted from 0, or -1. */
export type Placing = readonly number[];

/**
 * Every stable placing of a simple round, found the slow way: each way of placing the children is made and judged.
 *
 * A placing is stable when no school is over its places and no child would rather be at a school that has a place left,
 * or that holds a child ranked below them.
 */
export function stablePlacings(round: SimpleRound): readonly Placing[] {
  return everyPlacing(round).filter((placing) => isStable(round, placing));
}

/** The stable placing in which every child has the best, or the worst, that any stable placing gives them. */
export function extreme(placings: readonly Placing[], wanted: 'best' | 'worst'): Placing {
  const found = placings.find((one) => placings.every((other) => one.every((wish, child) => noWorse(wish, other[child] ?? -1) === (wanted === 'best') || wish === other[child])));
  if (found === undefined) throw new Error(`No placing is the ${wanted} for every child.`);
  return found;
}

/** Whether a child would be as glad of one wish as of the other. */
export function noWorse(one: number, other: number): boolean {
  return one === other || other < 0 || (one >= 0 && one < other);
}

function everyPlacing({ children }: SimpleRound): readonly Placing[] {
  return children.reduce<readonly Placing[]>((placings, child) => placings.flatMap((placing) => [-1, ...child.wishes.keys()].map((wish) => [...placing, wish])), [[]]);
}

function isStable(round: SimpleRound, placing: Placing): boolean {
  const { children, places } = round;
  const heldBy = places.map((_, school) => children.flatMap((child, at) => (child.wishes[placing[at] ?? -1] === school ? [at] : [])));
  if (heldBy.some((held, school) => held.length > (places[school] ?? 0))) return false;
  return children.every((child, at) =>
    child.wishes.every((school, wish) => {
      if (noWorse(placing[at] ?? -1, wish)) return true;
      const held = heldBy[school] ?? [];
      return held.length === (places[school] ?? 0) && held.every((other) => comesBefore(round, school, other, at));
    }),
  );
}

/** Whether one child comes before another at a school: looked after, then with a sibling there, then nearer. */
export function comesBefore({ children }: SimpleRound, school: number, one: number, other: number): boolean {
  const [a, b] = [children[one], children[other]];
  if (a === undefined || b === undefined) throw new RangeError('There is no such child.');
  const [groupA, groupB] = [groupOf(a, school), groupOf(b, school)];
  return groupA === groupB ? (a.metres[school] ?? 0) < (b.metres[school] ?? 0) : groupA < groupB;
}

function groupOf(child: SimpleRound['children'][number], school: number): number {
  if (child.lookedAfter) return 1;
  return child.sibling[school] === true ? 2 : 3;
}

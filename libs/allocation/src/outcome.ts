/** How a child came to the place they have. The order is the code in `Outcome.placedHow`. */
export const waysPlaced = ['none', 'preference', 'held', 'fallback', 'over-number'] as const;
export type WayPlaced = (typeof waysPlaced)[number];

/** The answer to one preference. The order is the code in `Outcome.verdicts`. */
export const verdictCodes = [
  /** The child is offered this intake. */
  'offered',
  /** A preference that the parent ranks higher was offered, so this one was not needed. */
  'higher-offered',
  /** Every place went to a child ranked higher here. */
  'outranked',
  /** The child meets no row of the policy (a standard not reached, or not in the school's own list). */
  'not-eligible',
  /** The child already holds this place and keeps it. */
  'held',
  /** The child holds a place by law (an EHC plan, a direction) and is not ranked. */
  'placed-by-law',
  /** Offered over the number, because a twin or other same-birth child was offered a place. */
  'offered-over-number',
] as const;
export type VerdictCode = (typeof verdictCodes)[number];

/**
 * One list in which an intake's places are filled: the children who may be taken at one stage of one pool, in order.
 *
 * Most intakes have one. A pool whose rows are capped has one for each run of rows between caps, because a child not
 * taken under a capped row may be taken under a later one. After offer day each place that a draw decides has its own
 * list, because each has its own draw (1.35).
 */
export interface RankedList {
  readonly intake: number;
  /** The list's number within the intake, in the order in which lists take their turn. */
  readonly stage: number;
  /** The pool's id, or `all` where the policy has no pools, or `everyone` for what dissolved pools left after offer day. */
  readonly pool: string;
  /** Row numbers of the policy that this list ranks. */
  readonly rows: readonly number[];
  /** The k-th place filled at the intake in a round after offer day, when each has its own draw; 0 otherwise. */
  readonly vacancy: number;
  /** Preferences (their numbers in the snapshot), best first. */
  readonly order: Int32Array;
  /** By position: the row of the policy that gave the child this category. */
  readonly category: Uint8Array;
  /** How many keys each position has in `keys`: the longest order chain among the rows, draws left out. */
  readonly width: number;
  /** By position, then key: distances in the measure's steps, scores, points, 1 or 0 for meeting, list positions; NaN where missing or not used. */
  readonly keys: Float64Array;
  /** By position: the draw's value, 64 hex digits, for the children whom only the draw separates. */
  readonly drawn: ReadonlyMap<number, string>;
}

/** What one list did with the places it was given. */
export interface StageResult {
  readonly intake: number;
  readonly stage: number;
  /** Places it could fill when its turn came, with any that flowed to it. */
  readonly places: number;
  /** Children it took. */
  readonly taken: number;
  /** The position of the last child taken, or -1. */
  readonly lastTaken: number;
}

/**
 * What a decision gave: every place, every list, every answer. It is plain columns, numbered as the snapshot numbers
 * its children, intakes and preferences. Together with its snapshot it is the trail: `tell` turns any part into words.
 */
export interface Outcome {
  readonly snapshot: string;
  readonly engine: string;
  /** By child: the intake, or -1. */
  readonly placedIntake: Int32Array;
  /** By child: a code of `waysPlaced`. */
  readonly placedHow: Uint8Array;
  /** By child: the stage of the intake that took the child, or -1 (held, fallback, over the number, none). */
  readonly placedStage: Int16Array;
  /** By child: which place of the intake it was, in a round after offer day in which draws decide; 0 otherwise. */
  readonly placedVacancy: Int32Array;
  /** By preference: a code of `verdictCodes`. */
  readonly verdicts: Uint8Array;
  /** By preference: the position in the first list that ranks it, or -1. */
  readonly positions: Int32Array;
  readonly lists: readonly RankedList[];
  readonly stages: readonly StageResult[];
  /** Multiple births: what each pass of the decision changed for the next, in order. Empty when one pass was enough. */
  readonly passes: readonly Pass[];
}

/** A change that one pass made for the next because of a multiple birth. */
export interface Pass {
  readonly pass: number;
  readonly child: number;
  readonly intake: number;
  /** A place over the number, or a sibling counted because the other child was offered. */
  readonly change: 'over-number' | 'counts-as-sibling';
  /** The same-birth child whose offer caused it. */
  readonly because: number;
}

/** Whether two rounds have come through the same passes so far. */
export function isSame(some: readonly Pass[], others: readonly Pass[]): boolean {
  return some.length === others.length && some.every(({ pass, child, intake, change }, at) => {
    const other = others[at];
    return other?.pass === pass && other.child === child && other.intake === intake && other.change === change;
  });
}

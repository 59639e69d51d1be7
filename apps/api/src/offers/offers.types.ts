import type { DateOnly } from '@kernel';
import type { OfferState, OfferWay, WaitingMove, WaitingState, WithdrawalGround } from '@contract';

/** What the offers room gives the rooms below it. */

/** An offer as the rooms use it. */
export interface OfferRow {
  readonly id: string;
  readonly authority: string;
  readonly round: string;
  /** The run it follows from; nothing for a place over the number given outside a run. */
  readonly run: string | null;
  readonly child: string;
  readonly intake: string;
  readonly school: string;
  readonly pool: string | null;
  readonly how: OfferWay;
  readonly counts: boolean;
  readonly state: OfferState;
  readonly offeredAt: Date;
  /** Nobody outside the office sees it before. */
  readonly visibleFrom: Date;
  readonly answerBy: DateOnly;
  readonly answeredAt: Date | null;
  readonly receipt: string | null;
  readonly chasedAt: Date | null;
  readonly warnedUntil: DateOnly | null;
  readonly endedAt: Date | null;
  readonly ground: WithdrawalGround | null;
  readonly because: string | null;
  /** The last day to appeal against a withdrawal. */
  readonly appealBy: DateOnly | null;
  /** The offer whose place it took. */
  readonly replaces: string | null;
}

/** A refused preference: what the family was told, to be cited by letters and appeals. */
export interface RefusedRow {
  readonly id: string;
  readonly authority: string;
  readonly round: string;
  readonly run: string;
  readonly child: string;
  readonly intake: string;
  /** For the family and officers only, never for a school (1.9). */
  readonly rank: number;
  readonly verdict: 'outranked' | 'not-eligible';
  readonly category: string | null;
  readonly position: number | null;
  readonly cutOffs: readonly unknown[];
  readonly says: readonly string[];
  readonly refusedAt: Date;
  readonly visibleFrom: Date;
  readonly appealBy: DateOnly;
}

/** That a child waits, and where they stood when the list was last published. */
export interface WaitingRow {
  readonly child: string;
  readonly intake: string;
  readonly authority: string;
  readonly round: string;
  readonly school: string;
  readonly state: WaitingState;
  readonly pool: string | null;
  readonly position: number | null;
  readonly equals: number | null;
  readonly of: number | null;
  readonly category: string | null;
  readonly before: number | null;
  readonly because: WaitingMove | null;
  readonly asOf: Date | null;
  readonly tellMoves: boolean;
}

/**
 * What the letters of one released run need of one child. The reasons, and which choice an intake was, are in the run's
 * own trail of the child.
 */
export interface ChildToWrite {
  readonly child: string;
  readonly authority: string;
  readonly offer: OfferRow | null;
  /** The place that this offer took the place of. */
  readonly replaced: { readonly intake: string; readonly school: string } | null;
  readonly refused: readonly { readonly intake: string; readonly rank: number; readonly appealBy: DateOnly }[];
  readonly waiting: readonly { readonly intake: string; readonly position: number; readonly equals: number }[];
}

/** A place over the number that is to be proposed. */
export interface PlaceToPropose {
  readonly round: string;
  readonly child: string;
  readonly intake: string;
  readonly kind: 'directed' | 'appeal' | 'remedy' | 'fair-access';
  readonly reason: string;
}

/** How full an intake is. */
export interface Vacancies {
  readonly intake: string;
  readonly school: string;
  readonly places: number;
  readonly taken: number;
  readonly accepted: number;
  readonly over: number;
  readonly free: number;
  readonly waiting: number;
}

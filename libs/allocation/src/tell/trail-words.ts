import type { VerdictCode } from '../outcome';

/** A choice that is answered. */
export interface ChoiceSaid {
  readonly rank: number;
  readonly school: string;
  readonly places: number;
}

/** What would have changed an answer, each part of it said already. */
export type ChangeSaid =
  | { readonly kind: 'criterion'; readonly condition: string }
  | { readonly kind: 'distance'; readonly nearer: boolean; readonly distance: string; readonly measure: string }
  | { readonly kind: 'score'; readonly atLeast: number; readonly test: string }
  | { readonly kind: 'points'; readonly atLeast: number; readonly form: string };

/** The sentences of a trail in one language. Names and conditions of the policy stand in them as the policy has them. */
export interface TrailWords {
  /** The answer to a choice. */
  answer(verdict: VerdictCode, choice: ChoiceSaid): string;
  /** The children of a numbered row, or of one that is called by a word, as they follow "They were" or "a child". */
  inGroup(row: { readonly number?: string; readonly name: string }): string;
  stood(where: {
    readonly group: string;
    readonly position: number;
    readonly of: number;
    readonly pool: string;
  }): string;
  last(where: { readonly group: string; readonly taken: number; readonly pool: string }): string;
  readonly notOpen: string;
  drawn(digits: string): string;
  readonly millimetres: string;
  readonly noChange: string;
  wouldHave(change: ChangeSaid): string;
}

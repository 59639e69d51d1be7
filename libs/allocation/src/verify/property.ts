import type { Case } from './case';

/** One thing found wrong, said without any child's facts: only ids, so that it may be shown to an officer as it is. */
export interface Breach {
  readonly says: string;
  readonly intake?: string;
  readonly child?: string;
  /** Another child concerned, by id. */
  readonly other?: string;
}

/** What a property found: how many things it looked at, and each that is wrong. */
export interface Found {
  readonly checked: number;
  /** How many breaches there are; `breaches` keeps the first of them. */
  readonly breachCount: number;
  readonly breaches: readonly Breach[];
}

/** A promise about every outcome, with the sentence the public reads and the paragraphs of the Code it comes from. */
export interface Property {
  readonly name: `V${number}`;
  readonly says: string;
  readonly paragraphs: readonly string[];
  /** Looks at one outcome and its snapshot. Called only when the outcome's columns fit the snapshot, except for V12. */
  check(one: Case): Found;
}

import type { Case } from './case';
import type { Found } from './ledger';

/** A promise about every outcome, with the sentence the public reads and the paragraphs of the Code it comes from. */
export interface Property {
  readonly name: `V${number}`;
  readonly says: string;
  readonly paragraphs: readonly string[];
  /** Looks at one outcome and its snapshot. Called only when the outcome's columns fit the snapshot, except for V12. */
  check(one: Case): Found;
}

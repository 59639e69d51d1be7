import type { ListChecked } from '@contract';
import type { Language } from '@kernel';

/** What the sentences of a likelihood are said of. */
export interface SaidOf {
  /** The year that children start in this round. */
  readonly startYear: number;
  /** Whether the policy measures a distance. */
  readonly measured: boolean;
  /** Whether something else that is said of the child counts. */
  readonly more: boolean;
  readonly language: Language;
}

/** What the sentences of a list are said of. */
export interface ListSaid extends Pick<ListChecked, 'outlook' | 'years' | 'others'> {
  readonly startYear: number;
  /** How many schools the list names. */
  readonly count: number;
  readonly language: Language;
}

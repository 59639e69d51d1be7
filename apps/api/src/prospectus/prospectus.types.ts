import type { PastFiguresWhole } from '@contract';

/** What a category came to, with its number as it is. */
export interface CategoryFigures {
  readonly name: string;
  readonly offered: number;
  /** The last place offered in words; nothing where nobody was offered one, or where it must not be said. */
  readonly last: string | null;
}

export type Moment = PastFiguresWhole['moment'];

/** What a year came to at a school, with its numbers as they are. */
export interface FiguresToKeep {
  readonly school: string;
  readonly ageGroup: PastFiguresWhole['ageGroup'];
  readonly year: number;
  readonly moment: Moment;
  readonly places: number | null;
  readonly applications: number | null;
  readonly categories: readonly CategoryFigures[];
}

/** Where figures come from, and from when they may be seen. */
export interface FiguresFrom {
  readonly authority: string;
  readonly origin: 'run' | 'published' | 'demonstration';
  readonly source: string;
  readonly run: string | null;
  readonly account: string;
  readonly visibleFrom: Date;
  readonly at: Date;
}

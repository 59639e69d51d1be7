import type { ChildFacts, Test } from '@policy';
import type { KeySource } from './order-keys';

/** Where the facts and measurements of preferences stand: columns over the whole round. */
export interface Columns {
  /** By preference: the child's number. */
  readonly childOf: Int32Array;
  /** By child. */
  readonly facts: readonly ChildFacts[];
  /** By child. */
  readonly ids: readonly string[];
  /** By measure slot, then by preference. */
  readonly millimetres: readonly Float64Array[];
}

/** Rows and first keys found before, by place among the applicants. */
export interface Found {
  /** The place of the row in the list's rows, or `noRow`. */
  readonly rows: Uint8Array;
  /** The one key of the list's order, where every row shares one order of one key. */
  readonly keys: Float64Array | undefined;
}

/** The children who ask for one intake, by the numbers of their preferences, in the order of their ids. */
export interface Applicants {
  readonly columns: Columns;
  readonly preferences: Int32Array;
  /** The measures of the intake's policy; a measure's place is its slot. */
  readonly measures: readonly string[];
  /** By banding, then by place in `preferences`: the band's id. */
  readonly bands: ReadonlyMap<string, readonly string[]>;
  /** Facts that stand in for the child's own, by preference: a same-birth child counted as a sibling. */
  readonly instead: ReadonlyMap<number, ChildFacts>;
  /** What was already found for the intake's one list, where it was found on the way. */
  readonly found: Found | undefined;
}

const noFacts: ChildFacts = Object.freeze({});
const noColumn = new Float64Array(0);

/** The row number that says a child meets no row. */
export const noRow = 255;

/** Reads what is known of one applicant after another, without making an object for each. */
export class Reading implements KeySource {
  /** The preference turned to. */
  preference = -1;
  private at = 0;

  constructor(private readonly applicants: Applicants) {}

  /** Turns to the applicant at a place of the list. */
  turnTo(at: number): void {
    this.at = at;
    this.preference = this.applicants.preferences[at] as number;
  }

  /** The facts of the applicant turned to. */
  facts(): ChildFacts {
    const { columns, instead } = this.applicants;
    const other = instead.size > 0 ? instead.get(this.preference) : undefined;
    return other ?? columns.facts[columns.childOf[this.preference] as number] ?? noFacts;
  }

  /** The measured distances of every preference by a measure; empty where the intake does not use it. */
  column(measure: string): Float64Array {
    return this.applicants.columns.millimetres[this.applicants.measures.indexOf(measure)] ?? noColumn;
  }

  millimetres(measure: string): number {
    return this.column(measure)[this.preference] ?? Number.NaN;
  }

  bandOf(banding: string): string | undefined {
    return this.applicants.bands.get(banding)?.[this.at];
  }
}

/** The applicants who pass a test, by the numbers of their preferences. */
export function thoseWho(test: Test, applicants: Applicants): ReadonlySet<number> {
  const reading = new Reading(applicants);
  const found = new Set<number>();
  applicants.preferences.forEach((preference, at) => {
    reading.turnTo(at);
    if (test(reading.facts(), reading)) found.add(preference);
  });
  return found;
}

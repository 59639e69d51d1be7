import type { ChildFacts, Measured, Test } from '@policy';

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
}

/** Reads what was measured of one applicant after another, without making an object for each. */
export class Reading implements Measured {
  private at = 0;
  private readonly slots: ReadonlyMap<string, Float64Array>;

  constructor(private readonly applicants: Applicants) {
    this.slots = new Map(
      applicants.measures.flatMap((measure, slot): [string, Float64Array][] => {
        const column = applicants.columns.millimetres[slot];
        return column === undefined ? [] : [[measure, column]];
      }),
    );
  }

  /** Turns to the applicant at a place of the list and gives their facts. */
  turnTo(at: number): ChildFacts {
    this.at = at;
    const { columns, preferences, instead } = this.applicants;
    const preference = preferences[at] ?? -1;
    if (instead.size > 0) {
      const other = instead.get(preference);
      if (other !== undefined) return other;
    }
    return columns.facts[columns.childOf[preference] ?? -1] ?? noFacts;
  }

  millimetres(measure: string): number {
    return this.slots.get(measure)?.[this.applicants.preferences[this.at] ?? -1] ?? Number.NaN;
  }

  bandOf(banding: string): string | undefined {
    return this.applicants.bands.get(banding)?.[this.at];
  }
}

const noFacts: ChildFacts = Object.freeze({});

/** The applicants who pass a test, by the numbers of their preferences. */
export function thoseWho(test: Test, applicants: Applicants): ReadonlySet<number> {
  const reading = new Reading(applicants);
  const found = new Set<number>();
  applicants.preferences.forEach((preference, at) => {
    if (test(reading.turnTo(at), reading)) found.add(preference);
  });
  return found;
}

import type { ClaimQuestion, Intake, Round } from '@contract';
import type { Answers, Phrase, Step } from '@ui/question/journey';

export const sectionIds = ['child', 'home', 'schools', 'reasons', 'contact'] as const;
export type SectionId = (typeof sectionIds)[number];

/** What the questions depend on besides the answers. */
export interface Around {
  /** The child's name as the family says it. */
  readonly name: string;
  readonly round: Pick<Round, 'title' | 'preferences' | 'year'>;
  readonly intakes: readonly Intake[];
  /** Schools that the child may go to now. */
  readonly schoolsNow: readonly { readonly id: string; readonly name: string; readonly town: string | null }[];
  /** What the policies of the schools named so far ask. */
  readonly questions: readonly ClaimQuestion[];
  readonly today: string;
}

/** One page: a step of questions, or one that needs more than fields. */
export interface ApplyStep extends Step {
  readonly draws?: 'address' | 'other-address' | 'point' | 'other-point' | 'schools';
}

/** A task of the list. */
export interface Section {
  readonly id: SectionId;
  readonly steps: readonly ApplyStep[];
}

/** Words that are data: the name of a school, or what a policy calls something. */
export function said(says: string): Phrase {
  return { says };
}

/** The steps of a section that are asked. */
export function asked(section: Section, answers: Answers): readonly ApplyStep[] {
  return section.steps.filter((step) => step.asked?.(answers) ?? true);
}

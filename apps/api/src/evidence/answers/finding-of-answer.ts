import type { Claim, FindingOutcome, SchoolAnswer } from '@contract';
import type { ChildFacts, SiblingFact } from '@policy';
import { refusals } from '../evidence.refusals';

/** What is found when a school has answered. */
export interface FoundByAnswer {
  readonly outcome: FindingOutcome;
  readonly reason: string;
  readonly facts?: ChildFacts;
}

/** What turns a sibling's year now into the year when the child starts. */
export interface Years {
  /** The school year in which it is answered, by its first calendar year. */
  readonly now: number;
  /** The year in which the child starts. */
  readonly entry: number;
}

/**
 * The finding that follows from a school's answer, by rule: yes accepts the claim with what the school knows besides, no
 * refuses it with the school's reason.
 */
export function findingOfAnswer(answer: SchoolAnswer, claim: Claim, years: Years): FoundByAnswer {
  if (answer.kind !== claim.kind) throw refusals.otherQuestion();
  if (!answer.yes) return { outcome: 'refused', reason: answer.reason ?? refusing(answer.kind) };
  const facts = factsOf(answer, claim, years);
  return { outcome: 'accepted', reason: answer.reason ?? accepting(answer.kind), facts };
}

function factsOf(answer: SchoolAnswer, claim: Claim, years: Years): ChildFacts {
  if (answer.kind === 'sibling' && claim.kind === 'sibling') return { siblings: [siblingOf(answer, claim, years)] };
  if (answer.kind === 'attends' && claim.kind === 'attends')
    return { attends: [{ school: claim.school, as: claim.as }] };
  if (answer.kind === 'staff' && claim.kind === 'staff') {
    const { twoYears = false, skillShortage = false } = answer;
    return { staff: [{ school: claim.school, twoYears, skillShortage }] };
  }
  if (answer.kind === 'faith' && claim.kind === 'faith') {
    const { terms = claim.terms, points } = answer;
    return { faith: [{ form: claim.form, terms, ...(points === undefined ? {} : { points }) }] };
  }
  if (answer.kind === 'test' && claim.kind === 'test') {
    if (answer.score === undefined)
      throw refusals.factsNeeded({ fields: [{ field: 'score', says: 'Give the score.' }] });
    return { tests: [{ test: claim.test, score: answer.score }] };
  }
  if (answer.kind === 'role' && claim.kind === 'role') return { roles: [{ school: claim.school, role: claim.role }] };
  if (answer.kind === 'boarding' && claim.kind === 'boarding') {
    const { need = claim.need, suitable = true, serviceHelp = claim.serviceHelp } = answer;
    return { boarding: [{ school: claim.school, need, suitable, serviceHelp }] };
  }
  throw refusals.otherQuestion();
}

function siblingOf(
  answer: Extract<SchoolAnswer, { kind: 'sibling' }>,
  claim: Extract<Claim, { kind: 'sibling' }>,
  { now, entry }: Years,
): SiblingFact {
  const yearNow = answer.year ?? claim.year;
  if (yearNow === undefined) {
    throw refusals.factsNeeded({ fields: [{ field: 'year', says: 'Give the year the brother or sister is in now.' }] });
  }
  const { inResourcedProvision, displaced } = answer;
  return {
    school: claim.school,
    tie: claim.tie,
    atApplication: true,
    atAdmission: answer.stays ?? true,
    year: Math.min(14, yearNow + entry - now),
    ...(inResourcedProvision === undefined ? {} : { inResourcedProvision }),
    ...(displaced === undefined ? {} : { displaced }),
  };
}

function accepting(kind: SchoolAnswer['kind']): string {
  const words = {
    sibling: 'The school found your other child on its roll.',
    attends: 'The school confirmed that your child goes there.',
    staff: 'The school confirmed that you work there.',
    faith: 'The school accepted the supplementary form.',
    test: 'The school entered the score of the test.',
    role: 'The school confirmed it.',
    boarding: 'The school accepted the boarding form.',
  } as const;
  return words[kind];
}

function refusing(kind: SchoolAnswer['kind']): string {
  const words = {
    sibling: 'The school looked for your other child and did not find them on its roll.',
    attends: 'The school looked for your child and did not find them on its roll.',
    staff: 'The school could not confirm that you work there on the terms its policy asks for.',
    faith: 'The school could not accept the supplementary form.',
    test: 'The school has no score for your child in this test.',
    role: 'The school says that it has not given your child this standing.',
    boarding: 'The school could not accept the boarding form.',
  } as const;
  return words[kind];
}

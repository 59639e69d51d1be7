import { type FieldProblem, sayDayAndYear } from '@kernel';
import type { Answers, Claim, ClaimAsked, Intake } from '@contract';
import type { Scheme } from '../schemes';
import { bornBetween, isOfAge } from './age-group';
import { isAsked } from './claims-asked';

/** What the answers are held against. */
export interface Standards {
  readonly scheme: Pick<Scheme, 'round' | 'intakes'>;
  /** What the policies of the schools named may be told; nothing else may be sent (2.4). */
  readonly asked: readonly ClaimAsked[];
  /** Whether the home needs a point on the map: a parent gives one, for a paper application an officer adds it later. */
  readonly pointNeeded: boolean;
}

/** Everything that keeps the answers from being sent, each with its place; nothing when they are whole. */
export function checkAnswers(answers: Answers, standards: Standards): FieldProblem[] {
  return [
    ...(answers.child === undefined ? [{ field: 'child', says: 'Give the child’s name and date of birth.' }] : []),
    ...checkHome(answers, standards.pointNeeded),
    ...checkPreferences(answers, standards),
    ...checkClaims(answers.claims ?? [], answers, standards),
  ];
}

function checkHome({ home, otherHome }: Answers, pointNeeded: boolean): FieldProblem[] {
  if (home === undefined) return [{ field: 'home', says: 'Say where the child lives.' }];
  const problems: FieldProblem[] = [];
  if (home.postcode === undefined && home.kind !== 'substitute') {
    problems.push({ field: 'home.postcode', says: 'Give the postcode of the home.' });
  }
  if (pointNeeded && home.point === undefined) {
    problems.push({
      field: 'home.point',
      says: 'Confirm on the map where the home is. Distances are measured from there.',
    });
  }
  if (otherHome === undefined) return problems;
  const [here, there] = [home.nights, otherHome.nights];
  if (here === undefined || there === undefined) {
    problems.push({ field: 'home.nights', says: 'Say how many school nights the child sleeps at each home.' });
  } else if (here + there > 5) {
    problems.push({ field: 'otherHome.nights', says: 'A school week has five nights.' });
  } else if (here < there && home.because !== 'court-order') {
    problems.push({ field: 'home', says: 'The address that counts is where the child sleeps most school nights.' });
  } else if (here === there && (home.because === undefined || home.because === 'most-nights')) {
    problems.push({
      field: 'home.because',
      says: 'The nights are equal. Say why this address counts: a court order, an agreement, Child Benefit or the doctor.',
    });
  }
  return problems;
}

function checkPreferences({ preferences, child, ageGroup }: Answers, { scheme }: Standards): FieldProblem[] {
  if (preferences === undefined || preferences.length === 0) {
    return [{ field: 'preferences', says: 'Name at least one school.' }];
  }
  const problems: FieldProblem[] = [];
  const { preferences: most, title } = scheme.round;
  if (preferences.length > most) {
    problems.push({ field: 'preferences', says: `Name at most ${most} schools: ${title} allows no more.` });
  }
  const outside = new Set((ageGroup ?? []).map(({ intake }) => intake));
  preferences.forEach(({ intake: id }, at) => {
    const field = `preferences.${at}`;
    const intake = scheme.intakes.get(id);
    if (intake === undefined) {
      problems.push({ field, says: `This school takes no children in ${title}.` });
    } else if (preferences.findIndex((one) => one.intake === id) !== at) {
      problems.push({ field, says: `${intake.name} is named twice.` });
    } else if (child !== undefined && !isOfAge(child.dateOfBirth, intake) && !outside.has(id)) {
      problems.push({ field, says: sayAge(intake) });
    }
  });
  return problems;
}

function sayAge(intake: Intake): string {
  const { from, to } = bornBetween(intake);
  return (
    `${intake.name} takes children born from ${sayDayAndYear(from)} to ${sayDayAndYear(to)}. ` +
    'Correct the date of birth, or ask for a place outside the child’s age group.'
  );
}

function checkClaims(claims: readonly Claim[], { preferences }: Answers, { asked }: Standards): FieldProblem[] {
  if (preferences === undefined) return [];
  return claims.flatMap((claim, at) =>
    isAsked(claim, asked)
      ? []
      : [{ field: `claims.${at}`, says: 'None of the schools you named asks this, so it must not be sent.' }],
  );
}

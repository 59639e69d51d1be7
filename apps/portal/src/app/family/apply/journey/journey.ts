import type { AnswerName } from '@contract';
import { slipsIn } from '@ui/question/check-step';
import { answerOf, type Answers, fieldsAsked, idOf, valueOf } from '@ui/question/journey';
import { childSection } from './child';
import { contactSection } from './contact';
import { draftOf } from './draft';
import { homeSection, isShared } from './home';
import { isUnfinished, reasonsSection } from './reasons/reasons';
import { schoolsSection } from './schools';
import { type Around, type ApplyStep, asked, type Section } from './section';

/** The whole journey as data: what is asked, in which order, and when. The same for the screen and for paper. */
export function journeyOf(around: Around): readonly Section[] {
  return [childSection(around), homeSection(around), schoolsSection(around), reasonsSection(around), contactSection];
}

/** What a page that draws more than fields still needs; nothing when it is whole. */
function isDrawn(step: ApplyStep, answers: Answers, around: Around): boolean {
  const { home, otherHome, preferences = [] } = draftOf(answers);
  switch (step.draws) {
    case 'address':
      return (home?.lines ?? []).length > 0 && (home?.postcode !== undefined || home?.kind === 'substitute');
    case 'other-address':
      return (otherHome?.lines ?? []).length > 0;
    case 'point':
      return home?.point !== undefined;
    case 'schools':
      return preferences.length > 0 && preferences.length <= around.round.preferences;
    default:
      return true;
  }
}

/** Whether a page has nothing left to put right. */
export function isDone(step: ApplyStep, answers: Answers, around: Around): boolean {
  return isDrawn(step, answers, around) && slipsIn(step, answers).length === 0;
}

/** How far a section has come. */
export function stateOfSection(section: Section, answers: Answers, around: Around): 'done' | 'begun' | 'to-do' {
  const steps = asked(section, answers);
  const open = steps.filter((step) => !isDone(step, answers, around));
  if (open.length === 0) return 'done';
  return steps.length > open.length && hasBegun(section, answers) ? 'begun' : 'to-do';
}

function hasBegun(section: Section, answers: Answers): boolean {
  const { home, preferences, claims, contact } = draftOf(answers);
  if (section.id === 'home') return home?.lines !== undefined;
  if (section.id === 'schools') return preferences !== undefined;
  if (section.id === 'reasons') return claims !== undefined;
  if (section.id === 'contact') return contact !== undefined;
  return true;
}

/** The first page of a section that still needs something, or its first one. */
export function whereToGoOn(section: Section, answers: Answers, around: Around): ApplyStep | undefined {
  const steps = asked(section, answers);
  return steps.find((step) => !isDone(step, answers, around)) ?? steps[0];
}

/** Whether the service can take an answer as it stands: it may be unfinished, but nothing in it may be half typed. */
export function isSendable(answer: AnswerName, answers: Answers, sections: readonly Section[]): boolean {
  const draft = draftOf(answers);
  const whole = { ...draft.child };
  if (answer === 'child' && ![whole.firstNames, whole.lastName, whole.dateOfBirth].every(Boolean)) return false;
  if (answer === 'home' && (draft.home?.lines ?? []).length === 0) return false;
  if (answer === 'otherHome' && isShared(answers) && (draft.otherHome?.lines ?? []).length === 0) return false;
  if (answer === 'contact' && draft.contact?.by === undefined) return false;
  if (answer === 'claims' && (draft.claims ?? []).some(isUnfinished)) return false;
  return sections
    .flatMap((section) => asked(section, answers))
    .every((step) => slipsIn(step, answers).every(({ field }) => !isInTheWay(step, field, answer, answers)));
}

/** Something typed that is wrong; in a claim also something that is missing, because half a claim says nothing. */
function isInTheWay(step: ApplyStep, slip: string, answer: AnswerName, answers: Answers): boolean {
  const field = fieldsAsked(step, answers).find((one) => idOf(one) === slip);
  if (field === undefined || answerOf(field) !== answer) return false;
  const value = valueOf(field, answers);
  const nothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return answer === 'claims' ? step.id !== 'which' : !nothing;
}

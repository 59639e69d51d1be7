import type { AnswerName, Answers as Whole, Claim, HomeAnswer } from '@contract';
import type { Answers, Phrase } from '@ui/question/journey';
import type { MessageKey } from '@ui/words/message-key';

/** A claim while it is being filled in: only what it is about is sure. */
export type OpenClaim = { readonly kind: Claim['kind'] } & Readonly<Partial<Record<string, unknown>>>;

/** The answers while they are being filled in: any part of any answer may be missing. */
export interface Draft {
  readonly child?: Partial<NonNullable<Whole['child']>>;
  readonly home?: Partial<HomeAnswer>;
  readonly otherHome?: Partial<HomeAnswer>;
  readonly preferences?: NonNullable<Whole['preferences']>;
  readonly claims?: readonly OpenClaim[];
  readonly circumstances?: NonNullable<Whole['circumstances']>;
  readonly ageGroup?: NonNullable<Whole['ageGroup']>;
  readonly contact?: Partial<NonNullable<Whole['contact']>>;
}

/** The answers as the journey reads them. What the service gave has passed its schemas; the rest is checked field by field. */
export function draftOf(answers: Answers): Draft {
  return answers;
}

/** The names of all answers, in the order in which they are asked. */
export const answerNames: readonly AnswerName[] = [
  'child',
  'circumstances',
  'home',
  'otherHome',
  'preferences',
  'ageGroup',
  'claims',
  'contact',
];

/** A message about the child by name. */
export function about(key: MessageKey, answers: Answers): Phrase {
  return { key, values: { name: nameOf(answers) } };
}

/** What the family calls the child; before there is a name, nothing that could be read aloud wrongly. */
export function nameOf(answers: Answers): string {
  const { preferredName, firstNames } = draftOf(answers).child ?? {};
  return preferredName ?? firstNames ?? '…';
}

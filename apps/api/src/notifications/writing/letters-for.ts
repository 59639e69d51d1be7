import type { LetterKind } from '@letters';
import type { HappeningKind } from '../../audit';

/**
 * The letters that each happening may ask for. What is not here is followed by no letter.
 *
 * `test/house/letters.spec.ts` holds it to the lists of the rooms and to the kinds of letter.
 */
export const lettersFor = {
  'application.submitted': ['application-received'],
  'application.amended': ['application-received'],
  'application.submitted-late': ['late-application-received'],
  'application.withdrawn': ['application-withdrawn'],
  'application.voided': ['application-set-aside'],
  'application.contested': ['two-applications'],
  'application.draft-reminder-due': ['draft-not-sent'],
  'conflict.resolved': ['two-applications-decided'],
  'lateness.decided': ['late-application-decided'],
  'age-group.decided': ['age-group-decided'],
  'change.decided': ['change-decided'],
  'finding.recorded': ['evidence-accepted', 'evidence-refused', 'evidence-more-needed'],
  'offers.made': ['offer', 'no-choice-met', 'reallocation-offer', 'appeal-right'],
  'offer.given': ['offer', 'correction'],
  'offer.withdrawn': ['offer-withdrawn'],
  'offer.chased': ['answer-reminder'],
  'offer.warned': ['answer-reminder'],
  'answer.given': ['answer-received'],
  'waiting-list.moved': ['waiting-list-place'],
} as const satisfies Readonly<Record<HappeningKind, readonly LetterKind[]>>;

/** A happening that may ask for letters. */
export type FollowedKind = keyof typeof lettersFor;

/** Those that ask for many letters at once: each is a mailing of its own. */
export const asksForMany: readonly string[] = ['offers.made'];

/** Kinds of letter that other rooms write, and why not this one. */
export const writtenElsewhere = {
  'sign-in-code': 'The people room writes it itself: somebody is waiting at the door, and it is kept nowhere.',
} as const satisfies Partial<Record<LetterKind, string>>;

/** Whether a happening is one that letters follow. */
export function isFollowed(kind: string): kind is FollowedKind {
  return Object.hasOwn(lettersFor, kind);
}

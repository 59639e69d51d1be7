import { refusalsOf } from '@kernel';

/** Every way in which the policies room says no. */
export const refusals = refusalsOf('policies', {
  noVersion: { status: 404, says: 'There is no such policy.' },
  notYours: {
    status: 403,
    says: 'This policy belongs to another school: only its own admission authority changes it.',
  },
  wrongState: { status: 409, says: 'The policy is not at the step that this needs.' },
  determined: {
    status: 409,
    says: 'A determined policy is never changed. Draft a variation instead, and say why.',
    paragraph: '3.6',
  },
  unlawful: { status: 422, says: 'The policy breaks the Admissions Code, so it cannot be determined.' },
  notForRanking: { status: 422, says: 'The policy says itself that it must not be used to place children yet.' },
  notThisIntake: { status: 422, says: 'The policy is about another school, year or age group than this intake.' },
  sameOfficer: { status: 403, says: 'Whoever drafted a variation may not determine it. A second officer must.' },
  otherIntakes: { status: 409, says: 'The two versions are of different schools or years.' },
  tooShort: { status: 422, says: 'A consultation lasts at least six weeks.', paragraph: '1.43' },
  alreadyDetermined: {
    status: 409,
    says: 'This intake has a determined policy already. Draft a variation of it, and say why.',
    paragraph: '3.6',
  },
});

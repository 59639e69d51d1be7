import { z } from 'zod';
import { HomeAnswer, PreferencesAnswer } from './application-answers';
import { Claim } from './claims';
import { pageOf } from './page';

/** A change that was asked for after closing day, and what an officer decided. */
export const ChangeRequest = z.strictObject({
  id: z.uuid(),
  application: z.uuid(),
  kind: z.enum(['address', 'preferences']),
  /** What was asked for: the new home, or the new list of schools in order. */
  wanted: z.strictObject({ home: HomeAnswer.optional(), preferences: PreferencesAnswer.optional() }),
  reason: z.string(),
  movedOn: z.iso.date().nullable(),
  askedAt: z.iso.datetime(),
  outcome: z.enum(['now', 'after-offers', 'late', 'late-with-good-reason', 'refused']).nullable(),
  decision: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

const Side = z.strictObject({
  application: z.uuid(),
  reference: z.string(),
  state: z.string(),
  counts: z.boolean(),
  child: z.strictObject({ id: z.uuid(), firstNames: z.string(), lastName: z.string(), dateOfBirth: z.iso.date() }),
  submittedAt: z.iso.datetime().nullable(),
});

/** Two applications that may be for one child. */
export const ConflictPage = pageOf(
  z.strictObject({
    id: z.uuid(),
    round: z.uuid(),
    how: z.enum(['same-child', 'same-name-and-postcode', 'same-name', 'same-birth-and-postcode']),
    foundAt: z.iso.datetime(),
    first: Side,
    second: Side,
    outcome: z.string().nullable(),
    basis: z.string().nullable(),
    reason: z.string().nullable(),
  }),
);

/** An applicant as a school sees them: never the rank (1.9), never a claim that is not about this school. */
export const ApplicantLine = z.strictObject({
  child: z.uuid(),
  intake: z.uuid(),
  firstNames: z.string(),
  lastName: z.string(),
  dateOfBirth: z.iso.date(),
  lateness: z.enum(['on-time', 'late', 'late-with-good-reason']),
  ageGroup: z.enum(['asked', 'agreed', 'refused']).nullable(),
  /** Nothing when the address is confidential. */
  home: z.strictObject({ lines: z.array(z.string()), postcode: z.string().nullable() }).nullable(),
  claims: z.array(z.strictObject({ id: z.uuid(), claim: Claim })),
});
export type ApplicantLine = z.infer<typeof ApplicantLine>;

export const RestrictedLine = z.strictObject({
  child: z.uuid(),
  firstNames: z.string(),
  lastName: z.string(),
  dateOfBirth: z.iso.date(),
  kinds: z.array(z.enum(['looked-after', 'confidential-address', 'ehc-plan'])),
});

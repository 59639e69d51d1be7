import { z } from 'zod';
import { Answers, answerNames } from './application-answers';
import { ChangeRequest } from './application-lists';
import { Claim } from './claims';

export const applicationStates = ['draft', 'submitted', 'amended', 'withdrawn', 'void'] as const;
export const channels = ['portal', 'paper', 'telephone'] as const;
const latenesses = ['on-time', 'late', 'late-with-good-reason'] as const;

/** That an application was sent, when, and what to quote. The number cannot be guessed. */
export const Receipt = z.strictObject({
  application: z.uuid(),
  reference: z.string(),
  /** The version that was sent: 1 for the first. */
  number: z.int(),
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  /** The SHA-256 of what was sent. */
  digest: z.string(),
  declaration: z.string(),
  late: z.boolean(),
  /** Another application for the same child has been found; an officer will decide which one counts. */
  contested: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A preference as it stands in the round, apart from what is being changed. */
const PreferenceStands = z.strictObject({
  intake: z.uuid(),
  school: z.string(),
  name: z.string(),
  rank: z.int(),
  receivedAt: z.iso.datetime(),
  lateness: z.enum(latenesses),
  /** Whether an officer has looked at a late preference. */
  latenessDecided: z.boolean(),
  ageGroup: z.enum(['asked', 'agreed', 'refused']).nullable(),
  /** What officers decided about it, the latest last. */
  decisions: z.array(
    z.strictObject({
      about: z.enum(['lateness', 'age-group']),
      outcome: z.string(),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});

/** One application, whole, for the family and for officers. */
export const Application = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  child: z.uuid(),
  authority: z.string(),
  round: z.uuid(),
  channel: z.enum(channels),
  state: z.enum(applicationStates),
  corporateParent: z.string().nullable(),
  /** Whether it counts in the round. One of two for the same child waits until an officer has decided. */
  counts: z.boolean(),
  contested: z.boolean(),
  answers: Answers,
  /** By answer: how often it was saved. Send it back when saving the answer again. */
  revisions: z.partialRecord(z.enum(answerNames), z.int()),
  /** Of all answers together. Send it back when sending the application. */
  revision: z.int(),
  /** There are answers that were saved after the application was last sent: they do not count yet. */
  unsent: z.boolean(),
  receipt: Receipt.nullable(),
  preferences: z.array(PreferenceStands),
  claims: z.array(z.strictObject({ id: z.uuid(), claim: Claim })),
  changes: z.array(ChangeRequest),
  /** What can be done with it now. */
  may: z.array(z.enum(['save', 'submit', 'amend', 'submit-late', 'withdraw', 'ask-change'])),
  /** Why it ended, if it did. */
  ended: z.strictObject({ at: z.iso.datetime(), because: z.string().nullable() }).nullable(),
});
export type Application = z.infer<typeof Application>;

export const ApplicationVersion = z.strictObject({
  number: z.int(),
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  channel: z.enum(channels),
  declaration: z.string(),
  digest: z.string(),
  late: z.boolean(),
  lateBecause: z.string().nullable(),
  /** The application as it was sent, which nothing changes. */
  document: z.unknown(),
});

/** An application as a list shows it. */
export const ApplicationLine = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  round: z.uuid(),
  state: z.enum(applicationStates),
  channel: z.enum(channels),
  counts: z.boolean(),
  contested: z.boolean(),
  late: z.boolean(),
  unsent: z.boolean(),
  submittedAt: z.iso.datetime().nullable(),
  child: z.strictObject({ id: z.uuid(), firstNames: z.string(), lastName: z.string(), dateOfBirth: z.iso.date() }),
  /** Something that an officer must decide. */
  waiting: z.array(z.enum(['lateness', 'age-group', 'change', 'contested'])),
});
export type ApplicationLine = z.infer<typeof ApplicationLine>;

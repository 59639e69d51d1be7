import { z } from 'zod';
import { routes } from './route';

export const policyStates = ['drafted', 'consulted', 'determined', 'varied', 'dropped'] as const;
export type PolicyState = (typeof policyStates)[number];

const Instant = z.iso.datetime();
const Text = z.string().min(1).max(200_000);
const Reason = z.string().trim().min(5).max(2000);

/** What the lint says of a policy, with the paragraphs it rests on. */
export const PolicyRemark = z.strictObject({
  lint: z.string(),
  /** A *must* stops the policy from being determined; a *should* is for people to weigh. */
  strength: z.enum(['must', 'should']),
  paragraphs: z.array(z.string()),
  /** The place in the document: `rows.2.when`. */
  path: z.string(),
  says: z.string(),
  mend: z.string(),
});
export type PolicyRemark = z.infer<typeof PolicyRemark>;

/** A policy read: aloud, as a table, and by the lint. */
export const PolicyReading = z.strictObject({
  digest: z.string(),
  title: z.string(),
  aloud: z.array(z.string()),
  rows: z.array(z.strictObject({ number: z.int(), category: z.string(), means: z.string(), equals: z.string() })),
  remarks: z.array(PolicyRemark),
});
export type PolicyReading = z.infer<typeof PolicyReading>;

/** One version of an intake's policy, without its text. */
export const PolicyLine = z.strictObject({
  id: z.uuid(),
  intake: z.uuid(),
  school: z.string(),
  number: z.int(),
  state: z.enum(policyStates),
  title: z.string(),
  digest: z.string(),
  varies: z.uuid().nullable(),
  variesBecause: z.string().nullable(),
  draftedBy: z.string(),
  draftedAt: Instant,
  consultedFrom: z.iso.date().nullable(),
  consultedUntil: z.iso.date().nullable(),
  determinedBy: z.string().nullable(),
  determinedAt: Instant.nullable(),
  minute: z.string().nullable(),
});
export type PolicyLine = z.infer<typeof PolicyLine>;

/** One version whole: its text, and how it reads. */
export const PolicyWhole = PolicyLine.extend({ text: z.string(), reading: PolicyReading });
export type PolicyWhole = z.infer<typeof PolicyWhole>;

const VersionParams = z.strictObject({ version: z.uuid() });
const IntakeParams = z.strictObject({ intake: z.uuid() });

/** Policies: drafted, read, consulted on, determined, varied. */
export const policyRoutes = routes({
  read: {
    method: 'post',
    path: 'policies/read',
    summary: 'Reads a policy document: is it one, is it lawful, what does it say. Keeps nothing.',
    body: z.strictObject({ text: Text }),
    answer: PolicyReading,
  },
  draft: {
    method: 'post',
    path: 'intakes/:intake/policies',
    summary: 'Drafts a policy for an intake.',
    params: IntakeParams,
    body: z.strictObject({ text: Text }),
    answer: PolicyWhole,
    status: 201,
  },
  list: {
    method: 'get',
    path: 'intakes/:intake/policies',
    summary: 'The versions of an intake, newest first; drafts only for those who work on them.',
    params: IntakeParams,
    answer: z.strictObject({ items: z.array(PolicyLine) }),
  },
  show: {
    method: 'get',
    path: 'policies/:version',
    summary: 'One version, with how it reads.',
    params: VersionParams,
    answer: PolicyWhole,
  },
  change: {
    method: 'put',
    path: 'policies/:version',
    summary: "Changes a draft's text. Once consulted on, it becomes a draft again.",
    params: VersionParams,
    body: z.strictObject({ text: Text }),
    answer: PolicyWhole,
  },
  compare: {
    method: 'get',
    path: 'policies/:version/compare/:other',
    summary: 'Says aloud what changed from the other version to this one.',
    params: z.strictObject({ version: z.uuid(), other: z.uuid() }),
    answer: z.strictObject({ changes: z.array(z.string()) }),
  },
  consult: {
    method: 'post',
    path: 'policies/:version/consult',
    summary: 'Records the consultation: at least six weeks (1.46).',
    params: VersionParams,
    body: z.strictObject({ from: z.iso.date(), until: z.iso.date() }),
    answer: PolicyWhole,
  },
  determine: {
    method: 'post',
    path: 'policies/:version/determine',
    summary: 'Determines a policy. From then on it is never changed; a variation takes a second officer.',
    params: VersionParams,
    body: z.strictObject({ minute: Reason }),
    answer: PolicyWhole,
  },
  drop: {
    method: 'post',
    path: 'policies/:version/drop',
    summary: 'Drops a draft.',
    params: VersionParams,
    answer: PolicyLine,
  },
  vary: {
    method: 'post',
    path: 'policies/:version/vary',
    summary: 'Drafts a variation of a determined policy, with the reason (3.6).',
    params: VersionParams,
    body: z.strictObject({ text: Text, because: Reason }),
    answer: PolicyWhole,
    status: 201,
  },
});

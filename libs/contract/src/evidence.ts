import { ChildFacts } from '@policy';
import { z } from 'zod';
import { Claim, claimKinds } from './claims';
import { pageOf, PageQuery } from './page';
import { routes } from './route';
import { SchoolAnswer, SchoolQuestion } from './school-questions';

export const findingOutcomes = ['accepted', 'refused', 'more-needed'] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** How a claim stands: waiting until somebody has answered it and every piece of its evidence. */
export const claimStates = ['waiting', 'accepted', 'refused', 'more-needed'] as const;

/** Who answers claims of a kind first: by their roll or staff list, by their papers, or from what they know as officers. */
export const answerers = ['school', 'authority', 'virtual-school'] as const;

const Instant = z.iso.datetime();
const Reason = z.string().trim().min(5, 'Say why, in a sentence for the parent.').max(2000);
const Place = z.string().min(1).max(100);
const Outcome = z.enum(findingOutcomes);

export const Finding = z.strictObject({
  id: z.uuid(),
  /** 1 for the first of its claim or item; the highest counts. */
  number: z.int(),
  claim: z.uuid().nullable(),
  item: z.uuid().nullable(),
  kind: z.enum(claimKinds),
  outcome: Outcome,
  reason: z.string(),
  /** What is taken as true because of it. */
  facts: ChildFacts.nullable(),
  /** The role in which somebody found it. */
  role: z.string(),
  madeAt: Instant,
});
export type Finding = z.infer<typeof Finding>;

export const EvidenceItem = z.strictObject({
  id: z.uuid(),
  claim: z.uuid(),
  name: z.string(),
  kind: z.string(),
  bytes: z.int(),
  pages: z.int().nullable(),
  /** The SHA-256 of the file as it was sent. */
  digest: z.string(),
  sentAt: Instant,
  /** What the virus check said; `not-scanned` where there is none. */
  scan: z.enum(['waiting', 'clean', 'not-scanned', 'infected']),
  /** Why the file is gone; the line stays. */
  removed: z.strictObject({ at: Instant, because: z.string() }).nullable(),
  /** What was found of it, the latest that counts. */
  finding: z.strictObject({ outcome: Outcome, reason: z.string(), at: Instant }).nullable(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/** One measured distance as the policy of the school counts it. */
export const DistanceCounted = z.strictObject({
  measurement: z.uuid(),
  intake: z.uuid(),
  /** Such as "0.405 miles"; nothing where it could not be measured. */
  counts: z.string().nullable(),
  /** How it is measured, in the policy's own words. */
  how: z.string(),
});
export type DistanceCounted = z.infer<typeof DistanceCounted>;

/** One claim with what it needs and how it stands. */
export const ClaimStanding = z.strictObject({
  id: z.uuid(),
  claim: Claim,
  /** False while it is only in answers that were saved: papers for it may be sent, and nobody else sees them yet. */
  sent: z.boolean(),
  /** False when the answers that were saved do not say it any more: it ends when the changes are sent. */
  stays: z.boolean(),
  /** The schools that the parent named whose policy asks for it; where none does, nothing need be sent. */
  askedBy: z.array(z.string()),
  /** Whether a document helps: always, only when it was asked for, or never. */
  documents: z.enum(['needed', 'if-asked', 'never']),
  /** What to send, or who confirms it, in a sentence. */
  says: z.string(),
  answeredBy: z.enum(answerers),
  state: z.enum(claimStates),
  findings: z.array(Finding),
  items: z.array(EvidenceItem),
});
export type ClaimStanding = z.infer<typeof ClaimStanding>;

/** A claim in an officer's work list. */
export const ClaimLine = z.strictObject({
  claim: z.uuid(),
  application: z.uuid(),
  child: z.strictObject({ id: z.uuid(), firstNames: z.string(), lastName: z.string(), dateOfBirth: z.iso.date() }),
  kind: z.enum(claimKinds),
  school: z.string().nullable(),
  details: Claim,
  state: z.enum(claimStates),
  answeredBy: z.enum(answerers),
  /** How many of its files wait for a finding, of how many. */
  itemsWaiting: z.int(),
  items: z.int(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

const ItemFinding = z.strictObject({ item: z.uuid(), outcome: Outcome, reason: Reason });

/** What is found of a claim, and of its evidence in the same step. */
export const FindingToRecord = z.strictObject({
  outcome: Outcome,
  reason: Reason,
  /** What is accepted as true; worked out from the claim when it says enough. */
  facts: ChildFacts.optional(),
  /** How many findings of the claim were seen; somebody else's, made meanwhile, is then not passed over. */
  seen: z.int().min(0).optional(),
  items: z.array(ItemFinding).max(50).default([]),
});
export type FindingToRecord = z.infer<typeof FindingToRecord>;

/** Something that must be settled before a round can be run. */
export const RoundBlock = z.strictObject({
  why: z.string(),
  says: z.string(),
  child: z.string().optional(),
  application: z.string().optional(),
  intake: z.string().optional(),
  subject: z.string().optional(),
});

const OfClaim = z.strictObject({ claim: z.uuid() });
const OfItem = z.strictObject({ item: z.uuid() });
const OfRound = z.strictObject({ round: z.uuid() });
const OfSchool = z.strictObject({ school: Place });

/** What parents send for what they claim, and what was found. */
export const evidenceRoutes = routes({
  standing: {
    method: 'get',
    path: 'applications/:application/claims',
    summary: 'The claims of an application: what each needs, what was sent, what was found.',
    params: z.strictObject({ application: z.uuid() }),
    answer: z.strictObject({ items: z.array(ClaimStanding) }),
  },
  send: {
    method: 'post',
    path: 'claims/:claim/evidence',
    summary: 'Sends a file for a claim. The same file again is the same evidence.',
    params: OfClaim,
    takes: 'file',
    answer: EvidenceItem,
    status: 201,
  },
  open: {
    method: 'get',
    path: 'evidence/:item/file',
    summary: 'Hands out a file; who opened it is written down.',
    params: OfItem,
    gives: 'file',
  },
  remove: {
    method: 'post',
    path: 'evidence/:item/remove',
    summary: 'Removes a file for good. That it was sent, and its digest, stay.',
    params: OfItem,
    body: z.strictObject({ reason: Reason }),
    answer: EvidenceItem,
  },
  claims: {
    method: 'get',
    path: 'rounds/:round/claims',
    summary: 'Claims of a round for officers to answer, those that wait first asked for.',
    params: OfRound,
    query: z.strictObject({
      ...PageQuery.shape,
      state: z.enum(claimStates).optional(),
      kind: z.enum(claimKinds).optional(),
      school: Place.optional(),
      child: z.uuid().optional(),
    }),
    answer: pageOf(ClaimLine),
  },
  distances: {
    method: 'get',
    path: 'rounds/:round/children/:child/distances',
    summary: "A child's distances as the policies of the schools count them: their unit, their rounding, and how.",
    params: z.strictObject({ round: z.uuid(), child: z.uuid() }),
    answer: z.strictObject({ items: z.array(DistanceCounted) }),
  },
  record: {
    method: 'post',
    path: 'claims/:claim/findings',
    summary: 'Records what was found of a claim. A change makes a new finding; the newest counts.',
    params: OfClaim,
    body: FindingToRecord,
    answer: Finding,
    status: 201,
  },
  recordMany: {
    method: 'post',
    path: 'findings',
    summary: 'Records findings of many claims at once: all of them, or none.',
    body: z.strictObject({
      findings: z
        .array(FindingToRecord.extend({ claim: z.uuid() }))
        .min(1)
        .max(500),
    }),
    answer: z.strictObject({ recorded: z.int() }),
    status: 201,
  },
  recordItem: {
    method: 'post',
    path: 'evidence/:item/findings',
    summary: 'Records what was found of one piece of evidence.',
    params: OfItem,
    body: z.strictObject({ outcome: Outcome, reason: Reason }),
    answer: Finding,
    status: 201,
  },
  recordOfChild: {
    method: 'post',
    path: 'children/:child/findings',
    summary: 'Records what was found of a child for whom nothing was claimed.',
    params: z.strictObject({ child: z.uuid() }),
    body: z.strictObject({
      kind: z.enum(claimKinds),
      school: Place.optional(),
      /** The form, test or role that it is about. */
      name: Place.optional(),
      outcome: Outcome,
      reason: Reason,
      facts: ChildFacts.optional(),
    }),
    answer: Finding,
    status: 201,
  },
  questions: {
    method: 'get',
    path: 'schools/:school/questions',
    summary: 'What parents say of a school that the school has not yet answered.',
    params: OfSchool,
    query: z.strictObject({ ...PageQuery.shape, round: z.uuid().optional(), kind: z.enum(claimKinds).optional() }),
    answer: pageOf(SchoolQuestion),
  },
  answer: {
    method: 'post',
    path: 'schools/:school/answers',
    summary: 'Answers questions, as the school: each becomes a finding.',
    params: OfSchool,
    body: z.strictObject({ answers: z.array(SchoolAnswer).min(1).max(500) }),
    answer: z.strictObject({ recorded: z.int() }),
    status: 201,
  },
  blocks: {
    method: 'get',
    path: 'rounds/:round/blocks',
    summary: 'What must be settled before the round can be run.',
    params: OfRound,
    query: z.strictObject({ ...PageQuery.shape, kind: z.enum(['offer-day', 'after-offer-day']).optional() }),
    answer: pageOf(RoundBlock),
  },
  measure: {
    method: 'post',
    path: 'rounds/:round/measure',
    summary: 'Measures every preference of the round that is not measured, in the background.',
    params: OfRound,
    answer: z.strictObject({ job: z.uuid() }),
    status: 202,
  },
  measuring: {
    method: 'get',
    path: 'rounds/:round/measuring',
    summary: 'How far the measuring of the round is.',
    params: OfRound,
    answer: z.strictObject({
      state: z.enum(['never', 'waiting', 'running', 'done', 'failed']),
      done: z.int().nullable(),
      total: z.int().nullable(),
    }),
  },
});

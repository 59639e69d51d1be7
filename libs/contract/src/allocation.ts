import { languages } from '@kernel';
import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

export const runStateNames = ['prepared', 'decided', 'verified', 'breached', 'released', 'withdrawn'] as const;
export type RunState = (typeof runStateNames)[number];

const Instant = z.iso.datetime();
const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** How many children were placed, and how. */
export const RunFigures = z.strictObject({
  children: z.int(),
  preferences: z.int(),
  intakes: z.int(),
  placed: z.strictObject({
    none: z.int(),
    preference: z.int(),
    held: z.int(),
    fallback: z.int(),
    'over-number': z.int(),
  }),
  firstPreference: z.int(),
  /** Children whom the other way of matching would have placed elsewhere, each named by id (2.3). */
  differently: z.array(
    z.strictObject({ child: z.string(), here: z.string().nullable(), there: z.string().nullable() }),
  ),
});
export type RunFigures = z.infer<typeof RunFigures>;

/** What the verifier answered to each of its properties. */
export const RunVerification = z.strictObject({
  holds: z.boolean(),
  properties: z.array(
    z.strictObject({
      name: z.string(),
      says: z.string(),
      holds: z.boolean(),
      breachCount: z.int(),
      breaches: z.array(z.string()),
    }),
  ),
});
export type RunVerification = z.infer<typeof RunVerification>;

export const Run = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  round: z.uuid(),
  number: z.int(),
  kind: z.enum(['offer-day', 'after-offer-day']),
  dry: z.boolean(),
  state: z.enum(runStateNames),
  frozenOn: z.iso.date(),
  snapshot: Hex,
  outcome: Hex.nullable(),
  /** Whether what would have changed each refusal has been worked out. */
  explained: z.boolean(),
  figures: RunFigures.nullable(),
  verification: RunVerification.nullable(),
  preparedBy: z.string(),
  preparedAt: Instant,
  decidedAt: Instant.nullable(),
  verifiedAt: Instant.nullable(),
  releasedBy: z.string().nullable(),
  releasedAt: Instant.nullable(),
  visibleFrom: Instant.nullable(),
  withdrawnBecause: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

/** One child whom two runs treat differently. */
export const RunDifference = z.strictObject({
  child: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  why: z.array(z.string()),
});

/** What a run says of one child. */
export const TrailOfChild = z.strictObject({
  run: z.uuid(),
  child: z.string(),
  placed: z
    .strictObject({ intake: z.string(), intakeName: z.string(), how: z.string(), pool: z.string().nullable() })
    .nullable(),
  entries: z.array(
    z.strictObject({
      rank: z.int(),
      intake: z.string(),
      intakeName: z.string(),
      verdict: z.string(),
      places: z.int(),
      applicants: z.int(),
      /** Where the child stood in each list that ranks them. */
      standings: z.array(
        z.strictObject({ pool: z.string(), row: z.string(), rowName: z.string(), position: z.int(), of: z.int() }),
      ),
      /** The language of the sentences of the answer and of what would have changed it. */
      lang: z.enum(languages),
      /** The sentences of the answer: what was decided, where the child stood, where the last place went. */
      says: z.array(z.string()),
      /** What would have changed a refusal; nothing while it is being worked out. */
      wouldHaveChanged: z.array(z.string()).nullable(),
      /** How far the places of the first list that ranks the child went: by its groups, small ones told together. */
      howFar: z
        .strictObject({
          places: z.int(),
          position: z.int(),
          groups: z.array(
            z.strictObject({
              rows: z.array(z.string()),
              names: z.array(z.string()),
              count: z.int(),
              reached: z.int(),
              yours: z.boolean(),
            }),
          ),
        })
        .nullable(),
    }),
  ),
});
export type TrailOfChild = z.infer<typeof TrailOfChild>;

export const Draw = z.strictObject({
  id: z.uuid(),
  intake: z.uuid(),
  kind: z.enum(['offer-day', 'after-offer-day']),
  commitment: Hex,
  supervisor: z.string(),
  committedAt: Instant,
  /** Shown once a released run has used it. */
  seed: z.string().nullable(),
});
export type Draw = z.infer<typeof Draw>;

export const ListRemark = z.strictObject({ weight: z.enum(['must', 'look']), says: z.string() });
export type ListRemark = z.infer<typeof ListRemark>;

export const RankedListOfSchool = z.strictObject({
  id: z.uuid(),
  intake: z.uuid(),
  school: z.string(),
  origin: z.enum(['made', 'sent-in']),
  state: z.enum(['waiting', 'adopted', 'replaced']),
  policy: Hex,
  remarks: z.array(ListRemark),
  givenBy: z.string(),
  givenAt: Instant,
  adoptedBy: z.string().nullable(),
  adoptedAt: Instant.nullable(),
  minute: z.string().nullable(),
  children: z.int(),
});
export type RankedListOfSchool = z.infer<typeof RankedListOfSchool>;

const RunParams = z.strictObject({ run: z.uuid() });
const RoundParams = z.strictObject({ round: z.uuid() });
const IntakeParams = z.strictObject({ intake: z.uuid() });
const Reason = z.string().trim().min(5).max(2000);

/** Runs, draws and ranked lists. */
export const allocationRoutes = routes({
  prepare: {
    method: 'post',
    path: 'rounds/:round/runs',
    summary: 'Freezes everything a run may look at. Refuses while anything is unmeasured or unverified, and lists it.',
    params: RoundParams,
    body: z.strictObject({
      dry: z.boolean(),
      /** Intakes that took part last time and do not now. */
      without: z.array(z.strictObject({ intake: z.uuid(), because: Reason })).default([]),
    }),
    answer: Run,
    status: 201,
  },
  list: {
    method: 'get',
    path: 'rounds/:round/runs',
    summary: 'The runs of a round, newest first.',
    params: RoundParams,
    query: PageQuery,
    answer: pageOf(Run),
  },
  show: {
    method: 'get',
    path: 'runs/:run',
    summary: 'One run with its figures and its verification.',
    params: RunParams,
    answer: Run,
  },
  release: {
    method: 'post',
    path: 'runs/:run/release',
    summary: 'Releases a verified run, by a second officer, after everything was gathered again and found the same.',
    params: RunParams,
    answer: Run,
  },
  withdraw: {
    method: 'post',
    path: 'runs/:run/withdraw',
    summary: 'Takes a run back before it is released.',
    params: RunParams,
    body: z.strictObject({ because: Reason }),
    answer: Run,
  },
  compare: {
    method: 'get',
    path: 'runs/:run/compare/:other',
    summary: 'Which children two runs treat differently, and why.',
    params: z.strictObject({ run: z.uuid(), other: z.uuid() }),
    answer: z.strictObject({ differences: z.array(RunDifference) }),
  },
  trail: {
    method: 'get',
    path: 'runs/:run/children/:child',
    summary: 'What a run says of one child. The reading is written down.',
    params: z.strictObject({ run: z.uuid(), child: z.uuid() }),
    answer: TrailOfChild,
  },
  export: {
    method: 'get',
    path: 'runs/:run/export',
    summary: 'The snapshot, the outcome and the verification as one tar file, for `fairplace verify` anywhere.',
    params: RunParams,
    gives: 'file',
  },
  promiseDraw: {
    method: 'post',
    path: 'intakes/:intake/draws',
    summary: 'Promises a draw: its seed is drawn and shut away, and the hash of it published (1.34).',
    params: IntakeParams,
    body: z.strictObject({
      kind: z.enum(['offer-day', 'after-offer-day']),
      /** Who independently of the school supervises it. */
      supervisor: z.string().trim().min(3).max(200),
    }),
    answer: Draw,
    status: 201,
  },
  draws: {
    method: 'get',
    path: 'intakes/:intake/draws',
    summary: 'The draws of an intake, with the seeds of those that have been used.',
    params: IntakeParams,
    answer: z.strictObject({ items: z.array(Draw) }),
  },
  makeList: {
    method: 'post',
    path: 'intakes/:intake/ranked-lists/make',
    summary: "Makes a school's ranked list under its policy, from what is known today.",
    params: IntakeParams,
    answer: RankedListOfSchool,
    status: 201,
  },
  sendList: {
    method: 'post',
    path: 'intakes/:intake/ranked-lists',
    summary: "Takes in a school's own ranked list: every applicant, best first. It is held against the policy.",
    params: IntakeParams,
    body: z.strictObject({
      children: z.array(z.strictObject({ child: z.uuid(), category: z.string().max(60).optional() })).max(5000),
    }),
    answer: RankedListOfSchool,
    status: 201,
  },
  lists: {
    method: 'get',
    path: 'intakes/:intake/ranked-lists',
    summary: 'The ranked lists of an intake, newest first.',
    params: IntakeParams,
    answer: z.strictObject({ items: z.array(RankedListOfSchool) }),
  },
  adoptList: {
    method: 'post',
    path: 'ranked-lists/:list/adopt',
    summary: 'Adopts a ranked list, by a second person, with the minute of the meeting (2.7).',
    params: z.strictObject({ list: z.uuid() }),
    body: z.strictObject({ minute: Reason }),
    answer: RankedListOfSchool,
  },
});

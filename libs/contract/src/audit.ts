import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

/** One line of a timeline: that something was done or seen, by whom and when. Never what was in it. */
export const TimelineEntry = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  /** The kind as a sentence: "An application was submitted." */
  says: z.string(),
  by: z.strictObject({
    account: z.string(),
    /** The name of somebody who acted in their work; a parent's is not kept here. */
    name: z.string().nullable(),
    roles: z.array(z.string()),
  }),
  authority: z.string().nullable(),
  school: z.string().nullable(),
  child: z.string().nullable(),
  subject: z.string(),
  /** Its place in the chain; nothing in the moment before it is sealed. */
  position: z.number().int().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** A head of the audit that somebody kept: `POSITION:HASH`. */
export const AuditHead = z
  .string()
  .regex(/^\d{1,15}:[0-9a-f]{64}$/i, 'Give a position, a colon and 64 hex digits, as the check gave them.');

const Id = z.string().min(1).max(200);

const TimelineQuery = z
  .strictObject({
    child: Id.optional(),
    subject: Id.optional(),
    authority: Id.optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/, 'Give what the last page said under `next`.')
      .optional(),
    limit: PageQuery.shape.limit,
  })
  .refine(
    ({ child, subject, authority }) => [child, subject, authority].filter((one) => one !== undefined).length === 1,
    {
      message: 'Ask for one child, one subject or one authority.',
    },
  );

const Break = z.strictObject({
  fault: z.string(),
  position: z.number().int().optional(),
  happening: z.string().optional(),
  found: z.string(),
  expected: z.string(),
  says: z.string(),
});

const FollowerState = z.strictObject({
  name: z.string(),
  position: z.number().int(),
  /** How many happenings have been sealed that it has not looked at. */
  behind: z.number().int(),
  failures: z.number().int(),
  failingAt: z.number().int().nullable(),
  failingSince: z.iso.datetime().nullable(),
  failure: z.string().nullable(),
  retryAt: z.iso.datetime().nullable(),
});

export const auditRoutes = routes({
  timeline: {
    method: 'get',
    path: 'audit/timeline',
    summary: 'Who did or saw what, and when: of one child, one thing or one authority, the latest first.',
    query: TimelineQuery,
    answer: pageOf(TimelineEntry),
  },
  check: {
    method: 'get',
    path: 'audit/check',
    summary: 'Whether the audit is whole, and if not, where it breaks.',
    query: z.strictObject({ head: AuditHead.optional() }),
    answer: z.strictObject({
      whole: z.boolean(),
      /** The last seal, to publish or to keep elsewhere. */
      head: z.string(),
      sealed: z.number().int(),
      broken: z.number().int(),
      /** The first hundred of what is broken. */
      breaks: z.array(Break),
    }),
  },
  followers: {
    method: 'get',
    path: 'audit/followers',
    summary: 'How far each follower of the audit has read, and what it stumbled over.',
    query: z.strictObject({}),
    answer: pageOf(FollowerState),
  },
});

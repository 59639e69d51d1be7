import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

/** A job that was tried as often as it may be, and has failed for good. */
export const FailedJob = z.strictObject({
  id: z.uuid(),
  /** The room and the work, such as `allocation.decide`. */
  kind: z.string(),
  /** The id of the thing the work was about. */
  subject: z.string(),
  /** Whose job it was; nothing when it was nobody's in particular. */
  authority: z.string().nullable(),
  attempts: z.int(),
  /** The kind of error and where it was thrown, without a word about a person. */
  why: z.string(),
  askedAt: z.iso.datetime(),
  failedAt: z.iso.datetime(),
});
export type FailedJob = z.infer<typeof FailedJob>;

const FailedJobs = pageOf(FailedJob);
export type FailedJobs = z.infer<typeof FailedJobs>;

const RetriedJob = z.strictObject({ id: z.uuid(), state: z.literal('waiting') });
export type RetriedJob = z.infer<typeof RetriedJob>;

/** What people may see and do about the service's own work. */
export const jobRoutes = routes({
  failed: {
    method: 'get',
    path: 'jobs/failed',
    summary:
      'The jobs that have failed for good, the latest first; an officer sees those of their authority and of none.',
    query: PageQuery,
    answer: FailedJobs,
  },
  retry: {
    method: 'post',
    path: 'jobs/:job/retry',
    summary: 'Lets a job that has failed try again, from its first attempt.',
    params: z.strictObject({ job: z.uuid() }),
    answer: RetriedJob,
  },
});

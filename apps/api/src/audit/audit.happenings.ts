import { happeningsOf } from './kinds';

/** What the audit room tells the audit: about itself, and for the jobs, which stand above it. */
export const happenings = happeningsOf({
  'audit.checked': { says: 'The audit was checked.', recordOnly: true },
  'timeline.read': { says: 'The audit was looked at.', recordOnly: true },
  'job.failed': { says: 'A job failed for good.', recordOnly: true },
  'job.retried': { says: 'A job that had failed was started again.', recordOnly: true },
});

import { happeningsOf } from './kinds';

/** What the audit room tells the audit about itself. */
export const happenings = happeningsOf({
  'audit.checked': { says: 'The audit was checked.', recordOnly: true },
  'timeline.read': { says: 'The audit was looked at.', recordOnly: true },
});

import { happeningsOf } from '../audit';

/** What the policies room tells the audit. */
export const happenings = happeningsOf({
  'policy.drafted': { says: 'A policy was drafted.', recordOnly: true },
  'policy.changed': { says: 'The draft of a policy was changed.', recordOnly: true },
  'policy.consulted': { says: 'A consultation on a policy was recorded.', recordOnly: true },
  'policy.determined': { says: 'A policy was determined.', recordOnly: true },
  'policy.varied': { says: 'A determined policy was varied.', recordOnly: true },
  'policy.dropped': { says: 'The draft of a policy was dropped.', recordOnly: true },
});

import { happeningsOf } from '../audit';

/** What the correction room tells the audit. */
export const happenings = happeningsOf({
  'correction.drafted': { says: 'What a wrong fact changed was worked out, and a remedy drafted.', recordOnly: true },
  'correction.approved': { says: 'A second officer approved a remedy.', recordOnly: true },
  'correction.refused': { says: 'A second officer refused a remedy.', recordOnly: true },
});

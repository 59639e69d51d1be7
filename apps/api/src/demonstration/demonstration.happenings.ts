import { happeningsOf } from '../audit';

/** What the demonstration tells the audit. */
export const happenings = happeningsOf({
  'clock.moved': { says: 'The clock of the demonstration was moved.', recordOnly: true },
});

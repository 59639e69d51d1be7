import { happeningsOf } from '../audit';

/** What the prospectus room tells the audit. What families ask is told to nobody. */
export const happenings = happeningsOf({
  'past-figures.imported': { says: 'Published figures of past years were imported.', recordOnly: true },
  'past-year.kept': { says: 'What a released run came to was kept for the years after.', recordOnly: true },
});

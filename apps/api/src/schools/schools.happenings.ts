import { happeningsOf } from '../audit';

/** What the schools room tells the audit. */
export const happenings = happeningsOf({
  'register.imported': { says: 'The register of schools was imported.', recordOnly: true },
  'authority.added': { says: 'An authority was added.', recordOnly: true },
  'authority.scheme-set': { says: 'The scheme of an authority was set.', recordOnly: true },
  'authority.school-days-set': { says: 'The term dates of an authority were set.', recordOnly: true },
  'school.added': { says: 'A school was entered by hand.', recordOnly: true },
  'school.school-days-set': { says: 'The term dates of a school were set.', recordOnly: true },
  'school.measuring-point-set': { says: 'A measuring point of a school was set.', recordOnly: true },
  'school.measuring-point-removed': { says: 'A measuring point of a school was taken away.', recordOnly: true },
  'round.added': { says: 'A round was added.', recordOnly: true },
  'round.dates-changed': { says: 'Dates of a round were changed.', recordOnly: true },
  'intake.set': { says: 'The places of a school in a round were set.', recordOnly: true },
});

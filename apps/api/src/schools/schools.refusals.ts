import { refusalsOf } from '@kernel';

/** Every way the schools room says no. */
export const refusals = refusalsOf('schools', {
  noSuchSchool: { status: 404, says: 'There is no such school.' },
  noSuchAuthority: { status: 404, says: 'There is no such authority.' },
  noSuchRound: { status: 404, says: 'There is no such round.' },
  noSuchIntake: { status: 404, says: 'There is no such intake.' },
  noSuchPoint: { status: 404, says: 'The school has no such measuring point.' },
  noSuchImport: { status: 404, says: 'There is no such import of the register.' },
  noSuchPage: { status: 400, says: 'Ask for the next page with what the last one said under `next`.' },
  noSchoolDays: { status: 404, says: 'No term dates have been entered for it yet.' },
  notYours: { status: 403, says: 'This belongs to another authority: only its own officers change it.' },
  schoolExists: { status: 409, says: 'There is a school with this short name or this number already.' },
  authorityExists: { status: 409, says: 'This authority is co-ordinated here already.' },
  numberTaken: { status: 409, says: 'Another authority has this number.' },
  noScheme: { status: 409, says: 'This authority has no scheme yet: set it before adding rounds.' },
  roundExists: { status: 409, says: 'This authority has a round for this phase and year already.' },
  datePassed: {
    status: 409,
    says: 'A date that has passed does not change any more, and no date moves into the past.',
  },
  datesOutOfOrder: {
    status: 400,
    says: 'The dates must follow each other: opening, closing, late applications and changes of address, offers, answers.',
  },
  termsOutOfOrder: {
    status: 400,
    says: 'Terms and closed days must begin before they end, and terms follow each other.',
  },
  closedSchool: { status: 409, says: 'A closed school has no places to offer.' },
  wrongAgeGroup: { status: 400, says: 'This age group does not start in a round of this phase.' },
  belowAdmissionNumber: {
    status: 400,
    says: 'The places offered cannot be fewer than the published admission number.',
    paragraph: '1.4',
  },
  reasonNeeded: {
    status: 400,
    says: 'Say why more places are offered than the published admission number.',
    paragraph: '1.4',
  },
  numberDetermined: {
    status: 409,
    says: 'The admission number is part of the determined policy. It changes only when the policy is varied.',
    paragraph: '1.2',
  },
  offersMade: { status: 409, says: 'Offers have been made: places can only be added now.' },
  admissionAuthorityNeeded: {
    status: 400,
    says: 'Name the governing body or trust that sets the policy of a school of this kind.',
  },
  twoCentres: { status: 409, says: 'The school has a centre already. Change that one, or take it away first.' },
  registerUnreadable: {
    status: 422,
    says: 'The register could not be read. Nothing was changed. Each line that is wrong is listed.',
  },
});

import { refusalsOf } from '@kernel';

/** Every way the geography room says no. */
export const refusals = refusalsOf('geography', {
  fileUnreadable: {
    status: 422,
    says: 'The file could not be read. Nothing was changed. Each line that is wrong is listed.',
  },
  noSuchAddress: { status: 404, says: 'There is no address with this property reference.' },
  noSuchPage: { status: 400, says: 'Ask for the next page with what the last one said under `next`.' },
  notAPostcode: { status: 400, says: 'Write the postcode as on an envelope, such as LE15 8HQ.' },
  noSuchArea: { status: 404, says: 'There is no such map.' },
  mapUnreadable: { status: 422, says: 'The map could not be read. Nothing was changed.' },
  mapInThePast: {
    status: 409,
    says: 'A map counts from a day to come, or from today: what was decided by the map before it stays as it was.',
  },
  networkUnreadable: { status: 422, says: 'The street network could not be read. Nothing was changed.' },
  noSuchNetwork: { status: 404, says: 'This authority has no walking network with this digest.' },
  networkFrozen: {
    status: 409,
    says: 'Another network is frozen for this round. Two officers can unfreeze it before offers are out.',
  },
  notFrozen: { status: 409, says: 'No network is frozen for this round.' },
  notAsked: { status: 409, says: 'Nobody has asked to unfreeze the network of this round.' },
  secondOfficer: { status: 403, says: 'A second officer must agree: you asked for this yourself.' },
  offersOut: { status: 409, says: 'Offers are out: the network that they were measured on stays.' },
  noSuchMeasurement: { status: 404, says: 'There is no such measurement, or it is not yours to see.' },
  serviceAway: { status: 503, says: 'The routing service does not answer. Nothing was changed. Try again later.' },
  challengeTooLate: {
    status: 409,
    says: 'The last day to challenge a distance has passed. You can still tell the admissions team, or appeal.',
  },
  noSuchChallenge: { status: 404, says: 'There is no such challenge, or it is not yours to see.' },
  challengeAnswered: { status: 409, says: 'This challenge has been answered already.' },
  superseded: { status: 409, says: 'A newer measurement counts in place of this one. Look at that one first.' },
});

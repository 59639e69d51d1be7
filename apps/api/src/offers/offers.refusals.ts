import { refusalsOf } from '@kernel';

/** Every way in which the offers room says no. */
export const refusals = refusalsOf('offers', {
  noOffersYet: { status: 404, says: 'No offer has been published for this child.' },
  noOffer: { status: 404, says: 'There is no such offer.' },
  noWaitingList: { status: 404, says: 'No waiting list has been published for this school.' },
  notWaiting: { status: 404, says: 'The child is not on this waiting list.' },
  noProposal: { status: 404, says: 'There is no such proposal.' },
  wrongState: { status: 409, says: 'The offer is not in a state that allows this.' },
  placeGone: {
    status: 409,
    says: 'This place was declined and is no longer free. The child stays on the waiting lists they were on.',
  },
  hasPlace: { status: 409, says: 'The child has another place, which must be given up first.' },
  hasThisPlace: { status: 409, says: 'The child holds this very place.' },
  placesBeingGiven: { status: 409, says: 'Places are being given at this moment. Please try again in a minute.' },
  noApplication: { status: 422, says: 'The child has no application in this round.' },
  listClosed: { status: 409, says: 'This waiting list is closed.', paragraph: '2.15' },
  notChased: {
    status: 409,
    says: 'Somebody who has not answered must be asked again before being warned.',
    paragraph: '2.12',
  },
  warningTooShort: {
    status: 422,
    says: 'A warning must leave the family at least ten days to answer.',
    paragraph: '2.12',
  },
  notWarned: {
    status: 409,
    says: 'An offer is withdrawn for want of an answer only after a warning, and only once its day has passed.',
    paragraph: '2.12',
  },
  sameOfficer: { status: 403, says: 'Whoever proposed this may not decide it. A second officer must.' },
  alreadyProposed: { status: 409, says: 'This has been proposed already and waits for a second officer.' },
  alreadyDecided: { status: 409, says: 'This has been decided already.' },
  notOffered: { status: 409, says: 'Offers of this round have not been made yet.' },
  otherRound: { status: 422, says: 'The school takes no part in this round.' },
  changedSince: {
    status: 409,
    says: 'Families have answered, or left a waiting list, since this run was prepared. Prepare it again.',
  },
});

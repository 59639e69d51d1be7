import { refusalsOf } from '@kernel';

/** Every way the prospectus room says no. */
export const refusals = refusalsOf('prospectus', {
  noSuchPostcode: { status: 404, says: 'We do not know this postcode. Check it, or show the place on the map.' },
  notInRound: { status: 404, says: 'This school has no places in this round.' },
  notOnList: { status: 400, says: 'The list names something that is not in this round.' },
  twiceOnList: { status: 400, says: 'The list names one school twice.' },
  noSuchPage: { status: 400, says: 'Ask for the next page with what the last one said under `next`.' },
  fileUnreadable: { status: 400, says: 'The file cannot be imported. Mend these lines and send it again.' },
});

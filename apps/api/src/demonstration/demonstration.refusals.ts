import { refusalsOf } from '@kernel';

/** Every way in which the demonstration says no. */
export const refusals = refusalsOf('demonstration', {
  onlyForward: {
    status: 409,
    says: 'The clock of the demonstration goes forward only. To begin again, stop the service and give it an empty DATA_DIR.',
  },
  notInYet: {
    status: 409,
    says: 'The families of the town are still being put in, so closing day cannot pass yet. Try again in a minute.',
  },
  noRound: {
    status: 409,
    says: 'The town has no round yet, so its moments are not known. Try again in a few seconds.',
  },
  tooFar: { status: 400, says: 'The clock can be moved to the end of 2028 at most.' },
});

import { refusalsOf } from '@kernel';

/** Every way in which the correction room says no. */
export const refusals = refusalsOf('correction', {
  noCorrection: { status: 404, says: 'There is no such correction.' },
  notReleased: {
    status: 409,
    says: 'Only a released run is corrected. A run before its release is withdrawn and prepared again.',
  },
  noSuchChild: { status: 404, says: 'This child took no part in the run.' },
  nothingChanged: {
    status: 409,
    says: 'Nothing that is known of this child has changed since the run. Record the right finding or measurement first.',
  },
  sameOfficer: { status: 403, says: 'Whoever drafted a remedy may not decide on it. A second officer must.' },
  decided: { status: 409, says: 'This correction has been decided already.' },
});

import { refusalsOf } from '@kernel';

/** Every way the evidence room says no. */
export const refusals = refusalsOf('evidence', {
  roundNotReady: { status: 409, says: 'The round cannot be run yet. Each thing that must be settled first is listed.' },
});

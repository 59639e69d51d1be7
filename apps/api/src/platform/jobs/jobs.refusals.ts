import { refusalsOf } from '@kernel';

/** Every way the jobs say no. */
export const refusals = refusalsOf('jobs', {
  noSuchJob: { status: 404, says: 'There is no failed job with this number.' },
  alreadyOpen: {
    status: 409,
    says: 'The same work has been asked for again since, so this job need not be tried again.',
  },
});

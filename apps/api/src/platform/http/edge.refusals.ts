import { refusalsOf } from '@kernel';

/** Every way the edge says no, before any room is asked. */
export const refusals = refusalsOf('edge', {
  tooLarge: { status: 413, says: 'What was sent is too large.' },
  notJson: { status: 400, says: 'What was sent is not well-formed JSON.' },
  wrongType: { status: 415, says: 'This address takes JSON, sent as application/json.' },
  wrongFileType: { status: 415, says: 'This address takes a file, sent as multipart/form-data.' },
  tooSlow: { status: 408, says: 'Sending took too long, so nothing was done. Please try again.' },
  noAnswer: {
    status: 503,
    says: 'Answering took too long. What was asked for may still be done: look before you try again.',
  },
  full: {
    status: 503,
    says: 'Many people are here at the moment. Nothing was done. Please come back at your turn, in the seconds of Retry-After.',
  },
  tooMany: {
    status: 429,
    says: 'Too many requests came from here in a short time. Please wait a moment, then try again.',
  },
  tooManyTries: {
    status: 429,
    says: 'That was tried too many times in a short time. Please wait a while, then try again.',
  },
});

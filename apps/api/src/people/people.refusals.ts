import { refusalsOf } from '@kernel';

/** Every way the people room says no. */
export const refusals = refusalsOf('people', {
  signInNeeded: { status: 401, says: 'Sign in first. If you were signed in, your session has ended.' },
  mayNot: { status: 403, says: 'Your account does not have the role that this needs.' },
  noSuchWay: { status: 404, says: 'This service does not offer this way to sign in.' },
  providerSilent: { status: 503, says: 'The sign-in service does not answer. Please try again in a few minutes.' },
  signInFailed: { status: 401, says: 'Signing in did not work. Please start again.' },
  signInTooOld: {
    status: 401,
    says: 'Signing in took too long, or was finished in another window. Please start again.',
  },
  tooManyCodes: {
    status: 429,
    says: 'Too many codes have been asked for. Use the newest one you were sent, or try again in an hour.',
  },
  codeNotAccepted: {
    status: 401,
    says: 'That is not the newest code, or it has been used, tried too often or run out after 15 minutes. Check it, or ask for a new one.',
  },
  noSuchAccount: { status: 404, says: 'There is no such account of staff or a school.' },
  noSuchGrant: { status: 404, says: 'There is no such role to end.' },
  notToYourself: { status: 403, says: 'Nobody grants a role to themselves. Ask another operator.' },
  alreadyHeld: { status: 409, says: 'This account already holds this role there.' },
  alreadyEnded: { status: 409, says: 'This role has already been ended.' },
  wrongPlace: {
    status: 400,
    says: 'This role does not hold there. Operators hold it everywhere, school roles at one school, officers and panels in one authority.',
  },
  lastOperator: { status: 409, says: 'This is the last operator. Grant the role to somebody else first.' },
});

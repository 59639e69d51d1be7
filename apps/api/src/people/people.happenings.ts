import { happeningsOf } from '../audit';

/** What the people room tells the audit. */
export const happenings = happeningsOf({
  'person.signed-in': { says: 'Somebody signed in.', recordOnly: true },
  'person.sign-in-failed': { says: 'Signing in was tried and did not work.', recordOnly: true },
  'person.signed-out': { says: 'Somebody signed out.', recordOnly: true },
  'person.sessions-ended': { says: 'Every session of an account was ended.', recordOnly: true },
  'person.code-asked': { says: 'A one-time code was asked for.', recordOnly: true },
  'person.role-granted': { says: 'A role was granted.', recordOnly: true },
  'person.role-ended': { says: 'A role was ended.', recordOnly: true },
});

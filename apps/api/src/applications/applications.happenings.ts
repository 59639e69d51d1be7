import { happeningsOf } from '../audit';

/** What the applications room tells the audit. */
export const happenings = happeningsOf({
  'application.started': { says: 'An application was begun.', recordOnly: true },
  'answer.saved': { says: 'An answer of an application was saved.', recordOnly: true },
  'answers.discarded': { says: 'Changes that had not been sent were put aside.', recordOnly: true },
  'claims.taken-back': { says: 'Something claimed that had not been sent yet was taken back.' },
  'application.submitted': { says: 'An application was submitted.' },
  'application.submitted-late': { says: 'An application was submitted after closing day.' },
  'application.amended': { says: 'An application was changed and sent again before closing day.' },
  'application.withdrawn': { says: 'An application was withdrawn.' },
  'application.voided': { says: 'An application was set aside by an officer.' },
  'application.contested': { says: 'Two applications were found that may be for one child.' },
  'application.draft-reminder-due': { says: 'An application was begun and not yet sent, and closing day is near.' },
  'application.read': { says: 'An application was looked at.', recordOnly: true },
  'application-list.read': { says: 'A list of applications was looked at.', recordOnly: true },
  'applicants.read': { says: 'A school looked at its applicants.', recordOnly: true },
  'restricted-flags.read': { says: 'A list of what only named roles may know was looked at.', recordOnly: true },
  'conflict.resolved': { says: 'It was decided which of two applications counts.' },
  'conflicts.read': { says: 'A list of contested applications was looked at.', recordOnly: true },
  'lateness.decided': { says: 'It was decided whether a late preference has a good reason.' },
  'age-group.decided': { says: 'It was decided whether a child may start outside their own age group.' },
  'change.asked': { says: 'A change was asked for after closing day.', recordOnly: true },
  'change.decided': { says: 'A change asked for after closing day was decided.' },
  'guardian.added': { says: 'Somebody was entered as a parent or carer of a child.', recordOnly: true },
  'guardian.ended': { says: 'Somebody is no longer entered as a parent or carer of a child.', recordOnly: true },
});

import { happeningsOf } from '../audit';

/** What the notifications room tells the audit. */
export const happenings = happeningsOf({
  'letters.written': { says: 'Letters were written.', recordOnly: true },
  'letter.read': { says: 'A letter was looked at.', recordOnly: true },
  'letter-list.read': { says: 'A list of letters was looked at.', recordOnly: true },
  'letter.settled': { says: 'An officer decided what becomes of a letter that could not be sent.', recordOnly: true },
  'letter.retried': { says: 'A letter that could not be written was tried again.', recordOnly: true },
  'letters.printed': { says: 'Letters on paper were taken to be printed.', recordOnly: true },
  'printing.read': { says: 'The pages of printed letters were fetched.', recordOnly: true },
  'mailing.paused': { says: 'A mailing was paused.', recordOnly: true },
  'mailing.resumed': { says: 'A paused mailing went on.', recordOnly: true },
  'child-timeline.read': { says: 'What happened to a child was looked at in plain words.', recordOnly: true },
});

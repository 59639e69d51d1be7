import { happeningsOf } from '../audit';

/** What the evidence room tells the audit. */
export const happenings = happeningsOf({
  'evidence.received': { says: 'A file was sent for a claim.', recordOnly: true },
  'evidence.read': { says: 'A file that was sent for a claim was opened.', recordOnly: true },
  'evidence.removed': { says: 'A file that was sent for a claim was removed.', recordOnly: true },
  'evidence.infected': {
    says: 'The virus check found something harmful in a file, and it was removed.',
    recordOnly: true,
  },
  'finding.recorded': { says: 'It was found whether something claimed is so.' },
  'claims.read': { says: 'What is claimed of children was looked at.', recordOnly: true },
  'questions.read': { says: 'A school looked at what it is asked.', recordOnly: true },
  'list.received': { says: 'A list of children was received.', recordOnly: true },
  'list.matched': { says: 'The lines of lists were matched with children.', recordOnly: true },
  'list-line.decided': { says: 'It was decided which child a line of a list means.', recordOnly: true },
  'list-line.ended': { says: 'A line of a list of children was ended.', recordOnly: true },
  'list-lines.read': { says: 'A list of children was looked at.', recordOnly: true },
  'round.measure-asked': { says: 'The measuring of a round was asked for.', recordOnly: true },
  'round.measured': { says: 'The preferences of a round were measured.', recordOnly: true },
});

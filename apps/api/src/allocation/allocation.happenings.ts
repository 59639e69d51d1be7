import { happeningsOf } from '../audit';

/** What the allocation room tells the audit. */
export const happenings = happeningsOf({
  'run.prepared': { says: 'A run was prepared: everything it may look at was frozen.', recordOnly: true },
  'run.decided': { says: 'A run was decided.', recordOnly: true },
  'run.verified': { says: 'A run was verified.' },
  'run.breached': { says: 'A run broke a property and cannot be released.' },
  'run.released': { says: 'A second officer released a run.' },
  'run.withdrawn': { says: 'A run was withdrawn before release.', recordOnly: true },
  'run.exported': { says: 'A run was taken out whole, to be checked elsewhere.', recordOnly: true },
  'draw.promised': { says: 'A draw was promised: the hash of its seed was published.', recordOnly: true },
  'ranked-list.given': { says: 'A ranked list was made or sent in.', recordOnly: true },
  'ranked-list.adopted': { says: 'A ranked list was adopted.', recordOnly: true },
  'trail.read': { says: 'An officer looked at why a run decided as it did for one child.', recordOnly: true },
});

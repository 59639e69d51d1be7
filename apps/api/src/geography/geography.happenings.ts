import { happeningsOf } from '../audit';

/** What the geography room tells the audit. */
export const happenings = happeningsOf({
  'addresses.imported': { says: 'The address register of an authority was imported.', recordOnly: true },
  'postcodes.imported': { says: 'The middles of postcodes were imported.', recordOnly: true },
  'areas.imported': { says: 'Maps of catchments or parishes were imported.', recordOnly: true },
  'network.imported': { says: 'A walking network was imported.', recordOnly: true },
  'network.frozen': { says: 'The walking network of a round was frozen.', recordOnly: true },
  'network.unfreezing-asked': {
    says: 'An officer asked to unfreeze the walking network of a round.',
    recordOnly: true,
  },
  'network.unfrozen': { says: 'The walking network of a round was unfrozen by two officers.', recordOnly: true },
  'distance.measured': { says: 'Distances of a round were measured.', recordOnly: true },
  'distance.remeasured': { says: 'A distance was measured again by an officer, for a reason.', recordOnly: true },
  'distance.challenged': { says: 'A parent said that a distance is wrong.', recordOnly: true },
  'distance.challenge-answered': { says: 'An officer answered the challenge of a distance.', recordOnly: true },
  'distance.read': { says: 'Somebody looked at where a distance was measured from.', recordOnly: true },
});

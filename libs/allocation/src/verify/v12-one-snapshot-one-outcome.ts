import type { Property } from './property';

/** With V10, which leaves no freedom in what is said, this leaves none in how: the same snapshot has one outcome, to the byte. */
export const oneSnapshotOneOutcome: Property = {
  name: 'V12',
  says: 'The outcome names this snapshot and the engine that made it, and everything in it stands in the one order that it may stand in, so that the same snapshot gives the same outcome on any machine.',
  paragraphs: ['1.8', '2.7'],
  check: (one) => one.shape,
};

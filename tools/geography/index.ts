export { readNetwork, readStreetPlan, type ReadingOptions } from './read-network';
export { orsMeasurer } from './ors/ors-measurer';
export { orsOptionsFrom, type OrsOptions } from './ors/ors-options';

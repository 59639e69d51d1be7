export { readNetwork, readStreetPlan } from './read-network';
export { orsMeasurer } from './ors/ors-measurer';

export { readNetwork, readStreetPlan, type ReadingOptions } from './read-network';

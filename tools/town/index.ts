export { makeTown } from './make-town';
export { writeTown } from './write-town';
export type { TownFiles } from './town-files';
export type { Phase, TownOptions } from './town-options';

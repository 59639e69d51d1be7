export { townFromModels } from './town-from-models';
export { writeTown } from './write-town';

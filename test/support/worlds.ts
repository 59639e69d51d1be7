export { childId, schoolId, type SimpleChild, simpleParts, type SimpleRound, simpleRounds } from '../properties/worlds';

export { BadInput, refuse, sayProblem } from './bad-input';
export type { Problem } from './bad-input';
export { byCodePoint, canonicalJson, digest, digestText } from './canonical';
export { checked } from './checked';
export { interned } from './interned';
export { millimetresIn, sayDistance, stepsOf, units } from './distance';
export type { Rounding, Unit } from './distance';

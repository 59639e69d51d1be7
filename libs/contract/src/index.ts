export { healthPaths } from './health';
export type { Liveness, Readiness } from './health';
export type { Problem } from './problem';

/**
 * All that the verifier shares with the engine: the types of the two documents, and the tables of their codes.
 * Nothing else may be imported from outside this folder, so that one mistake cannot be made on both sides.
 */
export type { Held, Intake, Snapshot } from '../snapshot';
export { verdictCodes, waysPlaced } from '../outcome';
export type { Outcome, Pass, RankedList, StageResult, VerdictCode, WayPlaced } from '../outcome';

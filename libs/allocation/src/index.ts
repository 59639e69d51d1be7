export type { Held, Intake, Snapshot } from './snapshot';
export { verdictCodes, waysPlaced } from './outcome';
export type { Outcome, Pass, RankedList, StageResult, VerdictCode, WayPlaced } from './outcome';
export { ChildRow, DrawRow, Fallback, FactsRow, HeldRow, heldReasons, IntakeRow, MeasurementRow, PreferenceRow, ReachRow, Round, rowParts } from './parts';
export type { RowPart, SnapshotParts } from './parts';

export { AllocationModule } from './allocation.module';
export type { RunRow, ToldEntry, ToldTrail, ToldWhys } from './allocation.types';
export { DigestSink, DocumentSink, DocumentsStore } from './documents.store';
export { PrepareRun, type ToPrepare } from './prepare-run';
export { type ChildOfRun, RunsReader } from './runs.reader';
export { trailOfChild } from './show-trail';

export { AllocationModule } from './allocation.module';
export type { RunRow, ToldEntry, ToldTrail, ToldWhys } from './allocation.types';
export { DigestSink, DocumentSink, DocumentsStore } from './documents.store';
export { DrawsReader } from './draws.reader';
export { PrepareRun, type ToPrepare } from './prepare-run';
export { PromiseDraw } from './promise-draw';
export { type ChildOfRun, RunsReader } from './runs.reader';
export { trailOfChild } from './show-trail';
export { type ReleaseCheck, ReleaseChecks } from './release-checks';

import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Jobs } from '../platform';
import { DocumentsStore } from './documents.store';
import { ReleaseChecks } from './release-checks';
import { RunsReader } from './runs.reader';
import { RunsStore } from './runs.store';
import { SnapshotsReader } from './snapshots.reader';

/** Where every step of a run writes: the run, its documents, the audit, and the job that takes the next step. */
@Injectable()
export class RunRecords {
  constructor(
    readonly runs: RunsStore,
    readonly reader: RunsReader,
    readonly documents: DocumentsStore,
    readonly snapshots: SnapshotsReader,
    readonly audit: Audit,
    readonly jobs: Jobs,
    readonly checks: ReleaseChecks,
  ) {}
}

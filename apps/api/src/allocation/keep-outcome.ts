import { Injectable } from '@nestjs/common';
import type { Outcome, Snapshot } from '@allocation';
import { outcomeKind, writeOutcome } from '@documents';
import { Clock, type Tx } from '../platform';
import { DocumentSink, DocumentsStore } from './documents.store';
import { RunsStore } from './runs.store';
import { tellTrails } from './tell-trails';

/** Keeps what a run decided: the outcome whole, as a document, and each child's trail, to be read by itself. */
@Injectable()
export class KeepOutcome {
  constructor(
    private readonly documents: DocumentsStore,
    private readonly runs: RunsStore,
    private readonly clock: Clock,
  ) {}

  /** Keeps both in the run's own transaction; gives back the outcome's digest. */
  async within(tx: Tx, run: { readonly id: string; readonly authority: string }, decided: { snapshot: Snapshot; outcome: Outcome }): Promise<string> {
    const { snapshot, outcome } = decided;
    const sink = new DocumentSink();
    const digest = writeOutcome(sink, snapshot, outcome);
    await this.documents.keep(tx, { digest, authority: run.authority, kind: outcomeKind, keptAt: this.clock.now() }, sink);
    await this.runs.keepTrails(tx, run.id, tellTrails(snapshot, outcome));
    return digest;
  }
}

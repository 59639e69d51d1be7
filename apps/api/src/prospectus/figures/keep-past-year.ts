import { Injectable } from '@nestjs/common';
import { readOutcome } from '@documents';
import { systemActor } from '@kernel';
import { DocumentsStore, type RunRow, RunsReader, SnapshotsReader } from '../../allocation';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { type DecidedRound, figuresOf } from './figures-of-round';
import { FiguresReader } from './figures.reader';
import { FiguresStore } from './figures.store';

/** Where figures are kept, and the time. */
@Injectable()
export class FiguresBook {
  constructor(
    readonly store: FiguresStore,
    readonly reader: FiguresReader,
    readonly clock: Clock,
  ) {}
}

/**
 * Keeps what a released run came to, for the families of the years after: on offer day the frozen round and its figures,
 * and after it the figures as they stand, until 31 August.
 */
@Injectable()
export class KeepPastYear {
  constructor(
    private readonly runs: RunsReader,
    private readonly documents: DocumentsStore,
    private readonly snapshots: SnapshotsReader,
    private readonly schools: SchoolsReader,
    private readonly book: FiguresBook,
    private readonly audit: Audit,
    private readonly database: Database,
  ) {}

  /** May be asked again: a run whose figures are kept is left alone. */
  async run(id: string): Promise<void> {
    await this.database.inTransaction(systemActor, (tx) => this.within(tx, id));
  }

  private async within(tx: Tx, id: string): Promise<void> {
    const { store, reader, clock } = this.book;
    if (await reader.hasRun(tx, id)) return;
    const run = await this.runs.row(tx, id);
    if (run.state !== 'released' || run.outcome === null || run.visibleFrom === null) return;
    const { authority, phase, year } = await this.schools.round(tx, run.round);
    const at = clock.now();
    const { visibleFrom, snapshot } = run;
    const isOfferDay = run.kind === 'offer-day';
    if (!isOfferDay && run.frozenOn > `${String(year)}-08-31`) return;
    if (isOfferDay) await store.keepRound(tx, { authority, phase, year, snapshot, run: id, visibleFrom, at });
    const rounds = await this.decidedUpTo(tx, run);
    const figures = figuresOf(rounds, isOfferDay ? 'offer-day' : 'by-31-august');
    const source = isOfferDay ? 'Decided by this service on offer day' : 'Decided by this service after offer day';
    await store.add(tx, figures, {
      authority,
      origin: 'run',
      source,
      run: id,
      account: systemActor.account,
      visibleFrom,
      at,
    });
    await this.audit.append(tx, {
      kind: 'past-year.kept',
      actor: systemActor,
      authority,
      subject: id,
      about: { year, figures: figures.length },
    });
  }

  /** The released runs of the round in order, this one the last. */
  private async decidedUpTo(tx: Tx, { round, number }: RunRow): Promise<readonly DecidedRound[]> {
    const { items } = await this.runs.runs(tx, round, { limit: 10_000 });
    const released = items.filter((run) => run.state === 'released' && run.number <= number).reverse();
    const decided: DecidedRound[] = [];
    for (const { snapshot, outcome } of released) {
      if (outcome === null) continue;
      const read = await this.snapshots.snapshot(tx, snapshot);
      decided.push({ snapshot: read, outcome: readOutcome(await this.documents.shelf(tx, outcome), read) });
    }
    return decided;
  }
}

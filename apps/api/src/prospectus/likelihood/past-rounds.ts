import { Injectable } from '@nestjs/common';
import { decide, OneMoreChild } from '@allocation';
import { readSnapshot } from '@documents';
import { systemActor } from '@kernel';
import type { Round } from '@contract';
import { DocumentsStore } from '../../allocation';
import { Clock, Database, type Tx } from '../../platform';
import { FiguresReader } from '../figures/figures.reader';
import { PastRound } from './past-round';

/** Years that are looked back on. */
const most = 3;

/** Rounds that are kept ready at the same time: three years of a few authorities and phases. */
const keptReady = 12;

/** Earlier rounds, made ready once to be asked many questions. Only frozen rounds are kept ready, never a question. */
@Injectable()
export class PastRounds {
  private readonly ready = new Map<string, Promise<PastRound>>();

  constructor(
    private readonly figures: FiguresReader,
    private readonly documents: DocumentsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Up to three rounds of the same authority and phase before this one, the earliest first. */
  async before(tx: Tx, { authority, phase, year }: Round): Promise<readonly PastRound[]> {
    const rows = await this.figures.rounds(tx, { authority, phase, year, most }, this.clock.now());
    return Promise.all([...rows].reverse().map((row) => this.one(row.year, row.snapshot)));
  }

  private one(year: number, snapshot: string): Promise<PastRound> {
    const known = this.ready.get(snapshot);
    // The one asked for last goes to the end, so that the first is the one to let go.
    this.ready.delete(snapshot);
    const round = known ?? this.make(year, snapshot);
    this.ready.set(snapshot, round);
    if (known === undefined) round.catch(() => this.ready.delete(snapshot));
    for (const oldest of [...this.ready.keys()].slice(0, Math.max(0, this.ready.size - keptReady)))
      this.ready.delete(oldest);
    return round;
  }

  private make(year: number, digest: string): Promise<PastRound> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const { snapshot } = readSnapshot(await this.documents.shelf(tx, digest));
      return new PastRound(year, new OneMoreChild(snapshot), decide(snapshot));
    });
  }
}

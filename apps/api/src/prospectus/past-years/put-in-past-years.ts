import { Injectable } from '@nestjs/common';
import { buildSnapshot, decide, type SnapshotParts } from '@allocation';
import { snapshotKind, writeSnapshot } from '@documents';
import { gather } from '@gather';
import { systemActor } from '@kernel';
import { type Town, yearBefore } from '@town';
import { DocumentSink, DocumentsStore } from '../../allocation';
import { Clock, Database } from '../../platform';
import { FiguresReader } from '../figures/figures.reader';
import { FiguresStore } from '../figures/figures.store';
import { figuresOf } from '../figures/figures-of-round';
import { ReadRoundAround, type RoundAround } from '../place/round-around';
import { drawsOf, inYear, rowsOfYears, type TownYear } from './town-year';

/** How many years are made, and what their seeds begin with. */
const howMany = 3;

/**
 * Gives the demonstration three earlier years: the same schools under the same policies, other families, decided by the
 * same engine. The same town gives the same years. A year that is there stays as it is.
 */
@Injectable()
export class PutInPastYears {
  constructor(
    private readonly database: Database,
    private readonly rounds: ReadRoundAround,
    private readonly documents: DocumentsStore,
    private readonly figures: FiguresReader,
    private readonly store: FiguresStore,
    private readonly clock: Clock,
  ) {}

  /** `town` is the town of the round; its schools, policies, maps and streets must be in the service. */
  async run(town: Town, round: string): Promise<void> {
    const { around, known } = await this.database.inTransaction(systemActor, async (tx) => {
      const found = await this.rounds.run(tx, round);
      const { authority, phase, year } = found.round;
      const rows = await this.figures.rounds(tx, { authority, phase, year, most: howMany }, this.clock.now());
      return { around: found, known: new Set(rows.map((row) => row.year)) };
    });
    const last = around.round.year;
    const wanted = Array.from({ length: howMany }, (_, at) => last - howMany + at).filter((year) => !known.has(year));
    if (wanted.length === 0) return;
    const years = wanted.map((year): TownYear => ({ year, town: yearBefore(town, town.options.seed * 31 + year) }));
    const parts = await gather(rowsOfYears(years, around), around.measurers);
    for (const { year, town: then } of years) await this.keep(year, partsOfYear(parts, year, then, around), around);
  }

  private async keep(year: number, parts: SnapshotParts, { round }: RoundAround): Promise<void> {
    const { authority, phase } = round;
    const sink = new DocumentSink();
    const digest = writeSnapshot(sink, parts, { frozenOn: round.dates.closes });
    const snapshot = buildSnapshot(parts, digest);
    const figures = figuresOf([{ snapshot, outcome: decide(snapshot) }], 'offer-day');
    const at = this.clock.now();
    await this.database.inTransaction(systemActor, async (tx) => {
      await this.documents.keep(tx, { digest, authority, kind: snapshotKind, keptAt: at }, sink);
      const isNew = await this.store.keepRound(tx, {
        authority,
        phase,
        year,
        snapshot: digest,
        run: null,
        visibleFrom: at,
        at,
      });
      if (!isNew) return;
      const from = {
        authority,
        origin: 'demonstration',
        source: 'Made for the demonstration',
        run: null,
        account: systemActor.account,
        visibleFrom: at,
        at,
      } as const;
      await this.store.add(tx, figures, from);
    });
  }
}

/** The rows of one year, out of all that were measured together. */
function partsOfYear(all: SnapshotParts, year: number, { children }: Town, around: RoundAround): SnapshotParts {
  const ids = new Set(children.map(({ id }) => inYear(year, id)));
  const mine = <Row extends { readonly child: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ child }) => ids.has(child));
  const { title } = around.round;
  return {
    ...all,
    round: {
      ...all.round,
      id: `${around.round.authority}-${String(year)}`,
      title: `${title}, as it might have been in ${String(year)}`,
      year,
    },
    children: all.children.filter(({ id }) => ids.has(id)),
    preferences: mine(all.preferences),
    facts: mine(all.facts),
    measurements: mine(all.measurements),
    held: mine(all.held),
    draws: drawsOf(year, around).map(({ line: _line, ...row }) => row),
    reach: [],
  };
}

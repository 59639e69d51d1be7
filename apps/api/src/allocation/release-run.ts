import { Injectable } from '@nestjs/common';
import { openSnapshot, writeSnapshot } from '@documents';
import { type Actor, systemActor } from '@kernel';
import type { Run } from '@contract';
import { Clock, Database, type Tx } from '../platform';
import { mustServe, SchoolsReader } from '../schools';
import { refusals } from './allocation.refusals';
import { move } from './allocation.states';
import type { RunRow } from './allocation.types';
import { DigestSink } from './documents.store';
import { GatherSnapshot } from './gather-snapshot';
import { RunRecords } from './run-records';

/**
 * Releases a verified run: by a second officer, and only while everything is still as it was frozen (2.7).
 *
 * Everything is gathered again and frozen again; a different digest means that something has changed since, and stops it.
 * Offers follow from the happening, and are shown from the round's own minute.
 */
@Injectable()
export class ReleaseRun {
  constructor(
    private readonly gather: GatherSnapshot,
    private readonly schools: SchoolsReader,
    private readonly records: RunRecords,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(id: string, actor: Actor): Promise<Run> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.records.runs.hold(tx, id);
      if (run === null) throw refusals.noRun();
      mustServe(actor, run.authority);
      if (run.preparedBy === actor.account) throw refusals.sameOfficer();
      if (run.dry) throw refusals.dryRun();
      const state = move(run.state, 'released');
      if (!run.explained) throw refusals.notExplained();
      await this.records.checks.run(tx, run);
      await this.checkUnchanged(tx, run);
      const at = this.clock.now();
      const visibleFrom = await this.visibleFrom(tx, run, at);
      await this.records.runs.released(tx, id, { state, by: actor.account, at, visibleFrom });
      await this.records.audit.append(tx, {
        kind: 'run.released',
        actor,
        authority: run.authority,
        subject: id,
        about: { round: run.round, visibleFrom: visibleFrom.toISOString() },
      });
      return this.records.reader.run(tx, id);
    });
  }

  /** Offers of offer day are shown at the round's minute, also when the run is released before; later ones at once. */
  private async visibleFrom(tx: Tx, { round, kind }: RunRow, now: Date): Promise<Date> {
    if (kind !== 'offer-day') return now;
    const { releaseAt } = await this.schools.round(tx, round);
    const minute = new Date(releaseAt);
    return minute > now ? minute : now;
  }

  private async checkUnchanged(tx: Tx, run: RunRow): Promise<void> {
    const { parts, network } = await this.gather.run(tx, run);
    const sink = new DigestSink();
    const digest = writeSnapshot(sink, parts, {
      frozenOn: run.frozenOn,
      ...(network === undefined ? {} : { network }),
    });
    if (digest === run.snapshot) return;
    const { manifest } = openSnapshot(await this.records.documents.shelf(tx, run.snapshot));
    const before = [...manifest.parts, ...manifest.policies];
    const changed = before.filter(({ file, sha256 }) => sink.digests.get(file) !== sha256).map(({ file }) => file);
    const fields = changed.map((file) => ({
      field: file.replace('.ndjson', ''),
      says: 'This is not as it was when the run was prepared.',
    }));
    throw refusals.changed({ fields });
  }
}

import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { SnapshotsReader, RunsReader } from '../../allocation';
import type { Tx } from '../../platform';
import { Work } from '../work';
import { PublishLists } from './publish-lists';
import { RerankingsStore } from './rerankings.store';

/** Publishes the lists that were ranked again, once their run has been verified. */
@Injectable()
export class PublishReranking {
  constructor(
    private readonly runs: RunsReader,
    private readonly snapshots: SnapshotsReader,
    private readonly lists: PublishLists,
    private readonly store: RerankingsStore,
    private readonly work: Work,
  ) {}

  /** Whether a run was prepared to rank lists again. */
  async concerns(tx: Tx, run: string): Promise<boolean> {
    return this.store.isOne(tx, run);
  }

  /** A run that broke a property publishes nothing; neither does one that a newer list has overtaken. */
  async run(id: string): Promise<void> {
    const { database, clock } = this.work;
    await database.inTransaction(systemActor, async (tx) => {
      const asked = await this.store.hold(tx, id);
      if (asked?.state !== 'running') return;
      const { snapshot, state } = await this.runs.row(tx, id);
      const at = clock.now();
      if (state !== 'verified' || (await this.store.newerIsPublished(tx, asked))) {
        await this.store.finish(tx, asked.id, 'stopped', at);
        return;
      }
      const parts = await this.snapshots.parts(tx, snapshot);
      const { authority, round, because } = asked;
      await this.lists.within(tx, { authority, round, run: id, because, at, visibleFrom: at }, parts);
      await this.store.finish(tx, asked.id, 'published', at);
    });
  }
}

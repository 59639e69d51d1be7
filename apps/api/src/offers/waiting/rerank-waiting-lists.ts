import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '@kernel';
import type { Reranking } from '@contract';
import { PrepareRun } from '../../allocation';
import { mustServe, SchoolsReader } from '../../schools';
import { HoldingsNow } from '../reallocating/holdings';
import { MadeAlready } from '../reallocating/made-already';
import { Work } from '../work';
import { RerankingsStore } from './rerankings.store';

/** Where requests are kept, and what must be so before one is taken. */
@Injectable()
export class RerankingRecords {
  constructor(
    readonly store: RerankingsStore,
    readonly made: MadeAlready,
  ) {}
}

/**
 * Ranks the waiting lists of a round again, because a fact has changed or a child has joined (2.15).
 *
 * It is a dry run like any other: everything is gathered and frozen, decided and verified, and only then are the lists
 * published. What cannot be gathered whole is not ranked.
 */
@Injectable()
export class RerankWaitingLists {
  constructor(
    private readonly prepare: PrepareRun,
    private readonly holdings: HoldingsNow,
    private readonly schools: SchoolsReader,
    private readonly records: RerankingRecords,
    private readonly work: Work,
  ) {}

  /** Gives back the request; the lists are published when its run has been verified. */
  async run({ round, because }: { round: string; because: string }, actor: Actor): Promise<Reranking> {
    const { database, clock, audit } = this.work;
    return database.inTransaction(systemActor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      await this.records.made.check(tx, round);
      const { held, off } = await this.holdings.of(tx, round);
      const { id: run } = await this.prepare.within(
        tx,
        { round, kind: 'after-offer-day', dry: true, held, off },
        actor,
      );
      const id = randomUUID();
      const askedAt = clock.now();
      await this.records.store.add(tx, { id, authority, round, run, because, askedBy: actor.account, askedAt });
      await audit.append(tx, { kind: 'waiting-list.asked', actor, authority, subject: id, about: { round, run } });
      return { id, round, run, because, state: 'running', askedAt: askedAt.toISOString() };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type AnswerOf, type evidenceRoutes, type InputOf } from '@contract';
import { type Actor, systemActor } from '@kernel';
import { Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import type { Block } from '../evidence.types';
import { GatherRound } from './gather-round';

type Query = InputOf<typeof evidenceRoutes.blocks>['query'];

/** Shows officers what must be settled before a round can be run. */
@Injectable()
export class ShowBlocks {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly gather: GatherRound,
  ) {}

  /** A page by place in the list: what is settled meanwhile moves the rest up. It is gathered as a run would be, by the service. */
  async run(
    actor: Actor,
    round: string,
    { kind, after, limit }: Query,
  ): Promise<AnswerOf<typeof evidenceRoutes.blocks>> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const { authority, stage } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      const all: readonly Block[] = await this.gather.blocks(
        tx,
        round,
        kind ?? (stage === 'offered' ? 'after-offer-day' : 'offer-day'),
      );
      const from = Math.max(0, Number.parseInt(after ?? '0', 10) || 0);
      const items = all.slice(from, from + limit).map((block) => ({ ...block }));
      return { items, next: from + limit < all.length ? String(from + limit) : null };
    });
  }
}

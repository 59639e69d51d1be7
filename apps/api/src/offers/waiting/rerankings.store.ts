import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import { RerankingEntity } from '../entities/waiting.entity';

/** Writes requests that lists be ranked again. */
@Injectable()
export class RerankingsStore {
  async add(tx: Tx, asked: Omit<RerankingEntity, 'state' | 'finishedAt'>): Promise<void> {
    await tx.getRepository(RerankingEntity).insert({ ...asked, state: 'running' });
  }

  /** Whether a run was prepared to rank lists again. */
  async isOne(tx: Tx, run: string): Promise<boolean> {
    return tx.getRepository(RerankingEntity).existsBy({ run });
  }

  /** Holds the request that a run was prepared for; nothing when there is none. */
  async hold(tx: Tx, run: string): Promise<RerankingEntity | null> {
    return tx.getRepository(RerankingEntity).findOne({ where: { run }, lock: { mode: 'pessimistic_write' } });
  }

  /** Whether a newer request of the round has been published: then this one has nothing more to say. */
  async newerIsPublished(tx: Tx, { round, askedAt }: Pick<RerankingEntity, 'round' | 'askedAt'>): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT 1 FROM rerankings WHERE round = $1 AND asked_at > $2 AND state = 'published'
       UNION ALL SELECT 1 FROM offers_made m JOIN offers o ON o.run = m.run WHERE o.round = $1 AND m.made_at > $2 LIMIT 1`,
      [round, askedAt],
    );
    return rows.length > 0;
  }

  async finish(tx: Tx, id: string, state: 'published' | 'stopped', at: Date): Promise<void> {
    await tx.getRepository(RerankingEntity).update({ id }, { state, finishedAt: at });
  }
}

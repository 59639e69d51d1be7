import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform';
import { DistanceChallengeEntity } from './challenge.entity';

type Row = DistanceChallengeEntity;

/** Writes challenges of distances and their answers. */
@Injectable()
export class ChallengesStore {
  /** Lets one after the other challenge and answer a measurement. */
  async wait(tx: Tx, measurement: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('challenge of ' || $1, 0))`, [measurement]);
  }

  async add(tx: Tx, row: Omit<Row, 'outcome' | 'answer' | 'after' | 'answeredBy' | 'answeredAt'>): Promise<void> {
    await tx.getRepository(DistanceChallengeEntity).insert(row);
  }

  /** Whether it was still open. */
  async answer(
    tx: Tx,
    id: string,
    row: Pick<Row, 'outcome' | 'answer' | 'after' | 'answeredBy' | 'answeredAt'>,
  ): Promise<boolean> {
    const { affected } = await tx.getRepository(DistanceChallengeEntity).update({ id, outcome: IsNull() }, row);
    return affected === 1;
  }
}

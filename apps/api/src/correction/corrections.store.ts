import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { CorrectionEntity } from './correction.entity';

/** Writes corrections. The database keeps what they showed from being changed. */
@Injectable()
export class CorrectionsStore {
  async add(tx: Tx, correction: CorrectionEntity): Promise<void> {
    await tx.getRepository(CorrectionEntity).insert(correction);
  }

  /** Holds a correction for this transaction, so that it is decided once. */
  async hold(tx: Tx, id: string): Promise<CorrectionEntity | null> {
    return tx.getRepository(CorrectionEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async decide(
    tx: Tx,
    id: string,
    to: Pick<CorrectionEntity, 'state' | 'decidedBy' | 'decidedAt' | 'decidedBecause'>,
  ): Promise<void> {
    await tx.getRepository(CorrectionEntity).update({ id }, to);
  }
}

import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit';
import { Clock, type Tx } from '../../platform';
import type { LetterOrder } from '../notifications.types';

/** Tells the audit that letters were written, once for each authority. */
@Injectable()
export class WritingDown {
  constructor(
    private readonly audit: Audit,
    readonly clock: Clock,
  ) {}

  async tell(tx: Tx, orders: readonly LetterOrder[], letters: number): Promise<void> {
    if (letters === 0) return;
    const authorities = new Map(orders.map((order) => [order.authority, order.id]));
    for (const [authority, subject] of authorities) {
      await this.audit.append(tx, { kind: 'letters.written', actor: systemActor, authority, subject });
    }
  }
}

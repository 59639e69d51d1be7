import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { LetterOrderLine } from '@contract';
import { Audit } from '../../audit';
import { Database, Jobs } from '../../platform';
import { LettersReader } from '../letters.reader';
import { refusals } from '../notifications.refusals';
import { writeSoon } from './follow-audit';
import { OrdersStore } from './orders.store';

/** Tries again to write letters that could not be written, such as when term dates were missing and are there now. */
@Injectable()
export class RetryOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrdersStore,
    private readonly reader: LettersReader,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, id: string): Promise<LetterOrderLine> {
    return this.database.inTransaction(actor, async (tx) => {
      const order = await this.orders.retry(tx, id);
      if (order === undefined) throw refusals.noSuchOrder();
      const { authority, many } = order;
      await writeSoon(this.jobs, tx, { order: id, many, authority });
      await this.audit.append(tx, { kind: 'letter.retried', actor, authority, subject: id });
      const found = await this.reader.order(tx, id);
      if (found === undefined) throw refusals.noSuchOrder();
      return found;
    });
  }
}

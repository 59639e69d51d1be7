import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Database, log, sayError, type Tx } from '../../platform';
import type { AnyLetter, LetterOrder } from '../notifications.types';
import { KeepLetters } from './keep-letters';
import { OrdersStore } from './orders.store';
import { Writers } from './writers';
import { WritingDown } from './writing-down';

/** How many orders are written in one transaction. */
const atOnce = 100;

/**
 * Writes the letters that happenings ask for. Doing it again writes nothing twice.
 *
 * Many orders are dealt with together. Where one of them cannot be written, each is tried on its own, so that it holds up
 * no other; an officer sees it, with why.
 */
@Injectable()
export class WriteLetters {
  constructor(
    private readonly database: Database,
    private readonly orders: OrdersStore,
    private readonly writers: Writers,
    private readonly letters: KeepLetters,
    private readonly on: WritingDown,
  ) {}

  async run(): Promise<void> {
    let most = atOnce;
    for (;;) {
      try {
        const done = await this.database.inTransaction(systemActor, (tx) => this.writeSome(tx, most));
        if (done === 0) return;
        most = atOnce;
      } catch (error) {
        if (most > 1) most = 1;
        else await this.putAside(error);
      }
    }
  }

  private async writeSome(tx: Tx, most: number): Promise<number> {
    const orders = await this.orders.take(tx, most);
    if (orders.length === 0) return 0;
    const written: AnyLetter[] = [];
    for (const [writer, those] of this.writers.shareOut(orders)) written.push(...(await writer.write(tx, those)));
    const added = await this.letters.keep(tx, written);
    await this.orders.written(tx, countsOf(orders, written), this.on.clock.now());
    await this.on.tell(tx, orders, added);
    return orders.length;
  }

  /** Says of the oldest order that it could not be written; throws again when it was not the order that failed. */
  private async putAside(error: unknown): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const [order] = await this.orders.take(tx, 1);
      if (order === undefined) return;
      log.defect(error, `writing what ${order.kind} asks for`);
      await this.orders.failed(tx, order.id, sayError(error));
    });
  }
}

function countsOf(orders: readonly LetterOrder[], letters: readonly AnyLetter[]): ReadonlyMap<string, number> {
  const byCause = new Map<string, number>();
  for (const { cause } of letters) byCause.set(cause, (byCause.get(cause) ?? 0) + 1);
  return new Map(orders.map(({ id, cause }) => [id, byCause.get(cause) ?? 0]));
}

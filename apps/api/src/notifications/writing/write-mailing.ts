import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx, type UnderWay } from '../../platform';
import { PlaceLetters } from '../letters/place-letters';
import type { LetterOrder, MailingToWrite } from '../notifications.types';
import { KeepLetters, type OfMailing } from './keep-letters';
import { OrdersStore } from './orders.store';
import { WritingDown } from './writing-down';

/** How many children's letters are kept in one transaction. */
const pieceSize = 250;

/** Everything that one mailing is written from, read once. */
interface Begun {
  readonly order: LetterOrder;
  readonly mailing: OfMailing;
  readonly toWrite: MailingToWrite;
}

/**
 * Writes the letters of a mailing, such as all the offers of a run: everything is read at once, written piece by piece.
 *
 * A killed worker loses one piece. The next one reads again, and writes only what is missing, in the order drawn before.
 */
@Injectable()
export class WriteMailing {
  constructor(
    private readonly database: Database,
    private readonly orders: OrdersStore,
    private readonly places: PlaceLetters,
    private readonly letters: KeepLetters,
    private readonly on: WritingDown,
  ) {}

  async run(id: string, { progress }: Pick<UnderWay, 'progress'>): Promise<void> {
    const begun = await this.database.inTransaction(systemActor, (tx) => this.begin(tx, id));
    if (begun === undefined) return;
    const { order, mailing, toWrite } = begun;
    let done = 0;
    let letters = 0;
    for (const piece of toWrite.pieces(pieceSize)) {
      await this.database.inTransaction(systemActor, (tx) => this.letters.keep(tx, piece, mailing));
      letters += piece.length;
      done = Math.min(toWrite.total, done + pieceSize);
      await progress(done, toWrite.total);
      await setImmediate();
    }
    await this.database.inTransaction(systemActor, async (tx) => {
      if ((await this.orders.hold(tx, id)) === undefined) return;
      await this.orders.written(tx, new Map([[id, letters]]), this.on.clock.now());
      await this.on.tell(tx, [order], letters);
    });
  }

  private async begin(tx: Tx, id: string): Promise<Begun | undefined> {
    const order = await this.orders.hold(tx, id);
    if (order === undefined) return undefined;
    const toWrite = await this.places.open(tx, order);
    const { authority } = order;
    const { what, dueAt } = toWrite;
    const seed = randomBytes(16).toString('hex');
    const mailing = await this.letters.mailing(tx, { order: id, authority, what, seed, at: this.on.clock.now(), dueAt });
    return { order, mailing, toWrite };
  }
}

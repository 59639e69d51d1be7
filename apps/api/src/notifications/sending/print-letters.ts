import { randomUUID } from 'node:crypto';
import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, notificationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe } from '../../schools';
import { LettersReader } from '../letters.reader';
import { refusals } from '../notifications.refusals';
import { DeliveriesStore } from './deliveries.store';
import { joinPages } from './join-pages';

/**
 * Takes letters on paper to be printed: each once. What was taken can be fetched as often as the printer needs it, so that
 * paper that jams loses no letter and prints none twice by mistake.
 */
@Injectable()
export class PrintLetters {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesStore,
    private readonly reader: LettersReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, authority: string): Promise<AnswerOf<typeof notificationRoutes.print>> {
    mustServe(actor, authority);
    return this.database.inTransaction(actor, async (tx) => {
      const [id, at] = [randomUUID(), this.clock.now()];
      const printed = await this.deliveries.print(tx, { id, authority, by: actor.account, at });
      if (printed === undefined) throw refusals.nothingToPrint();
      const about = { letters: printed.letters };
      await this.audit.append(tx, { kind: 'letters.printed', actor, authority, subject: id, about });
      return { id, authority, madeAt: at.toISOString(), ...printed };
    });
  }

  /** The pages of a printing as one file. */
  async pages(actor: Actor, id: string): Promise<{ readonly name: string; readonly html: string }> {
    return this.database.inTransaction(actor, async (tx) => {
      const printing = await this.reader.printing(tx, id);
      if (printing === undefined) throw refusals.noSuchPrinting();
      const { authority } = printing;
      mustServe(actor, authority);
      const html = joinPages(await this.reader.pages(tx, id));
      await this.audit.read(tx, { kind: 'printing.read', actor, authority, subject: id });
      return { name: `letters-${id}.html`, html };
    });
  }
}

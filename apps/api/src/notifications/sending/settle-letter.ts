import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, notificationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { mustServe } from '../../schools';
import { LettersReader } from '../letters.reader';
import { refusals } from '../notifications.refusals';
import { settlements } from '../notifications.states';
import { DeliveriesStore } from './deliveries.store';
import { Resuming } from './resuming';
import { sendJob } from './send-job';

type Delivery = AnswerOf<typeof notificationRoutes.settle>;

/**
 * Decides about a letter that does not move by itself: refused, stopped, or perhaps sent. Only a person sends a letter
 * again that may have been sent, and the reason is kept.
 */
@Injectable()
export class SettleLetter {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesStore,
    private readonly reader: LettersReader,
    private readonly audit: Audit,
    private readonly on: Resuming,
  ) {}

  async run(actor: Actor, letter: string, decided: { as: 'sent' | 'send' | 'paper'; reason: string }): Promise<Delivery> {
    return this.database.inTransaction(actor, async (tx) => {
      const held = await this.deliveries.hold(tx, letter);
      if (held === undefined) throw refusals.noSuchLetter();
      const { state, authority, child } = held;
      mustServe(actor, authority);
      const to = decided.as === 'send' ? 'waiting' : decided.as;
      const allowed = settlements[state];
      if (allowed === undefined) throw refusals.notSettled();
      if (!allowed.includes(to)) throw refusals.notKnownToBeSent();
      const at = this.on.clock.now();
      await this.deliveries.settle(tx, letter, { to, by: actor.account, at, because: decided.reason });
      if (to === 'waiting') await this.on.jobs.add(tx, sendJob);
      const about = { from: state, to };
      await this.audit.append(tx, { kind: 'letter.settled', actor, authority, child, subject: letter, about });
      const found = await this.reader.letter(tx, letter);
      if (found === undefined) throw refusals.noSuchLetter();
      return found.delivery;
    });
  }
}

import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Mailing } from '@contract';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import { mustServe } from '../../schools';
import { LettersReader } from '../letters.reader';
import { MailingsStore } from './mailings.store';
import { refusals } from '../notifications.refusals';
import { Resuming } from './resuming';
import { sendJob } from './send-job';

/** Pauses a mailing, because something in it is wrong or the pages cannot bear it, and lets it go on. */
@Injectable()
export class PauseMailing {
  constructor(
    private readonly database: Database,
    private readonly reader: LettersReader,
    private readonly store: MailingsStore,
    private readonly audit: Audit,
    private readonly on: Resuming,
  ) {}

  /** What has not been claimed by the post waits from the next moment on. */
  async run(actor: Actor, id: string, reason: string): Promise<Mailing> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, paused } = await this.found(tx, actor, id);
      if (paused) throw refusals.alreadyPaused();
      await this.store.pause(tx, id, { by: actor.account, at: this.on.clock.now(), because: reason });
      await this.audit.append(tx, { kind: 'mailing.paused', actor, authority, subject: id });
      return this.found(tx, actor, id);
    });
  }

  async resume(actor: Actor, id: string): Promise<Mailing> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, paused } = await this.found(tx, actor, id);
      if (!paused) throw refusals.notPaused();
      await this.store.pause(tx, id, null);
      await this.audit.append(tx, { kind: 'mailing.resumed', actor, authority, subject: id });
      await this.on.jobs.add(tx, sendJob);
      return this.found(tx, actor, id);
    });
  }

  private async found(tx: Tx, actor: Actor, id: string): Promise<Mailing> {
    const mailing = await this.reader.mailing(tx, id);
    if (mailing === undefined) throw refusals.noSuchMailing();
    mustServe(actor, mailing.authority);
    return mailing;
  }
}

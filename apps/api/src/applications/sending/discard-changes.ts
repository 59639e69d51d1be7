import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { ApplicationsStore } from '../applications.store';
import { ApplicationReader } from '../reading/application.reader';
import { KeepClaims } from './keep-claims';

/** Puts aside changes that were saved and not sent: the answers are again as they were sent. */
@Injectable()
export class DiscardChanges {
  constructor(
    private readonly database: Database,
    private readonly store: ApplicationsStore,
    private readonly reader: ApplicationReader,
    private readonly claims: KeepClaims,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, application: string): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.store.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      if (head.state === 'withdrawn' || head.state === 'void') throw refusals.ended();
      const sent = await this.store.sentAnswers(tx, application);
      if (sent === undefined) throw refusals.notSubmitted();
      const revision = await this.store.putAnswers(tx, application, sent.answers, actor.account, this.clock.now());
      await this.store.markSent(tx, application, revision);
      await this.claims.within(tx, actor, head, sent.answers);
      const { authority, child } = head;
      await this.audit.append(tx, { kind: 'answers.discarded', actor, authority, child, subject: application });
      return this.reader.application(tx, application);
    });
  }
}

import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { move } from '../applications.states';
import { ApplicationsStore } from '../applications.store';
import { ApplicationReader } from '../reading/application.reader';

/** Withdraws an application, sent or not. What was sent is kept; none of it counts any more. */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly database: Database,
    private readonly store: ApplicationsStore,
    private readonly reader: ApplicationReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, application: string, because: string | undefined): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.store.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      if (head.state === 'withdrawn') return this.reader.application(tx, application);
      move(head.state, 'withdrawn');
      const at = this.clock.now();
      await this.store.end(tx, application, 'withdrawn', { by: actor.account, at, because: because ?? null });
      const { authority, child, round, versions } = head;
      const about = { round, sent: versions > 0, contested: head.contested };
      await this.audit.append(tx, {
        kind: 'application.withdrawn',
        actor,
        authority,
        child,
        subject: application,
        about,
      });
      return this.reader.application(tx, application);
    });
  }
}

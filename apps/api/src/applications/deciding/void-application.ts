import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { move } from '../applications.states';
import { Deciding } from './decide-lateness';
import { mustDecide } from './must-decide';

/** Sets aside an application that must not count, such as one for a child who does not exist. */
@Injectable()
export class VoidApplication {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly audit: Audit,
  ) {}

  /** Gives back the application as it was sent, now void. */
  async run(actor: Actor, application: string, because: string): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.on.applications.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      mustDecide(actor, head.authority);
      if (head.contested) throw refusals.contested();
      move(head.state, 'void');
      await this.on.applications.end(tx, application, 'void', { by: actor.account, at: this.on.clock.now(), because });
      const { authority, child, round } = head;
      await this.audit.append(tx, {
        kind: 'application.voided',
        actor,
        authority,
        child,
        subject: application,
        about: { round },
      });
      return this.on.reader.application(tx, application);
    });
  }
}

import { type Actor, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database } from '../platform';
import { AccountsStore } from './accounts.store';
import { refusals } from './people.refusals';
import { Sessions } from './sessions';
import { SessionsStore } from './sessions.store';

/** Ends every session of somebody else's account, such as one whose password was stolen. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly store: SessionsStore,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back how many sessions there were. */
  async run(actor: Actor, account: string): Promise<number> {
    // As the operator, who sees staff and schools only; the sessions themselves only the service may touch.
    const found = await this.database.inTransaction(actor, (tx) => this.accounts.find(tx, account));
    if (found === null) throw refusals.noSuchAccount();
    const ended = await this.database.inTransaction(systemActor, async (tx) => {
      const count = await this.store.endAll(tx, account, this.clock.now());
      const kind = 'person.sessions-ended';
      await this.audit.append(tx, { kind, actor, subject: account, about: { count } });
      return count;
    });
    this.sessions.forgetAccount(account);
    return ended;
  }
}

import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database } from '../platform';
import { hashOf } from './secrets';
import { Sessions, type SignedIn } from './sessions';
import { SessionsStore } from './sessions.store';

/** Ends a session; its token is worth nothing from then on. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly store: SessionsStore,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends the session of this token, or with `everywhere` every session of the account. */
  async run(token: string, { actor }: SignedIn, everywhere: boolean): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const now = this.clock.now();
      const ended = await this.store.end(tx, hashOf(token), now);
      const others = everywhere ? await this.store.endAll(tx, actor.account, now) : 0;
      if (!ended && others === 0) return;
      await this.audit.append(tx, { kind: 'person.signed-out', actor, subject: actor.account, about: { everywhere } });
    });
    this.sessions.forget(token);
    if (everywhere) this.sessions.forgetAccount(actor.account);
  }
}

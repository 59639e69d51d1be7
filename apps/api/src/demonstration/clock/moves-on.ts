import { type Actor, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit';
import { CarrySessions } from '../../people';
import { Clock, Database } from '../../platform';

/** Moves the clock on, keeps everybody signed in, and tells the audit. */
@Injectable()
export class MovesOn {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sessions: CarrySessions,
    private readonly audit: Audit,
  ) {}

  async to(actor: Actor, to: Date): Promise<void> {
    const from = this.clock.now();
    await this.clock.moveTo(to);
    await this.database.inTransaction(systemActor, async (tx) => {
      await this.sessions.run(tx, to.getTime() - from.getTime());
      const about = { from: from.toISOString(), to: to.toISOString() };
      await this.audit.append(tx, { kind: 'clock.moved', actor, subject: 'clock', about });
    });
  }
}

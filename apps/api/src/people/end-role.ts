import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database, type Tx } from '../platform';
import { AccountsReader, type ListedGrant } from './accounts.reader';
import { AccountsStore } from './accounts.store';
import type { GrantEntity } from './grant.entity';
import { refusals } from './people.refusals';
import { Sessions } from './sessions';

/** Ends a role that an account holds. It stays written down that it was held, from when to when and by whose leave. */
@Injectable()
export class EndRole {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly reader: AccountsReader,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the role as ended. */
  async run(actor: Actor, id: string): Promise<ListedGrant> {
    const ended = await this.database.inTransaction(actor, async (tx) => {
      const grant = await this.accounts.findGrant(tx, id);
      if (grant === null || grant.role === 'parent') throw refusals.noSuchGrant();
      await this.refuseTheLast(tx, grant);
      if (!(await this.accounts.endGrant(tx, id, actor.account, this.clock.now()))) throw refusals.alreadyEnded();
      await this.tell(tx, actor, grant);
      return this.reader.grant(tx, id);
    });
    this.sessions.forgetAccount(ended.account);
    return ended;
  }

  /** Without an operator nobody could ever be granted a role again. */
  private async refuseTheLast(tx: Tx, { role, endedAt }: GrantEntity): Promise<void> {
    if (role !== 'operator' || endedAt !== null) return;
    if ((await this.accounts.countOperators(tx)) === 1) throw refusals.lastOperator();
  }

  private async tell(tx: Tx, actor: Actor, { id, account, role, authority, school }: GrantEntity): Promise<void> {
    await this.audit.append(tx, {
      kind: 'person.role-ended',
      actor,
      authority: authority === '' ? undefined : authority,
      school: school === '' ? undefined : school,
      subject: account,
      about: { role, grant: id },
    });
  }
}

import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { ApplicationsReader } from '../applications.reader';
import { refusals } from '../applications.refusals';
import { ChildrenStore } from '../children.store';
import { mustDecide } from './must-decide';

/** Ends that an account is entered as a parent or carer of a child: from then on it sees nothing of the child. */
@Injectable()
export class EndGuardian {
  constructor(
    private readonly database: Database,
    private readonly children: ChildrenStore,
    private readonly reader: ApplicationsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    child: string,
    account: string,
    because: string,
  ): Promise<{ child: string; account: string }> {
    return this.database.inTransaction(actor, async (tx) => {
      const known = (await this.reader.children(tx, [child])).get(child);
      if (known === undefined) throw refusals.noSuchChild();
      const { authority } = known;
      mustDecide(actor, authority);
      const ended = await this.children.endGuardian(tx, child, account, actor.account, this.clock.now(), because);
      if (!ended) throw refusals.noSuchGuardian();
      await this.audit.append(tx, { kind: 'guardian.ended', actor, authority, child, subject: account });
      return { child, account };
    });
  }
}

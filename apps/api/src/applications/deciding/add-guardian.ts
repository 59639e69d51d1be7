import { randomUUID } from 'node:crypto';
import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { applicationRoutes, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { ApplicationsReader } from '../applications.reader';
import { refusals } from '../applications.refusals';
import { brokeOn } from '../applications.store';
import { ChildrenStore } from '../children.store';
import { mustDecide } from './must-decide';

/** Enters an account as a parent or carer of a child, after an officer has seen that it is so. */
@Injectable()
export class AddGuardian {
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
    guardian: InputOf<typeof applicationRoutes.addGuardian>['body'],
  ): Promise<{ child: string; account: string }> {
    try {
      return await this.database.inTransaction(actor, async (tx) => {
        const known = (await this.reader.children(tx, [child])).get(child);
        if (known === undefined) throw refusals.noSuchChild();
        const { authority } = known;
        mustDecide(actor, authority);
        const made = { id: randomUUID(), child, authority, ...guardian, by: actor.account, at: this.clock.now() };
        if (!(await this.children.addGuardian(tx, made))) throw refusals.alreadyGuardian();
        const { account, relationship } = guardian;
        await this.audit.append(tx, {
          kind: 'guardian.added',
          actor,
          authority,
          child,
          subject: account,
          about: { relationship },
        });
        return { child, account };
      });
    } catch (error) {
      if (brokeOn(error, 'guardianships_account_fkey')) throw refusals.noSuchAccount();
      if (brokeOn(error, 'guardianships_one')) throw refusals.alreadyGuardian();
      throw error;
    }
  }
}

import type { Actor, Grant, Role } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database } from '../platform';
import { type ListedGrant, AccountsReader } from './accounts.reader';
import { AccountsStore } from './accounts.store';
import { refusals } from './people.refusals';
import { Sessions } from './sessions';

/** Where each role may hold. The role of a parent comes with signing in as one, and is granted by nobody. */
const places: Readonly<Record<Role, readonly ('everywhere' | 'authority' | 'school')[]>> = {
  parent: [],
  officer: ['authority'],
  'school-admin': ['school'],
  'primary-head': ['school'],
  'send-officer': ['authority'],
  'virtual-school-head': ['authority'],
  'appeals-clerk': ['authority'],
  'panel-member': ['authority'],
  auditor: ['everywhere', 'authority'],
  operator: ['everywhere'],
};

/** Grants a role to an account of staff or a school. Nobody grants one to themselves. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly reader: AccountsReader,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the role as granted. */
  async run(actor: Actor, account: string, grant: Grant): Promise<ListedGrant> {
    if (account === actor.account) throw refusals.notToYourself();
    if (!mayHold(grant)) throw refusals.wrongPlace();
    const granted = await this.database.inTransaction(actor, async (tx) => {
      const found = await this.accounts.find(tx, account);
      if (found?.kind !== 'staff') throw refusals.noSuchAccount();
      const id = await this.accounts.grant(tx, account, grant, actor.account, this.clock.now());
      if (id === undefined) throw refusals.alreadyHeld();
      const { role, authority, school } = grant;
      const about = { role, grant: id };
      await this.audit.append(tx, { kind: 'person.role-granted', actor, authority, school, subject: account, about });
      return this.reader.grant(tx, id);
    });
    this.sessions.forgetAccount(account);
    return granted;
  }
}

/** Whether a role may hold at the place it is granted for. */
function mayHold({ role, authority, school }: Grant): boolean {
  if (authority !== undefined && school !== undefined) return false;
  const place = authority !== undefined ? 'authority' : school !== undefined ? 'school' : 'everywhere';
  return places[role].includes(place);
}

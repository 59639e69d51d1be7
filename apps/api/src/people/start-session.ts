import { randomUUID } from 'node:crypto';
import { type Actor, systemActor } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, ENVIRONMENT, type Environment, type Tx } from '../platform';
import type { AccountEntity } from './account.entity';
import { AccountsStore } from './accounts.store';
import { hashOf, newSecret } from './secrets';
import { sessionLife } from './session-life';
import { type SignedIn, signedInOf } from './sessions';
import { type KnownSession, SessionsStore } from './sessions.store';

/** A person, as whoever vouches for them names them. */
export interface Vouched {
  readonly way: KnownSession['way'];
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** A session that has begun, with the token for the browser's cookie: it is kept nowhere else. */
export interface StartedSession {
  readonly token: string;
  readonly signedIn: SignedIn;
}

/** Sessions that ended longer ago than this are forgotten. */
const keptFor = 30 * 24 * 3_600_000;

/**
 * Signs somebody in: finds their account or makes one, and begins a session with a token of its own.
 *
 * Somebody new from staff or a school may do nothing until an operator grants them a role. A parent may apply at once.
 * Accounts are never joined by their e-mail addresses: whoever takes over an address does not take over an account.
 */
@Injectable()
export class StartSession {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly sessions: SessionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Begins the session in a transaction of the service's own; `before` is the session this browser had until now. */
  async run(tx: Tx, person: Vouched, before?: string): Promise<StartedSession> {
    const now = this.clock.now();
    const account = await this.accountOf(tx, person, now);
    await this.grantWhatIsDue(tx, account.id, person, now);
    if (before !== undefined) await this.sessions.end(tx, hashOf(before), now);
    await this.sessions.forgetBefore(tx, new Date(now.getTime() - keptFor));
    const token = newSecret();
    const times = { startedAt: now, usedAt: now, endsAt: new Date(now.getTime() + sessionLife.most), endedAt: null };
    await this.sessions.add(tx, { tokenHash: hashOf(token), account: account.id, way: person.way, ...times });
    const grants = await this.accounts.grantsOf(tx, account.id);
    const { name, email, demonstration } = account;
    const signedIn = signedInOf({ account: account.id, name, email, demonstration, way: person.way, grants, ...times });
    await this.tell(tx, signedIn.actor, person);
    return { token, signedIn };
  }

  private async accountOf(tx: Tx, person: Vouched, now: Date): Promise<AccountEntity> {
    const { issuer, subject, way } = person;
    const known = await this.accounts.known(tx, issuer, subject);
    if (known !== null) {
      const name = person.name ?? known.name;
      const email = person.email ?? known.email;
      if (name !== known.name || email !== known.email) await this.accounts.rename(tx, known.id, name, email);
      return { ...known, name, email };
    }
    const account: AccountEntity = {
      id: randomUUID(),
      kind: way === 'staff' ? 'staff' : 'parent',
      name: person.name ?? person.email ?? (way === 'staff' ? 'Somebody without a name' : 'A parent'),
      email: person.email ?? null,
      demonstration: this.environment.mode === 'demonstration',
      madeAt: now,
    };
    await this.accounts.add(tx, account, { issuer, subject });
    return account;
  }

  /** The role of a parent, and once that of an operator to those whom the environment names. */
  private async grantWhatIsDue(tx: Tx, account: string, { way, subject }: Vouched, now: Date): Promise<void> {
    const named = way === 'staff' && this.environment.signIn.operators.includes(subject);
    const role = way === 'staff' ? (named ? 'operator' : undefined) : 'parent';
    if (role === undefined || (await this.accounts.everHeld(tx, account, role))) return;
    const grant = await this.accounts.grant(tx, account, { role }, systemActor.account, now);
    if (grant === undefined) return;
    const about = { role, grant };
    await this.audit.append(tx, { kind: 'person.role-granted', actor: systemActor, subject: account, about });
  }

  private async tell(tx: Tx, actor: Actor, { way }: Vouched): Promise<void> {
    await this.audit.append(tx, { kind: 'person.signed-in', actor, subject: actor.account, about: { way } });
  }
}

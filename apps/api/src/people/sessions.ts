import { type Actor, systemActor } from '@kernel';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Database, ENVIRONMENT, type Environment } from '../platform';
import { hashOf } from './secrets';
import { SessionCache } from './session-cache';
import { expiryOf, holdsAt, useIsDue } from './session-life';
import { type KnownSession, SessionsStore } from './sessions.store';

/** Somebody who is signed in. */
export interface SignedIn {
  readonly account: string;
  readonly actor: Actor;
  readonly email: string | null;
  readonly way: KnownSession['way'];
  readonly startedAt: Date;
  readonly usedAt: Date;
  readonly endsAt: Date;
  /** When the session ends if it is not used again. */
  readonly expiresAt: Date;
}

/**
 * For how long who is signed in is remembered, in milliseconds: while the database tells every process whose sessions or
 * roles change, and while it cannot be heard. Then another process learns of a sign-out no later than that.
 */
const remembered = { heard: 60_000, unheard: 5_000 } as const;

/** Finds who is signed in by the token of their cookie. */
@Injectable()
export class Sessions implements OnApplicationBootstrap {
  private readonly cache = new SessionCache<SignedIn>(20_000);
  private readonly ofRequests = new WeakMap<object, SignedIn>();

  constructor(
    private readonly database: Database,
    private readonly store: SessionsStore,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Hears from the database whose sessions or roles change, in whatever process that is done. */
  onApplicationBootstrap(): void {
    this.database.news.on('fairplace_sessions', {
      heard: (account) => {
        this.cache.dropAccount(account);
      },
      anew: () => {
        this.cache.dropAll();
      },
    });
  }

  /** Whose token this is; nothing when the session has ended. With `use`, its idle time begins anew. */
  async find(token: string, { use }: { readonly use: boolean }): Promise<SignedIn | undefined> {
    const now = this.clock.now();
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const known = this.cache.get(key, now, this.database.news.isHeard() ? remembered.heard : remembered.unheard);
    if (known !== undefined && now < known.expiresAt && !(use && useIsDue(known, now))) return known;
    const mark = this.cache.mark();
    const found = await this.read(hash, use, now);
    if (found !== undefined) this.cache.put(key, found, now, mark);
    return found;
  }

  /** Forgets at once what is remembered of a token. */
  forget(token: string): void {
    this.cache.drop(hashOf(token).toString('base64'));
  }

  /** Forgets at once what is remembered of an account's sessions, because its roles or its sessions changed. */
  forgetAccount(account: string): void {
    this.cache.dropAccount(account);
  }

  /** Remembers for the length of a request who sent it. */
  remember(request: object, signedIn: SignedIn): void {
    this.ofRequests.set(request, signedIn);
  }

  /** Who sent a request, as the guard found. */
  of(request: object): SignedIn | undefined {
    return this.ofRequests.get(request);
  }

  private async read(hash: Buffer, use: boolean, now: Date): Promise<SignedIn | undefined> {
    const session = await this.store.find(hash);
    if (session === undefined || !holdsAt(session, now)) return undefined;
    if (session.demonstration !== (this.environment.mode === 'demonstration')) return undefined;
    const due = use && useIsDue(session, now);
    if (due) await this.database.inTransaction(systemActor, (tx) => this.store.use(tx, hash, now));
    return signedInOf(due ? { ...session, usedAt: now } : session);
  }
}

/** A session that holds, as the guard and the pages need it. */
export function signedInOf(session: KnownSession): SignedIn {
  const { account, name, email, way, startedAt, usedAt, endsAt, grants } = session;
  return {
    account,
    actor: { account, name, grants },
    email,
    way,
    startedAt,
    usedAt,
    endsAt,
    expiresAt: expiryOf(session),
  };
}

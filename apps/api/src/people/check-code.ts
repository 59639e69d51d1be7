import { timingSafeEqual } from 'node:crypto';
import { nobody, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database, type Tx } from '../platform';
import { codeLimits } from './ask-code';
import { refusals } from './people.refusals';
import { hashOf } from './secrets';
import { Sessions } from './sessions';
import type { SignInCodeEntity } from './sign-in-code.entity';
import { SignInCodesStore } from './sign-in-codes.store';
import { StartSession, type StartedSession } from './start-session';

/** Who vouches for a parent who was sent a code: whoever reads the address's post. */
const emailIssuer = 'urn:fairplace:e-mail';

/** Signs a parent in with a one-time code. A code works once, for a quarter of an hour, and is tried five times at most. */
@Injectable()
export class CheckCode {
  constructor(
    private readonly database: Database,
    private readonly store: SignInCodesStore,
    private readonly start: StartSession,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the new session. Every wrong, old, used or unknown code is refused in the same words. */
  async run(ask: string, code: string, before: string | undefined): Promise<StartedSession> {
    const started = await this.database.inTransaction(systemActor, async (tx) => {
      const kept = await this.store.findToTry(tx, ask);
      if (kept === null || !this.isOpen(kept)) return undefined;
      await this.store.countTry(tx, ask);
      if (!timingSafeEqual(kept.codeHash, hashOf(`${ask} ${code}`))) return this.tellWrong(tx, kept);
      await this.store.use(tx, ask, this.clock.now());
      const { email } = kept;
      return this.start.run(tx, { way: 'code', issuer: emailIssuer, subject: email, name: undefined, email }, before);
    });
    // Refused only here: the try that was counted must stand.
    if (started === undefined) throw refusals.codeNotAccepted();
    if (before !== undefined) this.sessions.forget(before);
    return started;
  }

  private isOpen({ expiresAt, tries, usedAt, voidAt }: SignInCodeEntity): boolean {
    return usedAt === null && voidAt === null && tries < codeLimits.tries && this.clock.now() < expiresAt;
  }

  private async tellWrong(tx: Tx, { id, tries }: SignInCodeEntity): Promise<undefined> {
    const about = { way: 'code', why: 'wrong-code', tries: tries + 1 };
    await this.audit.append(tx, { kind: 'person.sign-in-failed', actor: nobody, subject: id, about });
  }
}

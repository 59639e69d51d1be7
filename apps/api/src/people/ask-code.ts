import { randomUUID } from 'node:crypto';
import { nobody, systemActor } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database, ENVIRONMENT, type Environment, Jobs } from '../platform';
import { refusals } from './people.refusals';
import { hashOf, newCode } from './secrets';
import { SignInCodesStore } from './sign-in-codes.store';

/** How long a code is good for, and how often one may be asked for. */
export const codeLimits = {
  minutes: 15,
  tries: 5,
  forEmailInHour: 5,
  forEmailInDay: 15,
  fromHereInHour: 200,
} as const;

/** The job that hands a code to the post, after the transaction that made it stands. */
export const sendCodeJob = 'people.send-code';

/**
 * Makes a one-time code for a parent's e-mail address and has it sent there.
 *
 * Nothing here depends on whether the address is known: an account is made when the right code comes back, not before.
 */
@Injectable()
export class AskCode {
  constructor(
    private readonly database: Database,
    private readonly store: SignInCodesStore,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Gives back what must come back together with the code, and until when. */
  async run(email: string, askedFrom: string): Promise<{ readonly ask: string; readonly expiresAt: Date }> {
    if (!this.environment.signIn.codes) throw refusals.noSuchWay();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + codeLimits.minutes * 60_000);
    const [ask, code, address, from] = [randomUUID(), newCode(), email.trim().toLowerCase(), hashOf(askedFrom)];
    await this.database.inTransaction(systemActor, async (tx) => {
      const asked = await this.store.count(tx, address, from, now);
      if (
        asked.forEmailInHour >= codeLimits.forEmailInHour ||
        asked.forEmailInDay >= codeLimits.forEmailInDay ||
        asked.fromHereInHour >= codeLimits.fromHereInHour
      ) {
        throw refusals.tooManyCodes();
      }
      await this.store.add(tx, {
        id: ask,
        email: address,
        askedFrom: from,
        codeHash: hashOf(`${ask} ${code}`),
        codeToSend: code,
        askedAt: now,
        expiresAt,
        tries: 0,
        usedAt: null,
        voidAt: null,
      });
      await this.jobs.add(tx, { kind: sendCodeJob, subject: ask });
      await this.audit.append(tx, { kind: 'person.code-asked', actor: nobody, subject: ask });
    });
    return { ask, expiresAt };
  }
}

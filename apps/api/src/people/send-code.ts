import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Clock, Database, log, Post } from '../platform';
import { codeLimits } from './ask-code';
import { CodeLetter } from './code-letter';
import { SignInCodesStore } from './sign-in-codes.store';

/** Hands a one-time code to the post, outside the transaction that made it. The code is forgotten once it has gone. */
@Injectable()
export class SendCode {
  constructor(
    private readonly database: Database,
    private readonly store: SignInCodesStore,
    private readonly letter: CodeLetter,
    private readonly post: Post,
    private readonly clock: Clock,
  ) {}

  /** Sends the code with this id; one that was sent, replaced or has run out is left alone. */
  async run(id: string): Promise<void> {
    const waiting = await this.database.inTransaction(systemActor, (tx) => this.store.toSend(tx, id));
    if (waiting === undefined) return;
    if (this.clock.now() < waiting.expiresAt) {
      const { subject, text, html } = this.letter.write(waiting.code, codeLimits.minutes, id.slice(0, 8).toUpperCase());
      // A code that may have gone already does no harm when it goes twice, so whatever failed is simply tried again.
      const { outcome } = await this.post.send({ id: `sign-in-code ${id}`, to: waiting.email, subject, text, html });
      if (outcome === 'refused') log.event('people.code-refused', { code: id });
    }
    await this.database.inTransaction(systemActor, (tx) => this.store.sent(tx, id));
  }
}

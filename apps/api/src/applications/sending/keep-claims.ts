import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Answers } from '@contract';
import { Audit } from '../../audit';
import { Clock, type Tx } from '../../platform';
import { ApplicationsStore } from '../applications.store';
import { claimRows } from './rows-to-send';

/** Whose claims are kept. */
interface Whose {
  readonly id: string;
  readonly authority: string;
  readonly child: string;
}

/**
 * Keeps the claims of answers that were saved, before they are sent, so that papers can be sent for them meanwhile.
 *
 * Whatever writes the claims of an application calls this, except sending itself, which marks them as sent.
 */
@Injectable()
export class KeepClaims {
  constructor(
    private readonly store: ApplicationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async within(tx: Tx, actor: Actor, { id, authority, child }: Whose, answers: Pick<Answers, 'claims'>): Promise<void> {
    const ended = await this.store.keepClaims(tx, id, claimRows(answers), this.clock.now());
    if (ended === 0) return;
    const about = { claims: ended };
    await this.audit.append(tx, { kind: 'claims.taken-back', actor, authority, child, subject: id, about });
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, digestText } from '@kernel';
import type { Draw } from '@contract';
import { Audit } from '../audit';
import { Clock, Database } from '../platform';
import { mustServe, SchoolsReader } from '../schools';
import { DrawsStore } from './draws.store';

/**
 * Promises a draw: a seed is drawn and shut away, and its hash published before anybody can know what it does (1.34).
 *
 * A run uses the oldest draw that was promised and not used, so nobody can promise one after another until one suits.
 */
@Injectable()
export class PromiseDraw {
  constructor(
    private readonly draws: DrawsStore,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Gives back the draw with its commitment; the seed follows once a released run has used it. */
  async run(
    { intake, kind, supervisor }: { intake: string; kind: Draw['kind']; supervisor: string },
    actor: Actor,
  ): Promise<Draw> {
    return this.database.inTransaction(actor, async (tx) => {
      const { round } = await this.schools.intake(tx, intake);
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      const seed = randomBytes(32).toString('hex');
      const draw = { id: randomUUID(), intake, kind, commitment: digestText(seed), supervisor };
      const committedAt = this.clock.now();
      await this.draws.add(tx, { ...draw, authority, committedBy: actor.account, committedAt }, seed);
      await this.audit.append(tx, {
        kind: 'draw.promised',
        actor,
        authority,
        subject: draw.id,
        about: { intake, commitment: draw.commitment },
      });
      return { ...draw, committedAt: committedAt.toISOString(), seed: null };
    });
  }
}

import { randomUUID } from 'node:crypto';
import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { Deciding } from './decide-lateness';
import { mustDecide } from './must-decide';

/**
 * Writes down what the admission authority decided about a place outside the child's own age group (2.18-2.20).
 *
 * It decides school by school. Where it agreed, the preference is ranked like any other; where it refused, it is not.
 */
@Injectable()
export class DecideAgeGroup {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly audit: Audit,
  ) {}

  /** Gives back the application. */
  async run(
    actor: Actor,
    { application, intake }: { application: string; intake: string },
    { outcome, reason }: { outcome: 'agreed' | 'refused'; reason: string },
  ): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.on.applications.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      mustDecide(actor, head.authority);
      const preference = await this.on.store.preference(tx, application, intake);
      if (preference === undefined) throw refusals.noSuchPreference();
      if (preference.ageGroup === null) throw refusals.noAgeGroupAsked();
      const at = this.on.clock.now();
      const { releaseAt } = await this.on.schemes.of(tx, head.round);
      if (at >= releaseAt) throw refusals.offersMade();
      await this.on.store.setAgeGroup(tx, preference.id, outcome);
      const { authority, child } = head;
      const decided = { application, authority, intake, outcome, reason, by: actor.account, at };
      await this.on.store.keepDecision(tx, { id: randomUUID(), about: 'age-group', ...decided });
      const about = { intake, outcome };
      await this.audit.append(tx, { kind: 'age-group.decided', actor, authority, child, subject: application, about });
      return this.on.reader.application(tx, application);
    });
  }
}

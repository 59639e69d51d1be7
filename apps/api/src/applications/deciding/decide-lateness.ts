import { randomUUID } from 'node:crypto';
import { type Actor, dayOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { ApplicationsStore } from '../applications.store';
import { ApplicationReader } from '../reading/application.reader';
import { Schemes } from '../schemes';
import { DecidingStore } from './deciding.store';
import { mustDecide } from './must-decide';

/** What deciding about one preference needs of the rest of the room. */
@Injectable()
export class Deciding {
  constructor(
    readonly applications: ApplicationsStore,
    readonly store: DecidingStore,
    readonly reader: ApplicationReader,
    readonly schemes: Schemes,
    readonly clock: Clock,
  ) {}
}

/** Decides whether a late preference has a good reason, and so counts as on time: school by school, with the reason. */
@Injectable()
export class DecideLateness {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly audit: Audit,
  ) {}

  /** Gives back the application. A later decision takes the place of an earlier one until offers are released. */
  async run(
    actor: Actor,
    { application, intake }: { application: string; intake: string },
    { outcome, reason }: { outcome: 'late' | 'late-with-good-reason'; reason: string },
  ): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.on.applications.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      mustDecide(actor, head.authority);
      const preference = await this.on.store.preference(tx, application, intake);
      if (preference === undefined) throw refusals.noSuchPreference();
      if (preference.lateness === 'on-time') throw refusals.notLate();
      const { round, releaseAt } = await this.on.schemes.of(tx, head.round);
      const at = this.on.clock.now();
      if (at >= releaseAt) throw refusals.offersMade();
      if (outcome !== 'late' && dayOf(preference.receivedAt) > round.dates.lateUntil) throw refusals.cutOffPassed();
      await this.on.store.setLateness(tx, preference.id, outcome);
      const { authority, child } = head;
      const decided = { application, authority, intake, outcome, reason, by: actor.account, at };
      await this.on.store.keepDecision(tx, { id: randomUUID(), about: 'lateness', ...decided });
      const about = { intake, outcome };
      await this.audit.append(tx, { kind: 'lateness.decided', actor, authority, child, subject: application, about });
      return this.on.reader.application(tx, application);
    });
  }
}

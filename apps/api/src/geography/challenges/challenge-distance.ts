import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, addDays, dateOnly, instantAt } from '@kernel';
import type { DistanceChallenge } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../geography.refusals';
import { MeasurementsReader } from '../measuring/measurements.reader';
import { ChallengesReader } from './challenges.reader';
import { ChallengesStore } from './challenges.store';

/**
 * Says that a distance is wrong, and why, as the parent whose home it was measured from; officers see it, and must answer
 * before the round can be run.
 *
 * Until the last day on which an address counts for offer day. Saying it twice is saying it once.
 */
@Injectable()
export class ChallengeDistance {
  constructor(
    private readonly database: Database,
    private readonly measurements: MeasurementsReader,
    private readonly challenges: ChallengesReader,
    private readonly store: ChallengesStore,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, measurement: string, reason: string): Promise<DistanceChallenge> {
    return this.database.inTransaction(actor, async (tx) => {
      const { shown, authority } = await this.measurements.whole(tx, measurement);
      if (shown.superseded) throw refusals.superseded();
      const { dates } = await this.schools.round(tx, shown.round);
      const at = this.clock.now();
      if (at >= instantAt(addDays(dateOnly(dates.addressesUntil), 1), '00:00')) throw refusals.challengeTooLate();
      await this.store.wait(tx, measurement);
      const open = await this.challenges.openOf(tx, measurement);
      if (open !== undefined) return open;
      const { round, child, intake } = shown;
      const id = randomUUID();
      await this.store.add(tx, {
        ...{ id, authority, round, measurement, child, intake, reason },
        challengedBy: actor.account,
        challengedAt: at,
      });
      await this.audit.append(tx, {
        kind: 'distance.challenged',
        actor,
        authority,
        child,
        subject: id,
        about: { measurement, intake },
      });
      return (await this.challenges.challenge(tx, id)).shown;
    });
  }
}

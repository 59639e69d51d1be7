import { systemActor } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, ENVIRONMENT, type Environment, Jobs } from '../../platform';
import { DeliveriesStore } from './deliveries.store';
import { sendJob } from './send-job';

/** The job works in steps of so many seconds, so that it can be stopped, and shows how far it is. */
const step = 10;

/** How fast letters go out, as the operator set it. */
@Injectable()
export class Pace {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** How many letters may go in one step. */
  inOneStep(): number {
    return Math.max(1, Math.round((this.environment.post.perMinute * step) / 60));
  }

  /** Has the job run again when the next letter is due, but not before this step is over; a minute on if nobody answers. */
  async goOn(carrierAway: boolean): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const next = await this.deliveries.nextDue(tx);
      if (next === null) return;
      const rest = new Date(this.clock.now().getTime() + (carrierAway ? 60 : step) * 1_000);
      await this.jobs.add(tx, { ...sendJob, dueAt: next > rest ? next : rest });
    });
  }
}

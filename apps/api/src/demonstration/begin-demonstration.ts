import { systemActor } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, ENVIRONMENT, type Environment, Jobs } from '../platform';
import { landDay } from './clock/moments';
import { DemonstrationStore } from './demonstration.store';
import { puttingIn } from './demonstration.worker';

/** Begins to put the town in, or goes on where it was stopped. The work is a job, so the service opens at once. */
@Injectable()
export class BeginDemonstration {
  constructor(
    private readonly database: Database,
    private readonly store: DemonstrationStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async run(): Promise<void> {
    const { town } = this.environment;
    if (town === undefined) return;
    const known = await this.database.inTransaction(systemActor, (tx) => this.store.read(tx));
    // The rooms are not opened yet, so the clock stands where the machine's does: a job would be due months too late.
    if (known === undefined) await this.clock.moveTo(landDay);
    else await this.clock.notice();
    await this.database.inTransaction(systemActor, async (tx) => {
      await this.store.begin(tx, town, this.clock.now());
      const begun = await this.store.read(tx);
      if (begun?.finishedAt === null) await this.jobs.add(tx, { kind: puttingIn, subject: 'town', key: 'town' });
    });
  }
}

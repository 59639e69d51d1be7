import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform';
import { Followers } from './followers';
import { Loop } from './loop';
import { SealHappenings } from './seal-happenings';

/**
 * Keeps the sealer and the followers going for as long as the service runs.
 *
 * Every process of the service seals; those that run jobs also let the followers read. They wake when something is told
 * in their own process, and look every second for what was told in another; locks in the database let one process at a
 * time seal, or read for a follower.
 */
@Injectable()
export class AuditWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private loops: readonly Loop[] = [];

  constructor(
    private readonly sealer: SealHappenings,
    private readonly followers: Followers,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onApplicationBootstrap(): void {
    const names = this.environment.jobs.run === 'here' ? this.followers.names() : [];
    const reading = names.map(
      (name) => new Loop(`reading on for the follower ${name}`, async () => (await this.followers.readOn(name)) > 0),
    );
    const sealing = new Loop('sealing', async () => {
      const sealed = await this.sealer.run({ wait: false });
      if (sealed > 0) for (const loop of reading) loop.poke();
      return sealed > 0;
    });
    this.sealer.onPoke(() => {
      sealing.poke();
    });
    this.loops = [sealing, ...reading];
    for (const loop of this.loops) loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}

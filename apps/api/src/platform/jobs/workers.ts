import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Metrics } from '../observe/metrics';
import { BullCarrier } from './bull-carrier';
import type { Carrier } from './carrier';
import { DatabaseCarrier } from './database-carrier';
import type { JobHandler } from './handler';
import { Handlers } from './handlers';
import { JobRunner } from './job-runner';
import { JOB_SETTINGS, type JobSettings } from './job-settings';
import { Presence } from './presence';

/** How often jobs that were done long ago are forgotten. */
const forgetEvery = 60 * 60_000;

/** Runs the jobs in this process, if it is one that does. */
@Injectable()
export class Workers implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private presence: Presence | undefined;
  private carrier: Carrier | undefined;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(
    private readonly handlers: Handlers,
    private readonly runner: JobRunner,
    private readonly metrics: Metrics,
    @Inject(JOB_SETTINGS) private readonly settings: JobSettings,
  ) {}

  /** Takes on a kind of job. Rooms say so when their module starts. */
  register(handler: JobHandler): void {
    this.handlers.register(handler);
  }

  /**
   * Runs here everything that is due now, and what becomes due by it, and ends when nothing is due any more.
   *
   * For tests and commands; a service that runs does this by itself.
   */
  async runDue(): Promise<void> {
    const presence = this.presence ?? (await this.appear());
    await this.runner.takeBack();
    for (;;) {
      const begun = await this.runner.beginDue(presence.worker);
      await this.runner.idle();
      if (begun.length === 0 && (await this.runner.due()).length === 0) return;
    }
  }

  /** Whether the rows of the jobs can be looked at. */
  async isReady(): Promise<boolean> {
    await this.runner.counts();
    return true;
  }

  onModuleInit(): void {
    this.metrics.watch({
      name: 'fairplace_jobs',
      help: 'Jobs: due and not begun, waiting for their time, running, failed for good.',
      labels: ['state'],
      read: () => this.runner.counts(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.here) return;
    const { worker } = await this.appear();
    this.carrier = this.chooseCarrier(worker);
    this.carrier.start();
    this.forgetting = setInterval(() => void this.runner.forgetOld().catch(() => undefined), forgetEvery);
    this.forgetting.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.forgetting);
    await this.carrier?.stop();
    await this.runner.close();
    await this.carrier?.close();
    await this.presence?.stop();
  }

  /** The connection by which this process hears of jobs and is known to be alive. */
  private async appear(): Promise<Presence> {
    this.presence = new Presence(this.settings.databaseUrl, () => {
      this.carrier?.poke();
    });
    await this.presence.start();
    return this.presence;
  }

  private chooseCarrier(worker: number): Carrier {
    const { redisUrl, lookEvery, atOnce } = this.settings;
    if (redisUrl === undefined) return new DatabaseCarrier(this.runner, worker, lookEvery);
    return new BullCarrier(this.runner, worker, { redisUrl, lookEvery, atOnce });
  }
}

import Bull, { type Queue } from 'bull';
import { log } from '../observe/log';
import type { Carrier } from './carrier';
import type { JobRunner } from './job-runner';
import type { SentJob } from './job.store';
import { Pulse } from './pulse';
import { sayError } from './say-error';

/** How long a job that was sent may wait to be claimed before whoever sees it takes it from the database. */
const overdueAfter = 10_000;

/** How long Redis may take to answer before we take it to be away. */
const answerWithin = 2_000;

/**
 * Sends the ids of jobs that are due through Redis, to whichever process is free.
 *
 * A job is sent under the name of its row and its number of claims, so it is in Redis once however often it is sent. It
 * is sent at every look until somebody has claimed the row: what an emptied Redis lost is simply sent again. While Redis
 * is away, and when a job waits too long in it, this process takes jobs from PostgreSQL as if there were none.
 */
export class BullCarrier implements Carrier {
  private readonly pulse: Pulse;
  private readonly queue: Queue<SentJob>;
  private away = false;
  private tried = false;

  constructor(
    private readonly runner: JobRunner,
    private readonly worker: number,
    { redisUrl, lookEvery, atOnce }: { redisUrl: string; lookEvery: number; atOnce: number },
  ) {
    this.pulse = new Pulse(() => this.bring(), lookEvery);
    this.queue = new Bull<SentJob>('jobs', redisUrl, {
      prefix: 'fairplace',
      redis: {
        retryStrategy: (times) => Math.min(times * 100, 1_000),
        ...(redisUrl.startsWith('rediss:') ? { tls: {} } : {}),
      },
      settings: {
        retryProcessDelay: 500,
        drainDelay: 1,
        lockDuration: 10_000,
        stalledInterval: 5_000,
        maxStalledCount: 100,
      },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.queue.on('error', () => undefined);
    this.queue
      .process(atOnce, async ({ data }) => {
        await this.runner.runSent(data, this.worker);
        this.poke();
      })
      .catch(() => undefined);
  }

  start(): void {
    this.pulse.start();
  }

  poke(): void {
    this.pulse.poke();
  }

  async stop(): Promise<void> {
    await this.pulse.stop();
    void this.queue.pause(true, true).catch(() => undefined);
  }

  async close(): Promise<void> {
    await within(answerWithin, this.queue.close(true)).catch(() => undefined);
  }

  private async bring(): Promise<void> {
    await this.runner.takeBack();
    try {
      await this.send(await this.runner.due());
    } catch (error) {
      this.tell(true, sayError(error));
      await this.bringMyself(0);
      return;
    }
    this.tell(false);
    await this.bringMyself(overdueAfter);
  }

  /** Puts the jobs into Redis; fails when Redis does not answer soon. */
  private async send(due: readonly SentJob[]): Promise<void> {
    if (!this.tried) await within(answerWithin, this.connected());
    if (this.queue.client.status !== 'ready') throw new Error('Redis is not connected.');
    const sent = due.map((data) => ({ data, opts: { jobId: `${data.id}-${data.claims}` } }));
    if (sent.length > 0) await within(answerWithin, this.queue.addBulk(sent));
  }

  /** Ends when Redis is connected; waited for only once, at the start. */
  private async connected(): Promise<void> {
    this.tried = true;
    const { client } = this.queue;
    if (client.status !== 'ready') await new Promise((resolve) => client.once('ready', resolve));
  }

  private async bringMyself(forLong: number): Promise<void> {
    for (const over of await this.runner.beginDue(this.worker, forLong)) {
      void over.then(() => {
        this.poke();
      });
    }
  }

  /** Says once that Redis has gone, and once that it is back. */
  private tell(away: boolean, why = ''): void {
    if (away === this.away) return;
    this.away = away;
    if (away) log.warning('jobs.redis-away', { why, meanwhile: 'jobs are taken from the database' });
    else log.event('jobs.redis-back');
  }
}

/** What the work gives back, or an error when it takes too long. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Redis does not answer.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

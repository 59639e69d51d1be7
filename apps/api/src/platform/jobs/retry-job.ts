import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RetriedJob } from '@contract';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { isTaken, JobStore } from './job.store';
import { Jobs } from './jobs';
import { refusals } from './jobs.refusals';

/** Lets a job that has failed for good try again, from its first attempt. */
@Injectable()
export class RetryJob {
  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<RetriedJob> {
    try {
      return await this.database.inTransaction(actor, async (tx) => {
        const job = await this.store.retry(tx, id, this.clock.now());
        if (job === undefined) throw refusals.noSuchJob();
        await this.jobs.tellRetried(job, actor, tx);
        return { id: job.id, state: 'waiting' as const };
      });
    } catch (error) {
      if (isTaken(error)) throw refusals.alreadyOpen();
      throw error;
    }
  }
}

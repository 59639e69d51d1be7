import { Inject, Injectable } from '@nestjs/common';
import { Refusal, systemActor } from '@kernel';
import { Clock } from '../clock/clock';
import { Database, type Tx } from '../database/database';
import { log } from '../observe/log';
import type { Reading } from '../observe/metrics';
import type { UnderWay } from './handler';
import { Handlers } from './handlers';
import { JOB_SETTINGS, type JobSettings } from './job-settings';
import { type ClaimedJob, type SentJob, JobStore } from './job.store';
import { Jobs } from './jobs';
import { sayError, withoutWords } from './say-error';

/** A job that runs in this process. */
interface Running {
  readonly job: ClaimedJob;
  readonly stop: AbortController;
  readonly over: Promise<void>;
}

/** Claims jobs, runs them in this process, and writes down what became of them. */
@Injectable()
export class JobRunner {
  private readonly running = new Set<Running>();
  private closed = false;

  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly handlers: Handlers,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(JOB_SETTINGS) private readonly settings: JobSettings,
  ) {}

  /**
   * Claims what has been due for so long and can begin here, and begins it; gives back what ends when each is over.
   */
  async beginDue(worker: number, forLong = 0): Promise<Promise<void>[]> {
    const most = this.settings.atOnce - this.running.size;
    if (most <= 0 || this.closed) return [];
    const now = new Date(this.clock.now().getTime() - forLong);
    const terms = { now, worker, lease: this.settings.lease, most };
    const claimed = await this.inTurn((tx) => this.store.claimDue(tx, this.handlers.slots(), terms));
    return claimed.map((job) => this.begin(job));
  }

  /** Claims the one job that was sent, if it is still as it was, and runs it to its end. */
  async runSent(sent: SentJob, worker: number): Promise<void> {
    if (this.closed) return;
    const terms = { now: this.clock.now(), worker, lease: this.settings.lease };
    const job = await this.inTurn((tx) => this.store.claimOne(tx, sent, this.handlers.slots(), terms));
    if (job !== undefined) await this.begin(job);
  }

  /** The jobs that are due and have a slot; none when nothing more begins here. */
  async due(): Promise<SentJob[]> {
    if (this.closed) return [];
    return this.inTurn((tx) => this.store.due(tx, this.handlers.slots(), this.clock.now(), 1000));
  }

  /** How many jobs are due, waiting for their time, running and failed. */
  async counts(): Promise<Reading[]> {
    const counted = await this.inTurn((tx) => this.store.counts(tx, this.clock.now()));
    return Object.entries(counted).map(([state, value]) => ({ labels: { state }, value }));
  }

  /** Takes back the jobs of workers that have gone: they wait again, or have failed if that was their last attempt. */
  async takeBack(): Promise<void> {
    await this.inTurn(async (tx) => {
      for (const job of await this.store.lapsed(tx, this.settings)) {
        await this.setBack(tx, job, 'The worker stopped in the middle of it.', 0);
      }
    });
  }

  /** Forgets jobs that were done long ago. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.settings.remember);
    await this.inTurn((tx) => this.store.forgetDone(tx, before));
  }

  /** Ends when nothing runs here. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all([...this.running].map(({ over }) => over));
  }

  /** Begins nothing more, waits for what is under way, and gives back what does not end in time. */
  async close(): Promise<void> {
    this.closed = true;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.settings.patience);
    });
    await Promise.race([this.idle(), patience]);
    clearTimeout(timer);
    for (const { job, stop } of this.running) {
      await this.inTurn((tx) => this.store.giveBack(tx, job));
      stop.abort();
    }
  }

  /** Runs a claimed job; what comes back ends with it and never fails. */
  private begin(job: ClaimedJob): Promise<void> {
    const stop = new AbortController();
    const over = this.run(job, stop).catch((error: unknown) => {
      log.defect(error, `writing down what became of a job of ${job.kind}`);
    });
    const running = { job, stop, over };
    this.running.add(running);
    return over.finally(() => this.running.delete(running));
  }

  private async run(job: ClaimedJob, stop: AbortController): Promise<void> {
    const renewing = setInterval(() => void this.renew(job, stop), this.settings.renewEvery);
    try {
      await this.handlers.find(job.kind)?.run(job.subject, this.underWay(job, stop));
    } catch (error) {
      clearInterval(renewing);
      await this.failed(job, error);
      return;
    } finally {
      clearInterval(renewing);
    }
    await this.inTurn((tx) => this.store.finish(tx, job, this.clock.now()));
  }

  private underWay(job: ClaimedJob, stop: AbortController): UnderWay {
    return {
      attempt: job.attempts,
      signal: stop.signal,
      progress: (done, total) => this.renew(job, stop, { done, total }),
      finishIn: async (tx) => {
        const ours = await this.store.finish(tx, job, this.clock.now());
        if (!ours) throw new Error(`A job of ${job.kind} is no longer this worker's.`);
      },
    };
  }

  /** Says that the worker is at it; when the job is no longer its own, tells the handler. */
  private async renew(
    job: ClaimedJob,
    stop: AbortController,
    progress?: { done: number; total: number },
  ): Promise<void> {
    try {
      const ours = await this.inTurn((tx) => this.store.renew(tx, job, this.settings.lease, progress));
      if (!ours) stop.abort();
    } catch (error) {
      log.warning('jobs.not-renewed', { job: job.id, kind: job.kind, why: sayError(error) });
    }
  }

  private async failed(job: ClaimedJob, error: unknown): Promise<void> {
    const why = sayError(error);
    const known = this.settings.wordsInLog ? error : withoutWords(error);
    if (!(error instanceof Refusal)) log.defect(known, `running a job of ${job.kind}`);
    log.warning('jobs.attempt-failed', { job: job.id, kind: job.kind, attempt: job.attempts, why });
    const wait = this.settings.waits[job.attempts - 1];
    await this.inTurn((tx) => this.setBack(tx, job, why, wait));
  }

  /** Lets the job wait for its next attempt, or says that it has failed when there is none left. */
  private async setBack(tx: Tx, job: ClaimedJob, why: string, wait: number | undefined): Promise<void> {
    const now = this.clock.now();
    if (wait !== undefined && job.attempts <= this.settings.waits.length) {
      await this.store.putOff(tx, job, why, new Date(now.getTime() + wait));
      return;
    }
    if (!(await this.store.fail(tx, job, why, now))) return;
    log.warning('jobs.failed', { job: job.id, kind: job.kind, attempts: job.attempts, why });
    await this.jobs.tellFailed(job, tx);
  }

  private inTurn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTransaction(systemActor, work);
  }
}

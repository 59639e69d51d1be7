import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { Clock } from '../clock/clock';
import type { Tx } from '../database/database';
import { JobStore, type NewJob } from './job.store';

/** A job that failed for good or was let try again, for those who keep the audit. */
export interface ToldJob {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly authority: string | null;
  readonly attempts: number;
}

export type FailedListener = (job: ToldJob, tx: Tx) => Promise<void>;
export type RetriedListener = (job: ToldJob, actor: Actor, tx: Tx) => Promise<void>;

/** Work that is written down in a verb's own transaction, and done after it by whichever process is free. */
@Injectable()
export class Jobs {
  private readonly failed: FailedListener[] = [];
  private readonly retried: RetriedListener[] = [];

  constructor(
    private readonly store: JobStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down a job in the verb's transaction: it is there if the transaction stands, and not otherwise. Gives back
   * its id, or that of the open job with the same key.
   */
  async add(tx: Tx, job: NewJob): Promise<string> {
    return this.store.add(tx, job, this.clock.now());
  }

  /** Calls the listener when a job has failed for good, in the transaction that says so. */
  onFailed(listener: FailedListener): void {
    this.failed.push(listener);
  }

  /** Calls the listener when an operator lets a failed job try again, in the transaction that says so. */
  onRetried(listener: RetriedListener): void {
    this.retried.push(listener);
  }

  /** Tells those who listen that a job has failed for good. */
  async tellFailed(job: ToldJob, tx: Tx): Promise<void> {
    for (const listener of this.failed) await listener(job, tx);
  }

  /** Tells those who listen that a job may try again. */
  async tellRetried(job: ToldJob, actor: Actor, tx: Tx): Promise<void> {
    for (const listener of this.retried) await listener(job, actor, tx);
  }
}

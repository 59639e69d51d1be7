import { Injectable } from '@nestjs/common';
import type { FailedJob, FailedJobs } from '@contract';
import { Raw } from 'typeorm';
import type { Tx } from '../database/database';
import { JobEntity, type JobState } from './job.entity';

/** How far one job has come. */
export interface JobProgress {
  readonly id: string;
  readonly state: JobState;
  readonly attempts: number;
  /** Nothing until the job has said how far it is. */
  readonly done: number | null;
  readonly total: number | null;
  readonly finishedAt: Date | null;
}

/** Reads the rows of jobs, as far as whoever asks may see them. */
@Injectable()
export class JobReader {
  /** The jobs that have failed for good, the latest first. */
  async failed(tx: Tx, { after, limit }: { after?: string | undefined; limit: number }): Promise<FailedJobs> {
    const [finishedAt, id] = after?.split('_') ?? [];
    const rows = await tx.getRepository(JobEntity).find({
      where: {
        state: 'failed',
        ...(finishedAt === undefined || id === undefined || Number.isNaN(Date.parse(finishedAt))
          ? {}
          : { id: Raw((column) => `(finished_at, ${column}::text) < (:finishedAt, :id)`, { finishedAt, id }) }),
      },
      order: { finishedAt: 'DESC', id: 'DESC' },
      take: limit + 1,
    });
    const items = rows.slice(0, limit).map(failedJob);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last !== undefined ? `${last.failedAt}_${last.id}` : null };
  }

  /** The latest job of this kind about this thing; nothing when there was none, or it is not for these eyes. */
  async latest(tx: Tx, kind: string, subject: string): Promise<JobProgress | undefined> {
    const row = await tx
      .getRepository(JobEntity)
      .findOne({ where: { kind, subject }, order: { createdAt: 'DESC', id: 'DESC' } });
    if (row === null) return undefined;
    const { id, state, attempts, done, total, finishedAt } = row;
    return { id, state, attempts, done, total, finishedAt };
  }
}

function failedJob({ id, kind, subject, authority, attempts, lastError, createdAt, finishedAt }: JobEntity): FailedJob {
  return {
    id,
    kind,
    subject,
    authority,
    attempts,
    why: lastError ?? '',
    askedAt: createdAt.toISOString(),
    failedAt: (finishedAt ?? createdAt).toISOString(),
  };
}

import { Injectable } from '@nestjs/common';
import type { FailedJob, FailedJobs } from '@contract';
import { z } from 'zod';
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

/** Where a page ended: when that job failed, and its id. */
const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Reads the rows of jobs, as far as whoever asks may see them. */
@Injectable()
export class JobReader {
  /** The jobs that have failed for good, the latest first. */
  async failed(tx: Tx, { after, limit }: { after?: string | undefined; limit: number }): Promise<FailedJobs> {
    const wanted = tx.getRepository(JobEntity).createQueryBuilder('job').where("job.state = 'failed'");
    const last = Cursor.safeParse(after?.split('_')).data;
    if (last !== undefined) {
      wanted.andWhere('(job.finishedAt, job.id) < (CAST(:finishedAt AS timestamptz), CAST(:id AS uuid))', {
        finishedAt: last[0],
        id: last[1],
      });
    }
    const rows = await wanted
      .orderBy('job.finishedAt', 'DESC')
      .addOrderBy('job.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const items = rows.slice(0, limit).map(failedJob);
    const lowest = items.at(-1);
    return { items, next: rows.length > limit && lowest !== undefined ? `${lowest.failedAt}_${lowest.id}` : null };
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

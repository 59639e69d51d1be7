import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { Tx } from '../database/database';
import type { JobSettings } from './job-settings';
import { slotNumber, workerNumber } from './lock-numbers';

/** What a room asks for. */
export interface NewJob {
  /** The room and the work, such as `allocation.decide`. */
  readonly kind: string;
  /** The id of the thing the work is about; never a name, an address or a document. */
  readonly subject: string;
  /** Not before this moment; at once when it is not said. */
  readonly dueAt?: Date;
  /** While a job of this kind and key is open, asking again adds no second one. */
  readonly key?: string;
  /** Whose officers see it when it fails; all officers when it is nobody's. */
  readonly authority?: string;
}

/** A job that one worker holds: `claims` tells its claim from all earlier and later ones. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly authority: string | null;
  readonly attempts: number;
  readonly claims: number;
}

/** How many jobs of a kind may run at once, over all processes. */
export interface Slots {
  readonly kind: string;
  readonly atOnce: number;
}

/** A job that is due, for a carrier to bring to a worker. */
export interface SentJob {
  readonly id: string;
  readonly claims: number;
}

const claimed = 'id, kind, subject, authority, attempts, claims';
const dropClaim = 'claimed_by = NULL, lease_until = NULL, done = NULL, total = NULL';
const takeClaim = `state = 'running', attempts = job.attempts + 1, claims = job.claims + 1,
  again_at = CASE WHEN job.again_at > $1 THEN job.again_at END,
  claimed_by = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond', done = NULL, total = NULL`;

/** Writes the rows of jobs. Due times are by the service's clock, leases by the database's own. */
@Injectable()
export class JobStore {
  /** Adds the job, or finds the open one with its key; gives back its id. */
  async add(tx: Tx, job: NewJob, now: Date): Promise<string> {
    const rows = await tx.query<{ id: string }[]>('SELECT fp_add_job($1, $2, $3, $4, $5, $6, $7) AS id', [
      randomUUID(),
      job.kind,
      job.subject,
      job.key ?? null,
      job.authority ?? null,
      job.dueAt ?? now,
      now,
    ]);
    return rows[0]?.id ?? '';
  }

  /** The jobs that are due and have a slot, oldest first; they are not claimed, so several may be told of the same. */
  async due(tx: Tx, slots: readonly Slots[], now: Date, most: number): Promise<SentJob[]> {
    return tx.query<SentJob[]>(
      `${freeSlots('$1', '$2')}
       SELECT due.id, due.claims FROM free CROSS JOIN LATERAL (
         SELECT id, claims, due_at FROM jobs
         WHERE state = 'waiting' AND kind = free.kind AND due_at <= $3 ORDER BY due_at, id LIMIT free.places
       ) due ORDER BY due.due_at, due.id LIMIT $4`,
      [slots.map(({ kind }) => kind), slots.map(({ atOnce }) => atOnce), now, most],
    );
  }

  /** Claims jobs that are due, oldest first, as far as there are slots; no two workers are given the same. */
  async claimDue(
    tx: Tx,
    slots: readonly Slots[],
    { now, worker, lease, most }: { now: Date; worker: number; lease: number; most: number },
  ): Promise<ClaimedJob[]> {
    const some = await tx.query<{ kind: string }[]>(
      `SELECT DISTINCT kind FROM jobs WHERE state = 'waiting' AND kind = ANY ($1) AND due_at <= $2`,
      [slots.map(({ kind }) => kind), now],
    );
    const wanted = slots.filter(({ kind }) => some.some((found) => found.kind === kind));
    if (wanted.length === 0) return [];
    await takeTurns(tx, wanted);
    return tx.query<ClaimedJob[]>(
      `${freeSlots('$4', '$5')}, picked AS (
         SELECT due.id FROM free CROSS JOIN LATERAL (
           SELECT id, due_at FROM jobs
           WHERE state = 'waiting' AND kind = free.kind AND due_at <= $1
           ORDER BY due_at, id LIMIT free.places FOR UPDATE SKIP LOCKED
         ) due ORDER BY due.due_at, due.id LIMIT $6
       ), changed AS (
         UPDATE jobs AS job SET ${takeClaim} FROM picked WHERE job.id = picked.id RETURNING job.*
       ) SELECT ${claimed} FROM changed ORDER BY due_at, id`,
      [now, worker, lease, wanted.map(({ kind }) => kind), wanted.map(({ atOnce }) => atOnce), most],
    );
  }

  /** Claims one job as it was when it was sent; nothing when somebody had it since, or there is no slot. */
  async claimOne(
    tx: Tx,
    { id, claims }: SentJob,
    slots: readonly Slots[],
    { now, worker, lease }: { now: Date; worker: number; lease: number },
  ): Promise<ClaimedJob | undefined> {
    const found = await tx.query<{ kind: string }[]>('SELECT kind FROM jobs WHERE id = $1 AND claims = $2', [
      id,
      claims,
    ]);
    const own = slots.find(({ kind }) => kind === found[0]?.kind);
    if (own === undefined) return undefined;
    await takeTurns(tx, [own]);
    const rows = await tx.query<ClaimedJob[]>(
      `${freeSlots('$6', '$7')}, changed AS (
         UPDATE jobs AS job SET ${takeClaim} FROM free
         WHERE job.id = $4 AND job.claims = $5 AND job.state = 'waiting' AND job.due_at <= $1
           AND free.kind = job.kind AND free.places > 0 RETURNING job.*
       ) SELECT ${claimed} FROM changed`,
      [now, worker, lease, id, claims, [own.kind], [own.atOnce]],
    );
    return rows[0];
  }

  /** Says that the worker is still at it, and how far it is; false when the claim is no longer its own. */
  async renew(tx: Tx, job: ClaimedJob, lease: number, progress?: { done: number; total: number }): Promise<boolean> {
    return some(
      tx,
      `
      UPDATE jobs SET lease_until = clock_timestamp() + $3 * interval '1 millisecond',
        done = coalesce($4, done), total = coalesce($5, total)
      WHERE id = $1 AND claims = $2 AND state = 'running' RETURNING id`,
      [job.id, job.claims, lease, progress?.done ?? null, progress?.total ?? null],
    );
  }

  /** Writes that the job is done, or is to run once more if it was asked for while it ran; false when it is not ours. */
  async finish(tx: Tx, job: ClaimedJob, now: Date): Promise<boolean> {
    return some(
      tx,
      `
      UPDATE jobs SET claimed_by = NULL, lease_until = NULL, again_at = NULL, last_error = NULL,
        state = CASE WHEN again_at IS NULL THEN 'done' ELSE 'waiting' END,
        finished_at = CASE WHEN again_at IS NULL THEN $3::timestamptz END,
        due_at = coalesce(again_at, due_at),
        attempts = CASE WHEN again_at IS NULL THEN attempts ELSE 0 END
      WHERE id = $1 AND claims = $2 AND state = 'running' RETURNING pg_notify('fairplace_jobs', kind)`,
      [job.id, job.claims, now],
    );
  }

  /** Gives a job back as if it had not been begun, for another worker to take; false when it is not ours. */
  async giveBack(tx: Tx, job: ClaimedJob): Promise<boolean> {
    return some(
      tx,
      `
      UPDATE jobs SET state = 'waiting', attempts = attempts - 1, ${dropClaim}
      WHERE id = $1 AND claims = $2 AND state = 'running' RETURNING pg_notify('fairplace_jobs', kind)`,
      [job.id, job.claims],
    );
  }

  /** Lets a job wait for another attempt; false when it is not ours. */
  async putOff(tx: Tx, job: ClaimedJob, why: string, dueAt: Date): Promise<boolean> {
    return some(
      tx,
      `
      UPDATE jobs SET state = 'waiting', due_at = $3, last_error = $4, ${dropClaim}
      WHERE id = $1 AND claims = $2 AND state = 'running' RETURNING pg_notify('fairplace_jobs', kind)`,
      [job.id, job.claims, dueAt, why],
    );
  }

  /**
   * Writes that the job has failed for good; false when it is not ours.
   *
   * If it was asked for again while it ran, that request is newer than the failure: it becomes a job of its own.
   */
  async fail(tx: Tx, job: ClaimedJob, why: string, now: Date): Promise<boolean> {
    const before = await tx.query<{ again: Date | null }[]>(
      `SELECT again_at AS again FROM jobs WHERE id = $1 AND claims = $2 AND state = 'running' FOR UPDATE`,
      [job.id, job.claims],
    );
    if (before.length === 0) return false;
    await tx.query(
      `UPDATE jobs SET state = 'failed', last_error = $2, finished_at = $3, again_at = NULL,
         claimed_by = NULL, lease_until = NULL WHERE id = $1`,
      [job.id, why, now],
    );
    await tx.query(
      `INSERT INTO jobs (id, kind, subject, key, authority, state, due_at, created_at)
       SELECT $2::uuid, kind, subject, key, authority, 'waiting', $3::timestamptz, $4::timestamptz
       FROM jobs WHERE id = $1 AND $3::timestamptz IS NOT NULL`,
      [job.id, randomUUID(), before[0]?.again ?? null, now],
    );
    return true;
  }

  /**
   * The jobs whose worker has gone: its lease has run out, or it holds its own lock no longer and has not been heard of.
   *
   * They stay locked in this transaction, which decides what becomes of them.
   */
  async lapsed(tx: Tx, { lease, grace }: Pick<JobSettings, 'lease' | 'grace'>): Promise<ClaimedJob[]> {
    return tx.query<ClaimedJob[]>(
      `SELECT ${claimed} FROM jobs WHERE state = 'running' AND (
         lease_until < clock_timestamp()
         OR (lease_until < clock_timestamp() + ($1::integer - $2::integer) * interval '1 millisecond' AND NOT EXISTS (
           SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = ${workerNumber}
             AND objid = claimed_by::oid AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         ))
       ) ORDER BY id FOR UPDATE SKIP LOCKED`,
      [lease, grace],
    );
  }

  /** Lets a failed job try again from the first attempt; nothing when it has not failed. */
  async retry(tx: Tx, id: string, now: Date): Promise<ClaimedJob | undefined> {
    const rows = await tx.query<ClaimedJob[]>(
      `WITH changed AS (
         UPDATE jobs SET state = 'waiting', attempts = 0, due_at = $2, finished_at = NULL, done = NULL, total = NULL
         WHERE id = $1 AND state = 'failed' RETURNING *
       ) SELECT ${claimed}, pg_notify('fairplace_jobs', kind) FROM changed`,
      [id, now],
    );
    return rows[0];
  }

  /** How many jobs are due, waiting for their time, running and failed. */
  async counts(tx: Tx, now: Date): Promise<Record<'due' | 'waiting' | 'running' | 'failed', number>> {
    const rows = await tx.query<Record<'due' | 'waiting' | 'running' | 'failed', number>[]>(
      `SELECT count(*) FILTER (WHERE state = 'waiting' AND due_at <= $1)::integer AS due,
         count(*) FILTER (WHERE state = 'waiting' AND due_at > $1)::integer AS waiting,
         count(*) FILTER (WHERE state = 'running')::integer AS running,
         count(*) FILTER (WHERE state = 'failed')::integer AS failed
       FROM jobs WHERE state IN ('waiting', 'running', 'failed')`,
      [now],
    );
    return rows[0] ?? { due: 0, waiting: 0, running: 0, failed: 0 };
  }

  /** Forgets the jobs that were done before this moment; those that failed are kept. */
  async forgetDone(tx: Tx, before: Date): Promise<void> {
    await tx.query(`DELETE FROM jobs WHERE state = 'done' AND finished_at < $1`, [before]);
  }
}

/** Whether the database refused a change because an open job has the key. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'jobs_open_key';
}

/** How many more jobs of each kind may begin now. */
function freeSlots(kinds: string, atOnce: string): string {
  return `WITH free AS (
    SELECT want.kind, greatest(0, want.at_once - (
      SELECT count(*) FROM jobs AS other WHERE other.state = 'running' AND other.kind = want.kind
    )) AS places FROM unnest(${kinds}::text[], ${atOnce}::integer[]) AS want (kind, at_once)
  )`;
}

/** Waits until no other worker is counting the slots of these kinds. */
async function takeTurns(tx: Tx, slots: readonly Slots[]): Promise<void> {
  const kinds = slots.map(({ kind }) => kind).sort();
  await tx.query(`SELECT pg_advisory_xact_lock(${slotNumber}, hashtext(kind)) FROM unnest($1::text[]) AS want (kind)`, [
    kinds,
  ]);
}

/** Whether the change met a row. */
async function some(tx: Tx, change: string, values: readonly unknown[]): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`WITH changed AS (${change}) SELECT * FROM changed`, [...values]);
  return rows.length > 0;
}

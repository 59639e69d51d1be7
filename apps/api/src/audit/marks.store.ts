import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../platform';
import type { Happening } from './happening';

/** A follower's mark as it stands. */
export interface Mark {
  readonly position: number;
  /** Whether it stumbled and is not to try again yet. */
  readonly resting: boolean;
}

/** How far behind a follower is, and what it stumbled over. */
export interface FollowerState {
  readonly name: string;
  readonly position: number;
  readonly behind: number;
  readonly failures: number;
  readonly failingAt: number | null;
  readonly failingSince: Date | null;
  readonly failure: string | null;
  readonly retryAt: Date | null;
}

const Marks = z.array(z.object({ position: z.coerce.number(), resting: z.boolean() }));
const Positions = z.array(z.object({ position: z.coerce.number() }));
const About = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
);
const Happenings = z.array(
  z.object({
    id: z.string(),
    position: z.coerce.number(),
    at: z.date(),
    kind: z.string(),
    account: z.string(),
    authority: z.string().nullable(),
    school: z.string().nullable(),
    child: z.string().nullable(),
    subject: z.string(),
    about: About,
  }),
) satisfies z.ZodType<readonly Happening[]>;
const States = z.array(
  z.object({
    name: z.string(),
    position: z.coerce.number(),
    behind: z.coerce.number(),
    failures: z.number(),
    failingAt: z.coerce.number().nullable(),
    failingSince: z.date().nullable(),
    failure: z.string().nullable(),
    retryAt: z.date().nullable(),
  }),
) satisfies z.ZodType<readonly FollowerState[]>;

/** Keeps how far each follower has read. */
@Injectable()
export class MarksStore {
  /** The mark of a follower, set at the beginning when it is new. */
  async mark(tx: Tx, name: string): Promise<Mark> {
    const sql = `SELECT position::text AS position, coalesce(retry_at > clock_timestamp(), false) AS resting
      FROM follower_marks WHERE name = $1`;
    const [found] = Marks.parse(await tx.query(sql, [name]));
    if (found !== undefined) return found;
    await tx.query('INSERT INTO follower_marks (name, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [name]);
    return { position: 0, resting: false };
  }

  /** The position of the last seal; 0 when there is none. */
  async lastPosition(tx: Tx): Promise<number> {
    const rows: unknown = await tx.query('SELECT coalesce(max(position), 0)::text AS position FROM seals');
    return Positions.parse(rows)[0]?.position ?? 0;
  }

  /** Happenings of these kinds after one position up to another, in the order of the chain. */
  async next(tx: Tx, kinds: readonly string[], after: number, upTo: number): Promise<readonly Happening[]> {
    const rows: unknown = await tx.query(
      `SELECT h.id::text AS id, s.position::text AS position, h.at, h.kind, h.account, h.authority, h.school, h.child,
         h.subject, h.about
       FROM seals s JOIN happenings h ON h.id = s.happening
       WHERE s.position > $1 AND s.position <= $2 AND h.kind = ANY ($3::text[])
       ORDER BY s.position LIMIT 100`,
      [after, upTo, kinds],
    );
    return Happenings.parse(rows);
  }

  /**
   * Takes the mark for this transaction if it still stands at the position; says no when another process has moved it,
   * or is about to, unless told to wait.
   */
  async take(tx: Tx, name: string, position: number, wait: boolean): Promise<boolean> {
    const rows: unknown = await tx.query(
      `SELECT position::text AS position FROM follower_marks WHERE name = $1 AND position = $2
       FOR UPDATE ${wait ? '' : 'SKIP LOCKED'}`,
      [name, position],
    );
    return Positions.parse(rows).length === 1;
  }

  /** Moves the mark forward, and forgets what the follower stumbled over. */
  async move(tx: Tx, name: string, position: number): Promise<void> {
    await tx.query(
      `UPDATE follower_marks SET position = $2, failures = 0, failing_at = NULL, failing_since = NULL, failure = NULL,
         retry_at = NULL
       WHERE name = $1`,
      [name, position],
    );
  }

  /** Writes down that the follower stumbled, and when it tries again: after 1, 2, 4 … seconds, at most five minutes. */
  async stumble(tx: Tx, name: string, position: number, failure: string): Promise<void> {
    await tx.query(
      `UPDATE follower_marks SET failures = failures + 1, failing_at = $2, failure = $3,
         failing_since = coalesce(failing_since, clock_timestamp()),
         retry_at = clock_timestamp() + least(power(2, least(failures, 20)), 300) * interval '1 second'
       WHERE name = $1 AND position < $2`,
      [name, position, failure],
    );
  }

  /** Every follower there has been, with how far behind it is. */
  async states(tx: Tx): Promise<readonly FollowerState[]> {
    const rows: unknown = await tx.query(
      `SELECT m.name, m.position::text AS position, failures, failure,
         greatest(coalesce((SELECT max(position) FROM seals), 0) - m.position, 0)::text AS behind,
         failing_at::text AS "failingAt", failing_since AS "failingSince", retry_at AS "retryAt"
       FROM follower_marks m ORDER BY m.name`,
    );
    return States.parse(rows);
  }
}

import { Injectable } from '@nestjs/common';
import type { ChangeRequest } from '@contract';
import type { Tx } from '../../platform';
import type { AgeGroupAnswer, Lateness } from '../applications.types';

export interface StandingPreference {
  readonly id: string;
  readonly receivedAt: Date;
  readonly lateness: Lateness;
  readonly ageGroup: AgeGroupAnswer | null;
}

export interface NewDecision {
  readonly id: string;
  readonly application: string;
  readonly authority: string;
  readonly intake: string;
  readonly about: 'lateness' | 'age-group';
  readonly outcome: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface KnownConflict {
  readonly id: string;
  readonly authority: string;
  readonly round: string;
  readonly first: string;
  readonly second: string;
  readonly how: string;
  readonly resolvedAt: Date | null;
}

export interface KnownChange {
  readonly id: string;
  readonly application: string;
  readonly authority: string;
  readonly kind: ChangeRequest['kind'];
  readonly wanted: unknown;
  readonly movedOn: string | null;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
}

/** Writes what officers decide about applications. */
@Injectable()
export class DecidingStore {
  /** One preference of an application, locked; nothing when the application does not name the intake. */
  async preference(tx: Tx, application: string, intake: string): Promise<StandingPreference | undefined> {
    const [row] = await tx.query<StandingPreference[]>(
      `SELECT id, received_at AS "receivedAt", lateness, age_group AS "ageGroup"
       FROM preferences WHERE application = $1 AND intake = $2 FOR UPDATE`,
      [application, intake],
    );
    return row;
  }

  async setLateness(tx: Tx, preference: string, lateness: Lateness): Promise<void> {
    await tx.query('UPDATE preferences SET lateness = $2, lateness_decided = true WHERE id = $1', [
      preference,
      lateness,
    ]);
  }

  async setAgeGroup(tx: Tx, preference: string, answer: AgeGroupAnswer): Promise<void> {
    await tx.query('UPDATE preferences SET age_group = $2 WHERE id = $1', [preference, answer]);
  }

  async keepDecision(tx: Tx, made: NewDecision): Promise<void> {
    const { id, application, authority, intake, about, outcome, reason, by, at } = made;
    await tx.query(
      `INSERT INTO preference_decisions (id, application, authority, intake, about, outcome, reason, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, application, authority, intake, about, outcome, reason, by, at],
    );
  }

  /** One pair of applications, locked. */
  async conflict(tx: Tx, id: string): Promise<KnownConflict | undefined> {
    const [row] = await tx.query<KnownConflict[]>(
      `SELECT id, authority, round, first, second, how, resolved_at AS "resolvedAt" FROM conflicts WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  async resolve(
    tx: Tx,
    id: string,
    { outcome, basis, reason, by, at }: { outcome: string; basis: string; reason: string; by: string; at: Date },
  ): Promise<void> {
    await tx.query(
      'UPDATE conflicts SET outcome = $2, basis = $3, reason = $4, resolved_by = $5, resolved_at = $6 WHERE id = $1',
      [id, outcome, basis, reason, by, at],
    );
  }

  /** Says whether an application is still in some pair that nobody has decided. */
  async settle(tx: Tx, application: string): Promise<void> {
    await tx.query(
      `UPDATE applications a SET contested = EXISTS (SELECT FROM conflicts q
         WHERE a.id IN (q.first, q.second) AND q.resolved_at IS NULL) WHERE a.id = $1`,
      [application],
    );
  }

  /** Lets an application count that did not, with its preferences. */
  async letCount(tx: Tx, application: string, preferences: readonly object[]): Promise<void> {
    await tx.query('UPDATE applications SET counts = true WHERE id = $1', [application]);
    await tx.query(
      `INSERT INTO preferences (id, application, child, authority, round, intake, school, received_at, lateness,
         lateness_decided, age_group)
       SELECT n.id, a.id, a.child, a.authority, a.round, n.intake, n.school, n.received_at, n.lateness, n.lateness_decided,
         n.age_group
       FROM applications a, jsonb_to_recordset($2::jsonb) AS n (id uuid, intake uuid, school text, received_at timestamptz,
         lateness text, lateness_decided boolean, age_group text) WHERE a.id = $1`,
      [application, JSON.stringify(preferences)],
    );
    await tx.query(
      `INSERT INTO preference_ranks (preference, application, authority, rank)
       SELECT n.id, a.id, a.authority, n.rank
       FROM applications a, jsonb_to_recordset($2::jsonb) AS n (id uuid, rank smallint) WHERE a.id = $1`,
      [application, JSON.stringify(preferences)],
    );
  }

  /** Adds a request for a change. False when one of its kind is waiting already. */
  async addChange(
    tx: Tx,
    made: {
      readonly id: string;
      readonly application: string;
      readonly kind: string;
      readonly wanted: unknown;
      readonly reason: string;
      readonly movedOn: string | null;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO change_requests (id, application, child, authority, kind, wanted, reason, moved_on, asked_by, asked_at)
       SELECT $1, a.id, a.child, a.authority, $3, $4::jsonb, $5, $6, $7, $8 FROM applications a WHERE a.id = $2
         AND NOT EXISTS (SELECT FROM change_requests q
           WHERE q.application = $2 AND q.kind = $3 AND q.decided_at IS NULL) RETURNING id`,
      [made.id, made.application, made.kind, JSON.stringify(made.wanted), made.reason, made.movedOn, made.by, made.at],
    );
    return rows.length > 0;
  }

  /** One request for a change, locked. */
  async change(tx: Tx, id: string): Promise<KnownChange | undefined> {
    const [row] = await tx.query<KnownChange[]>(
      `SELECT id, application, authority, kind, wanted, moved_on::text AS "movedOn", asked_at AS "askedAt",
         decided_at AS "decidedAt" FROM change_requests WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  async decideChange(tx: Tx, id: string, outcome: string, decision: string, by: string, at: Date): Promise<void> {
    await tx.query(
      'UPDATE change_requests SET outcome = $2, decision = $3, decided_by = $4, decided_at = $5 WHERE id = $1',
      [id, outcome, decision, by, at],
    );
  }

  /** One request for a change, as the contract gives it out. */
  async changePage(tx: Tx, id: string): Promise<ChangeRequest | undefined> {
    const [row] = await tx.query<
      (Omit<ChangeRequest, 'askedAt' | 'decidedAt'> & { askedAt: Date; decidedAt: Date | null })[]
    >(
      `SELECT id, application, kind, wanted, reason, moved_on::text AS "movedOn", asked_at AS "askedAt", outcome,
         decision, decided_at AS "decidedAt" FROM change_requests WHERE id = $1`,
      [id],
    );
    if (row === undefined) return undefined;
    return { ...row, askedAt: row.askedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
  }
}

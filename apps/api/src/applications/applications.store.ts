import { Injectable } from '@nestjs/common';
import type { Answers, AnswerName } from '@contract';
import { QueryFailedError } from 'typeorm';
import type { Tx } from '../platform';
import type { ApplicationState, Channel } from './applications.types';

/** An application without what it says. */
export interface ApplicationHead {
  readonly id: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly round: string;
  readonly channel: Channel;
  readonly state: ApplicationState;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly counts: boolean;
  readonly contested: boolean;
  readonly versions: number;
}

export interface NewApplication {
  readonly id: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly round: string;
  readonly channel: Channel;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly answers: Answers;
  readonly by: string;
  readonly at: Date;
}

/** An answer as it stands, and the revisions to send back. */
export interface SavedAnswer {
  readonly value: unknown;
  readonly revision: number;
  readonly all: number;
  readonly savedAt: Date;
  readonly savedBy: string;
}

const headColumns = `a.id, a.reference, a.child, a.authority, a.round, a.channel, a.state, a.account,
  a.corporate_parent AS "corporateParent", a.counts, a.contested, a.versions`;

/** Writes applications and their answers. What is sent is written by the sending store. */
@Injectable()
export class ApplicationsStore {
  /** The application, locked until the transaction ends; nothing when the actor may not change it. */
  async lock(tx: Tx, id: string): Promise<ApplicationHead | undefined> {
    const [row] = await tx.query<ApplicationHead[]>(
      `SELECT ${headColumns} FROM applications a WHERE a.id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** Adds a draft. False when the account has an application for this child in this round already. */
  async add(tx: Tx, made: NewApplication): Promise<boolean> {
    const { id, reference, child, authority, round, channel, account, corporateParent, by, at } = made;
    const rows = await tx.query<unknown[]>(
      `INSERT INTO applications (id, reference, child, authority, round, channel, state, account, corporate_parent, made_by,
         made_at) SELECT $1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10
       WHERE NOT EXISTS (SELECT FROM applications a WHERE a.child = $3 AND a.round = $5
         AND a.account IS NOT DISTINCT FROM $7::uuid AND a.state IN ('draft', 'submitted', 'amended')) RETURNING id`,
      [id, reference, child, authority, round, channel, account, corporateParent, by, at],
    );
    if (rows.length === 0) return false;
    const revisions = Object.fromEntries(Object.keys(made.answers).map((name) => [name, 1]));
    await tx.query(
      `INSERT INTO application_answers (application, authority, answers, revisions, revision, saved_by, saved_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6)`,
      [id, authority, JSON.stringify(made.answers), JSON.stringify(revisions), by, at],
    );
    return true;
  }

  /** Saves one answer on top of a revision of it; nothing when it stands at another revision. */
  async saveAnswer(
    tx: Tx,
    {
      application,
      answer,
      revision,
      value,
    }: { application: string; answer: AnswerName; revision: number; value: unknown },
    by: string,
    at: Date,
  ): Promise<{ revision: number; all: number } | undefined> {
    const [rows] = await tx.query<[{ revision: number; all: number }[], number]>(
      `UPDATE application_answers x SET
         answers = CASE WHEN $4::jsonb IS NULL THEN answers - $2 ELSE jsonb_set(answers, ARRAY[$2], $4::jsonb) END,
         revisions = jsonb_set(revisions, ARRAY[$2], to_jsonb($3::integer + 1)), revision = x.revision + 1,
         saved_by = $5, saved_at = $6
       WHERE application = $1 AND coalesce((revisions->>$2)::integer, 0) = $3
       RETURNING $3::integer + 1 AS revision, x.revision AS "all"`,
      [application, answer, revision, value === null ? null : JSON.stringify(value), by, at],
    );
    return rows[0];
  }

  /** An answer as it stands. */
  async answer(tx: Tx, application: string, answer: AnswerName): Promise<SavedAnswer | undefined> {
    const [row] = await tx.query<SavedAnswer[]>(
      `SELECT answers->$2 AS value, coalesce((revisions->>$2)::integer, 0) AS revision, revision AS "all",
         saved_at AS "savedAt", saved_by AS "savedBy" FROM application_answers WHERE application = $1`,
      [application, answer],
    );
    return row;
  }

  /** All answers as they stand. */
  async answers(tx: Tx, application: string): Promise<Answers | undefined> {
    const [row] = await tx.query<{ answers: Answers }[]>(
      'SELECT answers FROM application_answers WHERE application = $1',
      [application],
    );
    return row?.answers;
  }

  /** Puts all answers at once, each counted as saved again; gives back the revision of all together. */
  async putAnswers(tx: Tx, application: string, answers: Answers, by: string, at: Date): Promise<number> {
    const [rows] = await tx.query<[{ revision: number }[], number]>(
      `UPDATE application_answers x SET answers = $2::jsonb, revision = x.revision + 1, saved_by = $3, saved_at = $4,
         revisions = (SELECT coalesce(jsonb_object_agg(name, coalesce((x.revisions->>name)::integer, 0)
             + CASE WHEN x.answers->name IS DISTINCT FROM $2::jsonb->name THEN 1 ELSE 0 END), '{}')
           FROM (SELECT jsonb_object_keys(x.revisions || $2::jsonb) AS name) every)
       WHERE application = $1 RETURNING x.revision`,
      [application, JSON.stringify(answers), by, at],
    );
    return rows[0]?.revision ?? 0;
  }

  /** The answers as they were last sent; nothing when nothing was. */
  async sentAnswers(tx: Tx, application: string): Promise<{ answers: Answers; revision: number } | undefined> {
    const [row] = await tx.query<{ answers: Answers; revision: number }[]>(
      `SELECT document->'answers' AS answers, revision FROM application_versions
       WHERE application = $1 ORDER BY number DESC LIMIT 1`,
      [application],
    );
    return row;
  }

  /** Says that what is saved is what was sent: after putting changes aside there is nothing to send. */
  async markSent(tx: Tx, application: string, revision: number): Promise<void> {
    await tx.query('UPDATE applications SET sent_revision = $2 WHERE id = $1', [application, revision]);
  }

  /**
   * Keeps the claims of answers that were saved, so that papers can be sent for them: those that were corrected before
   * they were sent stay the same claims. What was sent is not touched. Gives back how many ended that were never sent.
   */
  async keepClaims(tx: Tx, application: string, claims: readonly object[], at: Date): Promise<number> {
    const [row] = await tx.query<{ ended: number }[]>('SELECT fp_keep_claims($1, $2, $3) AS ended', [
      application,
      JSON.stringify(claims),
      at,
    ]);
    return row?.ended ?? 0;
  }

  /** Ends an application: its preferences and claims no longer count; its versions stay. */
  async end(
    tx: Tx,
    application: string,
    to: 'withdrawn' | 'void',
    { by, at, because }: { by: string; at: Date; because: string | null },
  ): Promise<void> {
    await tx.query('DELETE FROM preferences WHERE application = $1', [application]);
    await tx.query('UPDATE claims SET ended_at = $2 WHERE application = $1 AND ended_at IS NULL', [application, at]);
    await tx.query(
      `UPDATE applications SET state = $2, counts = false, contested = false, ended_at = $3, ended_by = $4, ended_because = $5
       WHERE id = $1`,
      [application, to, at, by, because],
    );
  }
}

/** Whether a statement was refused because of a constraint with this name. */
export function brokeOn(error: unknown, constraint: string): boolean {
  return (
    error instanceof QueryFailedError &&
    'constraint' in error &&
    (error as { constraint?: unknown }).constraint === constraint
  );
}

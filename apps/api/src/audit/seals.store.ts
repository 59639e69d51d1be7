import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../platform';
import { beginning, type HappeningText, type Head } from './chain';
import { happeningTextColumns, happeningTextsOf } from './chain.reader';

/** A number of our own among PostgreSQL's advisory locks: whoever holds it may seal. */
const sealerNumber = 4_702_081;

/** How many happenings are sealed in one transaction. */
const atOnce = 1_000;

const Heads = z.array(z.object({ position: z.coerce.number(), hash: z.string() }));

/** Keeps the chain of seals. */
@Injectable()
export class SealsStore {
  /** Takes the turn to seal until the transaction ends; says no at once when another process has it, unless told to wait. */
  async takeTurn(tx: Tx, wait: boolean): Promise<boolean> {
    if (wait) {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [sealerNumber]);
      return true;
    }
    const rows: unknown = await tx.query('SELECT pg_try_advisory_xact_lock($1) AS taken', [sealerNumber]);
    return z.array(z.object({ taken: z.boolean() })).parse(rows)[0]?.taken === true;
  }

  /** The last seal, or the beginning. */
  async head(tx: Tx): Promise<Head> {
    const rows: unknown = await tx.query(
      `SELECT position::text AS position, encode(hash, 'hex') AS hash FROM seals s ORDER BY s.position DESC LIMIT 1`,
    );
    return Heads.parse(rows)[0] ?? beginning;
  }

  /**
   * The next happenings without a seal, in the order in which they were told.
   *
   * One small question after another, each by an index, however long the queue is. A happening of the queue that is gone,
   * or has its seal, was tampered with: it is passed over, and the check tells of it.
   */
  async unsealed(tx: Tx): Promise<readonly HappeningText[]> {
    for (let ids = await this.queued(tx, '0'); ids.length > 0; ids = await this.queued(tx, ids.at(-1) ?? '')) {
      const sealed = await this.idsOf(
        tx,
        'SELECT happening::text AS id FROM seals WHERE happening = ANY ($1::bigint[])',
        [ids],
      );
      const wanted = ids.filter((id) => !sealed.includes(id));
      const rows: unknown = await tx.query(
        `SELECT ${happeningTextColumns} FROM happenings h WHERE h.id = ANY ($1::bigint[]) ORDER BY h.id`,
        [wanted],
      );
      const found = happeningTextsOf(rows);
      if (found.length > 0) return found;
    }
    return [];
  }

  private queued(tx: Tx, after: string): Promise<readonly string[]> {
    const sql = `SELECT q.happening::text AS id FROM happenings_to_seal q WHERE q.happening > $1
      ORDER BY q.happening LIMIT ${atOnce}`;
    return this.idsOf(tx, sql, [after]);
  }

  private async idsOf(tx: Tx, sql: string, values: readonly unknown[]): Promise<readonly string[]> {
    const rows: unknown = await tx.query(sql, [...values]);
    return z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id);
  }

  /** How many happenings have no seal yet. */
  async countUnsealed(tx: Tx): Promise<number> {
    const rows: unknown = await tx.query('SELECT count(*)::int AS waiting FROM happenings_to_seal');
    return z.array(z.object({ waiting: z.number() })).parse(rows)[0]?.waiting ?? 0;
  }

  /** Sets the seals, one after another behind this position, and takes their happenings out of the queue. */
  async seal(
    tx: Tx,
    after: number,
    seals: readonly { readonly happening: string; readonly hash: string }[],
  ): Promise<void> {
    const happenings = seals.map(({ happening }) => happening);
    await tx.query(
      `INSERT INTO seals (position, happening, hash)
       SELECT $1::bigint + n, happening, decode(hash, 'hex')
       FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS s (happening, hash, n)`,
      [after, happenings, seals.map(({ hash }) => hash)],
    );
    await tx.query('DELETE FROM happenings_to_seal WHERE happening = ANY ($1::bigint[])', [happenings]);
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HappeningKind } from '../../audit';
import type { Happening } from '../../audit';
import type { Tx } from '../../platform';
import type { LetterOrder } from '../notifications.types';

const columns = 'id, cause, kind, at, account, authority, child, subject, about';

/** Keeps what is to be written: one row for each happening that asks for letters. */
@Injectable()
export class OrdersStore {
  /** Writes down a happening that asks for letters; gives back its id. */
  async add(tx: Tx, happening: Happening, authority: string, many: boolean, at: Date): Promise<string> {
    const id = randomUUID();
    const { kind, account, child, subject, about } = happening;
    await tx.query(
      `INSERT INTO letter_orders (id, cause, kind, at, account, authority, child, subject, about, many, state, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)`,
      [id, `happening:${happening.id}`, kind, happening.at, account, authority, child, subject, about, many, at],
    );
    return id;
  }

  /** The oldest that are open and ask for single letters; locked until the transaction ends. */
  async take(tx: Tx, most: number): Promise<LetterOrder[]> {
    return tx.query(
      `SELECT ${columns} FROM letter_orders WHERE state = 'open' AND NOT many
       ORDER BY made_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [most],
    );
  }

  /** One that is open, locked; nothing when it was written already. */
  async hold(tx: Tx, id: string): Promise<LetterOrder | undefined> {
    const rows = await tx.query<LetterOrder[]>(
      `SELECT ${columns} FROM letter_orders WHERE id = $1 AND state = 'open' FOR UPDATE`,
      [id],
    );
    return rows[0];
  }

  /** Says that the letters are written, and how many they are. */
  async written(tx: Tx, counts: ReadonlyMap<string, number>, at: Date): Promise<void> {
    await tx.query(
      `UPDATE letter_orders o SET state = 'written', letters = n.letters, written_at = $3, failure = NULL
       FROM unnest($1::uuid[], $2::integer[]) AS n (id, letters) WHERE o.id = n.id`,
      [[...counts.keys()], [...counts.values()], at],
    );
  }

  /** Says that the letters could not be written, and why: without a word about a person. */
  async failed(tx: Tx, id: string, why: string): Promise<void> {
    await tx.query(
      `UPDATE letter_orders SET state = 'failed', attempts = attempts + 1, failure = $2 WHERE id = $1 AND state = 'open'`,
      [id, why],
    );
  }

  /** Opens one that failed again; nothing when it has not failed, or is not theirs who ask. */
  async retry(tx: Tx, id: string): Promise<{ kind: HappeningKind; many: boolean; authority: string } | undefined> {
    const rows = await tx.query<{ kind: HappeningKind; many: boolean; authority: string }[]>(
      `WITH changed AS (
         UPDATE letter_orders SET state = 'open' WHERE id = $1 AND state = 'failed' RETURNING kind, many, authority
       ) SELECT * FROM changed`,
      [id],
    );
    return rows[0];
  }
}

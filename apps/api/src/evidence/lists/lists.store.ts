import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ListKind } from '@contract';
import type { Tx } from '../../platform';
import { ChildrenListEntity } from './children-list.entity';
import type { ReadLine } from './read-list';

/** Which list it is. */
export interface ListOf {
  readonly authority: string;
  readonly round: string;
  readonly kind: ListKind;
}

/** Writes lists of children and what their lines were found to mean. */
@Injectable()
export class ListsStore {
  /** Lets two lists of a kind for one round take turns. */
  async hold(tx: Tx, round: string, kind: ListKind): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702111))', [`${round} ${kind}`]);
  }

  async addList(tx: Tx, list: ChildrenListEntity): Promise<void> {
    await tx.getRepository(ChildrenListEntity).insert(list);
  }

  /** Adds lines, all of them still to be decided. */
  async addLines(tx: Tx, list: string, { authority, round, kind }: ListOf, lines: readonly ReadLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO children_list_lines (id, list, authority, round, kind, number, digest, first_names, last_name,
         date_of_birth, upn, school, place, counts, care, state)
       SELECT n.id, $2, $3, $4, $5, n.number, n.digest, n."firstNames", n."lastName", n."dateOfBirth", n.upn, n.school,
         n.place, n.counts, n.care, 'to-decide'
       FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, number integer, digest text, "firstNames" text, "lastName" text,
         "dateOfBirth" date, upn text, school text, place text, counts boolean, care text)`,
      [JSON.stringify(lines.map((line) => ({ id: randomUUID(), ...line }))), list, authority, round, kind],
    );
  }

  /** Writes what lines were found to mean, where nobody has decided them meanwhile. */
  async match(
    tx: Tx,
    lines: readonly {
      readonly id: string;
      readonly state: 'matched' | 'to-decide' | 'no-child';
      readonly child: string | null;
    }[],
  ): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(
      `UPDATE children_list_lines l SET state = n.state, child = n.child
       FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, state text, child uuid)
       WHERE l.id = n.id AND l.decided_by IS NULL AND l.state IN ('to-decide', 'no-child')`,
      [JSON.stringify(lines)],
    );
  }

  /** Writes what a person decided of a line; false when it was ended or decided before. */
  async decide(
    tx: Tx,
    id: string,
    decided: { state: 'matched' | 'no-child' | 'ended'; child: string | null; by: string; at: Date; reason: string },
  ): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `WITH changed AS (
         UPDATE children_list_lines SET state = $2, child = $3, decided_by = $4, decided_at = $5, reason = $6
         WHERE id = $1 AND state <> 'ended' AND ($2 = 'ended' OR decided_by IS NULL) RETURNING id
       ) SELECT id FROM changed`,
      [id, decided.state, decided.child, decided.by, decided.at, decided.reason],
    );
    return rows.length > 0;
  }
}

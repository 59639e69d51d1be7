import { Injectable } from '@nestjs/common';
import type { LineState, ListKind } from '@contract';
import type { CareStatus } from '@policy';
import type { Tx } from '../../platform';
import { refusals } from '../evidence.refusals';
import { ChildrenListEntity } from './children-list.entity';

/** A line as its room keeps it. */
export interface LineRow {
  readonly id: string;
  readonly list: string;
  readonly authority: string;
  readonly round: string;
  readonly kind: ListKind;
  readonly number: number;
  readonly firstNames: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly school: string | null;
  readonly place: string | null;
  readonly counts: boolean;
  readonly care: CareStatus | null;
  readonly state: LineState;
  readonly child: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  /** The account that sent the list. */
  readonly sentBy: string;
}

const lines = `SELECT l.id, l.list, l.authority, l.round, l.kind, l.number, l.first_names AS "firstNames",
    l.last_name AS "lastName", l.date_of_birth::text AS "dateOfBirth", l.school, l.place, l.counts, l.care, l.state, l.child,
    l.decided_by AS "decidedBy", l.reason, s.sent_by AS "sentBy"
  FROM children_list_lines l JOIN children_lists s ON s.id = l.list`;

/** Reads lists of children, as far as whoever asks may see them. */
@Injectable()
export class ListsReader {
  /** The list with this content, if it was sent before. */
  async sent(tx: Tx, of: { round: string; kind: ListKind; digest: string }): Promise<ChildrenListEntity | null> {
    return tx.getRepository(ChildrenListEntity).findOneBy(of);
  }

  /** One line; refuses one that whoever asks may not see. */
  async line(tx: Tx, id: string): Promise<LineRow> {
    const [found] = await tx.query<LineRow[]>(`${lines} WHERE l.id = $1`, [id]);
    if (found === undefined) throw refusals.noSuchLine();
    return found;
  }

  /** One page of the lines of a kind. */
  async page(
    tx: Tx,
    {
      round,
      kind,
      state,
      after,
      limit,
    }: { round: string; kind: ListKind; state?: LineState | undefined; after?: string | undefined; limit: number },
  ): Promise<LineRow[]> {
    return tx.query<LineRow[]>(
      `${lines} WHERE l.round = $1 AND l.kind = $2 AND ($3::text IS NULL OR l.state = $3)
         AND ($4::uuid IS NULL OR l.id > $4) ORDER BY l.id LIMIT $5`,
      [round, kind, state ?? null, after ?? null, limit],
    );
  }

  /** The lines of a round that stand, by id. */
  async standing(tx: Tx, round: string): Promise<LineRow[]> {
    return tx.query<LineRow[]>(`${lines} WHERE l.round = $1 AND l.state <> 'ended' ORDER BY l.id`, [round]);
  }

  /** Which of these lines stand already, by digest. */
  async known(tx: Tx, of: { round: string; kind: ListKind }, digests: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ digest: string }[]>(
      `SELECT digest FROM children_list_lines WHERE round = $1 AND kind = $2 AND state <> 'ended' AND digest = ANY ($3::text[])`,
      [of.round, of.kind, digests],
    );
    return new Set(rows.map(({ digest }) => digest));
  }

  /** How many lines of a list there are in each state. */
  async counts(tx: Tx, list: string): Promise<Readonly<Record<LineState, number>>> {
    const rows = await tx.query<{ state: LineState; lines: number }[]>(
      'SELECT state, count(*)::integer AS lines FROM children_list_lines WHERE list = $1 GROUP BY state',
      [list],
    );
    const none = { matched: 0, 'to-decide': 0, 'no-child': 0, ended: 0 };
    return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.lines])) };
  }
}

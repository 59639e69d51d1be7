import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { MovedLine, LineBefore } from './compare-lists';

/** A publication ready to be written. */
export interface NewList {
  readonly id: string;
  readonly intake: string;
  readonly school: string;
  readonly version: number;
  readonly children: number;
  readonly digest: string;
  readonly lines: readonly MovedLine[];
}

/** What all lists published at once share. */
export interface OfPublication {
  readonly authority: string;
  readonly round: string;
  readonly run: string;
  readonly because: string;
  readonly at: Date;
  readonly visibleFrom: Date;
}

/** A child whose family asked to be told of moves. */
export interface ToldMove {
  readonly child: string;
  readonly intake: string;
  readonly position: number;
  readonly before: number;
  readonly because: string;
}

/** Writes waiting lists: versions that never change, and who waits now. */
@Injectable()
export class WaitingStore {
  /** Lets one publication of a round's lists happen at a time. */
  async takeTurn(tx: Tx, round: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702120))', [round]);
  }

  /** By intake: the newest version and its lines, in the lists' order. */
  async newest(tx: Tx, round: string): Promise<ReadonlyMap<string, { version: number; lines: LineBefore[] }>> {
    const lists = await tx.query<{ id: string; intake: string; version: number }[]>(
      `SELECT DISTINCT ON (intake) id, intake, version FROM waiting_list_versions WHERE round = $1
       ORDER BY intake, version DESC`,
      [round],
    );
    const lines = await tx.query<(LineBefore & { list: string })[]>(
      `SELECT list, pool, child, place, position, standing FROM waiting_list_places WHERE list = ANY ($1::uuid[])
       ORDER BY list, pool, place`,
      [lists.map(({ id }) => id)],
    );
    const found = new Map(lists.map(({ id, version }) => [id, { version, lines: [] as LineBefore[] }]));
    for (const { list, ...line } of lines) found.get(list)?.lines.push(line);
    return new Map(lists.map(({ id, intake }) => [intake, found.get(id) ?? { version: 0, lines: [] }]));
  }

  /** Children who were taken off lists by their families, as `child intake`. */
  async left(tx: Tx, round: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ pair: string }[]>(
      `SELECT child || ' ' || intake AS pair FROM waiting WHERE round = $1 AND state = 'left'`,
      [round],
    );
    return new Set(rows.map(({ pair }) => pair));
  }

  /** Whether a run's lists have been published. */
  async wasPublished(tx: Tx, run: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM waiting_list_versions WHERE run = $1 LIMIT 1', [run]);
    return rows.length > 0;
  }

  /** Writes that a family stays on a list or leaves it; who comes back has no place until the list is ranked again. */
  async stay(
    tx: Tx,
    of: { child: string; intake: string; state: 'waiting' | 'left'; tellMoves: boolean; at: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE waiting SET tell_moves = $4, changed_at = CASE WHEN state = $3 THEN changed_at ELSE $5::timestamptz END,
         position = CASE WHEN state = $3 THEN position END, equals = CASE WHEN state = $3 THEN equals END,
         of_all = CASE WHEN state = $3 THEN of_all END, before = CASE WHEN state = $3 THEN before END,
         because = CASE WHEN state = $3 THEN because END, state = $3
       WHERE child = $1 AND intake = $2 AND state IN ('waiting', 'left')`,
      [of.child, of.intake, of.state, of.tellMoves, of.at],
    );
  }

  /** Writes the versions with their lines. */
  async publish(tx: Tx, of: OfPublication, lists: readonly NewList[]): Promise<void> {
    await tx.query(
      `INSERT INTO waiting_list_versions (id, authority, round, intake, version, run, because, published_at, visible_from,
         children, digest)
       SELECT n.id, $1, $2, n.intake, n.version, $3, $4, $5, $6, n.children, n.digest
       FROM unnest($7::uuid[], $8::uuid[], $9::integer[], $10::integer[], $11::text[])
         AS n (id, intake, version, children, digest)`,
      [
        of.authority,
        of.round,
        of.run,
        of.because,
        of.at,
        of.visibleFrom,
        lists.map(({ id }) => id),
        lists.map(({ intake }) => intake),
        lists.map(({ version }) => version),
        lists.map(({ children }) => children),
        lists.map(({ digest }) => digest),
      ],
    );
    const rows = lists.flatMap(({ id, lines }) => lines.map((line) => ({ list: id, line })));
    await tx.query(
      `INSERT INTO waiting_list_places (list, pool, place, child, position, equals, category, standing, before, because)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::uuid[], $5::integer[], $6::integer[], $7::text[],
         $8::text[], $9::integer[], $10::text[])`,
      [
        rows.map(({ list }) => list),
        rows.map(({ line }) => line.pool),
        rows.map(({ line }) => line.place),
        rows.map(({ line }) => line.child),
        rows.map(({ line }) => line.position),
        rows.map(({ line }) => line.equals),
        rows.map(({ line }) => line.category),
        rows.map(({ line }) => line.standing),
        rows.map(({ line }) => line.before),
        rows.map(({ line }) => line.because),
      ],
    );
  }

  /**
   * Brings who waits in line with the lists just published: those on them wait, those on them no longer were placed or
   * have no claim to wait. Whoever left stays away. A child on the lists of several pools is told of the first.
   */
  async settle(tx: Tx, of: OfPublication, lists: readonly NewList[]): Promise<ToldMove[]> {
    const rows = lists.flatMap(({ id, intake, school, lines }) =>
      ownLines(lines).map((own) => ({ id, intake, school, ...own })),
    );
    await tx.query(
      `INSERT INTO waiting (child, intake, authority, round, school, state, list, pool, position, equals, of_all, category,
         before, because, as_of, visible_from, changed_at)
       SELECT n.child, n.intake, $1, $2, n.school, 'waiting', n.list, n.pool, n.position, n.equals, n.of_all, n.category,
         n.before, n.because, $3, $4, $3
       FROM unnest($5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[], $10::integer[], $11::integer[],
         $12::integer[], $13::text[], $14::integer[], $15::text[])
         AS n (child, intake, school, list, pool, position, equals, of_all, category, before, because)
       ON CONFLICT (child, intake) DO UPDATE SET state = 'waiting', list = EXCLUDED.list, pool = EXCLUDED.pool,
         position = EXCLUDED.position, equals = EXCLUDED.equals, of_all = EXCLUDED.of_all, category = EXCLUDED.category,
         before = EXCLUDED.before, because = EXCLUDED.because, as_of = EXCLUDED.as_of, changed_at = EXCLUDED.changed_at
       WHERE waiting.state <> 'left'`,
      [
        of.authority,
        of.round,
        of.at,
        of.visibleFrom,
        rows.map(({ line }) => line.child),
        rows.map(({ intake }) => intake),
        rows.map(({ school }) => school),
        rows.map(({ id }) => id),
        rows.map(({ line }) => line.pool),
        rows.map(({ line }) => line.position),
        rows.map(({ line }) => line.equals),
        rows.map(({ all }) => all),
        rows.map(({ line }) => line.category),
        rows.map(({ line }) => line.before),
        rows.map(({ line }) => line.because),
      ],
    );
    await this.close(tx, of, lists);
    return tx.query<ToldMove[]>(
      `SELECT child, intake, position, before, because FROM waiting WHERE list = ANY ($1::uuid[]) AND tell_moves
         AND state = 'waiting' AND before IS NOT NULL AND position <> before ORDER BY child, intake`,
      [lists.map(({ id }) => id)],
    );
  }

  /** Ends the waiting of those whom the new lists leave out. */
  private async close(tx: Tx, { at }: OfPublication, lists: readonly NewList[]): Promise<void> {
    await tx.query(
      `UPDATE waiting AS w SET changed_at = $2, state = CASE WHEN EXISTS (
           SELECT FROM offers o WHERE o.child = w.child AND o.intake = w.intake AND o.state IN ('offered', 'accepted')
         ) THEN 'placed' ELSE 'closed' END
       FROM waiting_list_versions v
       WHERE v.id = ANY ($1::uuid[]) AND w.intake = v.intake AND w.state = 'waiting' AND w.list IS DISTINCT FROM v.id`,
      [lists.map(({ id }) => id), at],
    );
  }
}

/** The line of each child's first pool, with how many are on that pool's list. */
function ownLines(lines: readonly MovedLine[]): readonly { readonly line: MovedLine; readonly all: number }[] {
  const counts = new Map<string, number>();
  for (const { pool } of lines) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  const own = new Map<string, MovedLine>();
  for (const line of lines) if (!own.has(line.child)) own.set(line.child, line);
  return [...own.values()].map((line) => ({ line, all: counts.get(line.pool) ?? 0 }));
}

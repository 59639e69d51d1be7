import { Injectable } from '@nestjs/common';
import type { AnswerOf, InputOf, LetterLine, LetterOrderLine, LetterWhole, Mailing, notificationRoutes } from '@contract';
import type { Tx } from '../platform';

type Letters = AnswerOf<typeof notificationRoutes.letters>;
type LetterQuery = InputOf<typeof notificationRoutes.letters>['query'];
type Page = { readonly after?: string | undefined; readonly limit: number };

/** A letter as a page of a printing. */
export interface PrintedPage {
  readonly document: string;
  readonly address: readonly string[];
  /** Whether it was written as an e-mail and has no address of its own on it. */
  readonly wasMail: boolean;
}

/** Reads letters and mailings; row-level security narrows every answer to its reader. */
@Injectable()
export class LettersReader {
  /** Letters, the latest first. Whoever they are for sees them from their moment on: never before. */
  async letters(tx: Tx, query: LetterQuery & { readonly account: string | null }, now: Date): Promise<Letters> {
    const { child, application, authority, mailing, kind, state, account, after, limit } = query;
    const rows = await tx.query<LetterLine[]>(
      `SELECT ${line} FROM letters l JOIN deliveries d ON d.letter = l.id
       WHERE ($1::uuid IS NULL OR l.child = $1) AND ($2::uuid IS NULL OR l.application = $2)
         AND ($3::text IS NULL OR l.authority = $3) AND ($4::uuid IS NULL OR d.mailing = $4)
         AND ($5::text IS NULL OR l.kind = $5) AND ($6::text IS NULL OR d.state = $6)
         AND ($7::text IS NULL OR (l.seen_from <= $8 AND l.account::text = $7))
         AND ($9::uuid IS NULL OR (l.seen_from, l.id) < (SELECT k.seen_from, k.id FROM letters k WHERE k.id = $9))
       ORDER BY l.seen_from DESC, l.id DESC LIMIT $10`,
      [
        ...[child ?? null, application ?? null, authority ?? null, mailing ?? null, kind ?? null, state ?? null],
        ...[account, now, uuidOf(after), limit + 1],
      ],
    );
    return pageOf(rows, limit);
  }

  /** One letter, whole; nothing when it is not there for whoever asks. */
  async letter(tx: Tx, id: string): Promise<LetterWhole | undefined> {
    const rows = await tx.query<LetterWhole[]>(
      `SELECT ${line}, l.language, l.text, l.document, l.digest
       FROM letters l JOIN deliveries d ON d.letter = l.id WHERE l.id = $1`,
      [id],
    );
    return rows[0];
  }

  /** Mailings, the latest first, and how far each is. */
  async mailings(tx: Tx, authority: string | undefined, { after, limit }: Page): Promise<AnswerOf<typeof notificationRoutes.mailings>> {
    const rows = await tx.query<Mailing[]>(
      `${mailingsWith} WHERE ($1::text IS NULL OR m.authority = $1)
         AND ($2::uuid IS NULL OR (m.made_at, m.id) < (SELECT k.made_at, k.id FROM mailings k WHERE k.id = $2))
       ORDER BY m.made_at DESC, m.id DESC LIMIT $3`,
      [authority ?? null, uuidOf(after), limit + 1],
    );
    return pageOf(rows, limit);
  }

  /** One mailing; nothing when it is not there for whoever asks. */
  async mailing(tx: Tx, id: string): Promise<Mailing | undefined> {
    const rows = await tx.query<Mailing[]>(`${mailingsWith} WHERE m.id = $1`, [id]);
    return rows[0];
  }

  /** The authority of a printing; nothing when it is not there for whoever asks. */
  async printing(tx: Tx, id: string): Promise<{ authority: string } | undefined> {
    const rows = await tx.query<{ authority: string }[]>('SELECT authority FROM printings WHERE id = $1', [id]);
    return rows[0];
  }

  /** The pages of a printing, those to one address together. */
  async pages(tx: Tx, printing: string): Promise<PrintedPage[]> {
    return tx.query<PrintedPage[]>(
      `SELECT l.document, d.address, d.claims > 0 AS "wasMail"
       FROM deliveries d JOIN letters l ON l.id = d.letter WHERE d.printing = $1 ORDER BY d.address, l.id`,
      [printing],
    );
  }

  /** What could not be written yet, the oldest first. */
  async unwritten(tx: Tx, authority: string | undefined, { after, limit }: Page): Promise<AnswerOf<typeof notificationRoutes.unwritten>> {
    const rows = await tx.query<LetterOrderLine[]>(
      `${orders} WHERE o.state = 'failed' AND ($1::text IS NULL OR o.authority = $1)
         AND ($2::uuid IS NULL OR (o.made_at, o.id) > (SELECT k.made_at, k.id FROM letter_orders k WHERE k.id = $2))
       ORDER BY o.made_at, o.id LIMIT $3`,
      [authority ?? null, uuidOf(after), limit + 1],
    );
    return pageOf(rows, limit);
  }

  /** One order for letters; nothing when it is not there for whoever asks. */
  async order(tx: Tx, id: string): Promise<LetterOrderLine | undefined> {
    const rows = await tx.query<LetterOrderLine[]>(`${orders} WHERE o.id = $1`, [id]);
    return rows[0];
  }
}

/** The first so many of the rows, and the last of them if there is one more. */
function pageOf<Item extends { readonly id: string }>(rows: Item[], limit: number): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Where a page begins; a cursor that is none of ours begins nowhere. */
function uuidOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor) ? cursor : '00000000-0000-0000-0000-000000000000';
}

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const line = `l.id, l.kind, l.reference, l.subject, l.child, l.application, l.authority, ${iso('l.written_at')} AS "writtenAt",
  ${iso('l.seen_from')} AS "seenFrom",
  jsonb_build_object('state', d.state, 'at', ${iso('d.done_at')}, 'dueAt', ${iso('d.due_at')}, 'says', d.says) AS delivery`;

const mailingsWith = `SELECT m.id, m.authority, m.what, m.seed, ${iso('m.made_at')} AS "madeAt", ${iso('m.due_at')} AS "dueAt",
    m.paused_at IS NOT NULL AS paused, counts.*
  FROM mailings m CROSS JOIN LATERAL (
    SELECT count(*)::int AS letters, count(*) FILTER (WHERE d.state = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE d.state = 'sending')::int AS sending, count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
      count(*) FILTER (WHERE d.state = 'refused')::int AS refused, count(*) FILTER (WHERE d.state = 'unsure')::int AS unsure,
      count(*) FILTER (WHERE d.state = 'stopped')::int AS stopped, count(*) FILTER (WHERE d.state = 'paper')::int AS paper,
      count(*) FILTER (WHERE d.state = 'printed')::int AS printed
    FROM deliveries d WHERE d.mailing = m.id
  ) counts`;

const orders = `SELECT o.id, o.authority, o.kind, o.child, ${iso('o.at')} AS at, o.attempts, o.failure FROM letter_orders o`;

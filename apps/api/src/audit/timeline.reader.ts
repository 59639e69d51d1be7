import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PageQuery, TimelineEntry } from '@contract';
import type { Tx } from '../platform';
import type { Happening } from './happening';
import { kindOf } from './kinds';

/** Whose timeline: one child's, one thing's, or an authority's. */
export interface TimelineOf {
  readonly child?: string | undefined;
  readonly subject?: string | undefined;
  readonly authority?: string | undefined;
}

/** One page of a timeline, the latest first; `next` is what to ask with as `after`. */
export interface Timeline {
  readonly items: TimelineEntry[];
  readonly next: string | null;
}

const Rows = z.array(
  z.object({
    id: z.string(),
    at: z.date(),
    kind: z.string(),
    account: z.string(),
    accountName: z.string().nullable(),
    roles: z.string(),
    authority: z.string().nullable(),
    school: z.string().nullable(),
    child: z.string().nullable(),
    subject: z.string(),
    position: z.coerce.number().nullable(),
  }),
);

/** A happening of a child with its facts, for the room that tells families of it in words. */
export type ToldHappening = Pick<Happening, 'id' | 'at' | 'kind' | 'account' | 'subject' | 'about'>;

/** Reads who did what and when. Never what was in it: the details of a happening do not leave the audit this way. */
@Injectable()
export class TimelineReader {
  /** The happenings of a child, a thing or an authority, as far as whoever asks may see them. */
  async timelineOf(tx: Tx, of: TimelineOf, page: PageQuery): Promise<Timeline> {
    const rows: unknown = await tx.query(
      `SELECT h.id::text AS id, h.at, h.kind, h.account, h.account_name AS "accountName", h.roles, h.authority, h.school,
         h.child, h.subject, s.position::text AS position
       FROM happenings h LEFT JOIN seals s ON s.happening = h.id
       WHERE ($1::text IS NULL OR h.child = $1) AND ($2::text IS NULL OR h.subject = $2)
         AND ($3::text IS NULL OR h.authority = $3) AND ($4::bigint IS NULL OR h.id < $4)
       ORDER BY h.id DESC LIMIT $5`,
      [of.child ?? null, of.subject ?? null, of.authority ?? null, page.after ?? null, page.limit + 1],
    );
    const found = Rows.parse(rows);
    const items = found.slice(0, page.limit).map(({ account, accountName, roles, at, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      says: kindOf(rest.kind)?.says ?? rest.kind,
      by: { account, name: accountName, roles: roles === '' ? [] : roles.split(',') },
    }));
    return { items, next: found.length > page.limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** The happenings of a child of these kinds, with their facts, the latest first: to be put into words, not shown. */
  async toldOf(tx: Tx, child: string, kinds: readonly string[], most: number): Promise<ToldHappening[]> {
    return tx.query<ToldHappening[]>(
      `SELECT h.id::text AS id, h.at, h.kind, h.account, h.subject, h.about FROM happenings h
       WHERE h.child = $1 AND h.kind = ANY ($2::text[]) ORDER BY h.id DESC LIMIT $3`,
      [child, kinds, most],
    );
  }
}

import { z } from 'zod';
import type { Tx } from '../platform';
import type { HappeningText } from './chain';
import type { Break, SealedRow } from './check-links';

/** One question to the database and its rows, however it is connected: the service's own, or a command's. */
export type Asker = (sql: string, values: readonly unknown[]) => Promise<unknown>;

/** The rows of a question that is asked within a transaction of the service. */
export async function askWith(tx: Tx, sql: string, values: readonly unknown[]): Promise<unknown> {
  return tx.query(sql, [...values]);
}

/** How many seals are read at a time. */
const pageSize = 2_000;

/** How many of each other fault are read; one is enough to know, and a chain that is gone would be read whole. */
const mostOfAKind = 100;

/** The parts of a happening as the chain reads them: each as PostgreSQL's own text, so that nothing is rounded. */
export const happeningTextColumns = `h.id::text AS id,
  to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  h.kind, h.account, h.account_name AS "accountName", h.roles, h.authority, h.school, h.child, h.subject,
  h.about::text AS about, h.request`;

const Text = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  account: z.string(),
  accountName: z.string().nullable(),
  roles: z.string(),
  authority: z.string().nullable(),
  school: z.string().nullable(),
  child: z.string().nullable(),
  subject: z.string(),
  about: z.string(),
  request: z.string().nullable(),
}) satisfies z.ZodType<HappeningText>;

/** The rows of an answer as texts of happenings. */
export function happeningTextsOf(rows: unknown): readonly HappeningText[] {
  return z.array(Text).parse(rows);
}

const SealRow = z.object({ position: z.coerce.number(), hash: z.string(), sealed: z.string() });
const Sealed = z.array(z.union([SealRow.extend({ id: z.null() }), SealRow.extend(Text.shape)]));

/** The seals after a position with their happenings, in order; empty at the end. */
export async function readSeals(asks: Asker, after: number): Promise<readonly SealedRow[]> {
  const rows = await asks(
    `SELECT s.position::text AS position, encode(s.hash, 'hex') AS hash, s.happening::text AS sealed, ${happeningTextColumns}
     FROM seals s LEFT JOIN happenings h ON h.id = s.happening
     WHERE s.position > $1 ORDER BY s.position LIMIT ${pageSize}`,
    [after],
  );
  return Sealed.parse(rows).map(({ position, hash, sealed, ...text }) => ({
    position,
    hash,
    happening: sealed,
    text: text.id === null ? undefined : text,
  }));
}

const Ids = z.array(z.object({ id: z.string(), since: z.string().nullable() }));

/**
 * Happenings that are in neither the chain nor the queue for it.
 *
 * A seal is set and the queue left in one transaction, so no happening of ours is ever outside both.
 */
export async function findUnsealed(asks: Asker): Promise<readonly Break[]> {
  const rows = await asks(
    `SELECT h.id::text AS id, NULL AS since FROM happenings h
     LEFT JOIN seals s ON s.happening = h.id LEFT JOIN happenings_to_seal q ON q.happening = h.id
     WHERE s.happening IS NULL AND q.happening IS NULL ORDER BY h.id LIMIT ${mostOfAKind}`,
    [],
  );
  return Ids.parse(rows).map(({ id }) => ({
    fault: 'happening-without-seal',
    happening: id,
    found: 'no seal, and none under way',
    expected: 'a seal',
    says: `Happening ${id} has no seal and waits for none: it was put in by hand, or its seal was removed.`,
  }));
}

/** Happenings that have waited for their seal for more than a minute. */
export async function findOverdue(asks: Asker): Promise<readonly Break[]> {
  const rows = await asks(
    `SELECT q.happening::text AS id, to_char(q.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
     FROM happenings_to_seal q JOIN happenings h ON h.id = q.happening
     WHERE NOT EXISTS (SELECT FROM seals s WHERE s.happening = q.happening)
       AND q.since NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() + interval '1 minute'
     ORDER BY q.happening LIMIT ${mostOfAKind}`,
    [],
  );
  return Ids.parse(rows).map(({ id, since }) => ({
    fault: 'happening-not-sealed-in-time',
    happening: id,
    found: `no seal since ${since ?? 'it was told'}`,
    expected: 'a seal within a minute',
    says: `Happening ${id} has waited for its seal since ${since ?? 'it was told'}. If the service is not running, start it and check again.`,
  }));
}

/** Happenings that were removed before they had a seal. */
export async function findLost(asks: Asker): Promise<readonly Break[]> {
  const rows = await asks(
    `SELECT q.happening::text AS id, NULL AS since FROM happenings_to_seal q LEFT JOIN happenings h ON h.id = q.happening
     WHERE h.id IS NULL ORDER BY q.happening LIMIT ${mostOfAKind}`,
    [],
  );
  return Ids.parse(rows).map(({ id }) => ({
    fault: 'happening-lost-before-seal',
    happening: id,
    found: 'no such happening',
    expected: 'the happening that waits for a seal',
    says: `Happening ${id} was to be sealed and was removed before that.`,
  }));
}

/** Followers that have read beyond the end of the chain, which therefore was longer once. */
export async function findReadBeyond(asks: Asker): Promise<readonly Break[]> {
  const rows = await asks(
    `SELECT m.name, m.position::text AS position, coalesce(e.position, 0)::text AS last
     FROM follower_marks m CROSS JOIN (SELECT max(position) AS position FROM seals) e
     WHERE m.position > coalesce(e.position, 0) ORDER BY m.position DESC LIMIT 1`,
    [],
  );
  const Marks = z.array(z.object({ name: z.string(), position: z.coerce.number(), last: z.string() }));
  return Marks.parse(rows).map(({ name, position, last }) => ({
    fault: 'cut-off',
    position,
    found: `a chain that ends at position ${last}`,
    expected: `position ${position}, which ${name} has read`,
    says: `The chain ends at position ${last}, but ${name} has read up to position ${position}: the end was cut off.`,
  }));
}

/** The triggers that keep the audit whole, by their tables. */
const guards = [
  ['happenings', 'happenings_append_only'],
  ['happenings', 'happenings_never_emptied'],
  ['happenings', 'happenings_queued'],
  ['seals', 'seals_append_only'],
  ['seals', 'seals_never_emptied'],
] as const;

/** Guards of the database's own that are missing or switched off. */
export async function findGuardsOff(asks: Asker): Promise<readonly Break[]> {
  const rows = await asks(
    `SELECT g.tab AS "table", g.guard FROM unnest($1::text[], $2::text[]) AS g (tab, guard)
     WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = to_regclass(g.tab) AND t.tgname = g.guard AND t.tgenabled IN ('O', 'A'))`,
    [guards.map(([table]) => table), guards.map(([, guard]) => guard)],
  );
  const Guards = z.array(z.object({ table: z.string(), guard: z.string() }));
  return Guards.parse(rows).map(({ table, guard }) => ({
    fault: 'guard-off',
    found: `${guard} missing or switched off`,
    expected: `${guard} on ${table}`,
    says: `The guard ${guard} of the table ${table} is missing or switched off: somebody may have changed what is only ever added to.`,
  }));
}

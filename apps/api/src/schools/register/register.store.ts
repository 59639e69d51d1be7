import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { RegisterImport } from '@contract';
import type { Tx } from '../../platform';
import { derived, type RegisterRow } from './read-register';
import { type RegisterColumn, registerColumns } from './register-columns';

/** A number of our own among PostgreSQL's advisory locks: one import at a time. */
const importNumber = 4_702_060;

/** How many schools an import added, changed and so on. */
export type Counts = Pick<RegisterImport, 'added' | 'changed' | 'closed' | 'reopened' | 'vanished'>;

const CountRows = z.array(z.object({ what: z.string(), count: z.coerce.number() }));
const derivedTypes = derived.map((column) => ({ column, type: 'text' as const }));
/** Every column that a row may have, with its type. */
const rowColumns = [...registerColumns, ...derivedTypes];

/** Puts a register into a table of this transaction's own, compares it with what we have, and makes it so. */
@Injectable()
export class RegisterStore {
  /** Opens the table that the rows are read into. Another import waits here until this one has ended. */
  async open(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [importNumber]);
    const columns = rowColumns.map(({ column, type }) => `${column} ${type}`).join(', ');
    await tx.query(`CREATE TEMP TABLE register_rows (${columns}) ON COMMIT DROP`);
  }

  /** Puts rows into it. */
  async put(tx: Tx, rows: readonly RegisterRow[]): Promise<void> {
    const names = rowColumns.map(({ column }) => column).join(', ');
    const types = rowColumns.map(({ column, type }) => `${column} ${type}`).join(', ');
    await tx.query(
      `INSERT INTO register_rows (${names}) SELECT ${names} FROM jsonb_to_recordset($1::jsonb) AS r (${types})`,
      [JSON.stringify(rows)],
    );
  }

  /** Compares and makes it so; gives back how much changed. `columns` are those that the file had. */
  async apply(
    tx: Tx,
    given: Omit<RegisterImport, keyof Counts | 'says'>,
    account: string,
    columns: readonly RegisterColumn[],
  ): Promise<Counts> {
    const kept = [...columns.filter(({ onlyRead }) => onlyRead !== true).map(({ column }) => column), 'kind'];
    await tx.query('ANALYZE register_rows');
    await tx.query(knowAuthorities);
    await tx.query(newsTable(kept));
    await tx.query(addSchools(kept));
    await tx.query(changeSchools(kept));
    await tx.query(markVanished);
    await tx.query(nameAdmissionAuthorities(columns.some(({ column }) => column === 'trust_number')));
    await tx.query(pointToAdmissionAuthorities);
    const rows: unknown = await tx.query('SELECT what, count(*) AS count FROM register_news GROUP BY what');
    const counts = { added: 0, changed: 0, closed: 0, reopened: 0, vanished: 0 };
    for (const { what, count } of CountRows.parse(rows)) if (what in counts) counts[what as keyof Counts] = count;
    await tx.query(
      `INSERT INTO register_imports (id, at, account, file, sha256, rows, added, changed, closed, reopened, vanished)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        given.id,
        given.at,
        account,
        given.file,
        given.sha256,
        given.rows,
        counts.added,
        counts.changed,
        counts.closed,
        counts.reopened,
        counts.vanished,
      ],
    );
    await tx.query(
      'INSERT INTO register_changes (import, school, what, fields) SELECT $1, school, what, fields FROM register_news',
      [given.id],
    );
    return counts;
  }
}

/** Authorities that the register names and nobody has added; the names of those known only from it follow it. */
const knowAuthorities = `
  WITH named AS (SELECT DISTINCT ON (authority_number) authority_number AS number, authority_name AS name FROM register_rows ORDER BY 1, 2),
  renamed AS (
    UPDATE authorities a SET name = n.name FROM named n
    WHERE a.number = n.number AND a.scheme IS NULL AND a.name <> n.name
  )
  INSERT INTO authorities (id, number, name) SELECT number, number, name FROM named n
  WHERE NOT EXISTS (SELECT FROM authorities a WHERE a.number = n.number)`;

/**
 * What is new: schools added, closed, reopened or changed, each with the fields that differ, and those that the register
 * no longer lists. Only authorities that the file names can lose schools, so that the file of one authority can be read.
 */
function newsTable(kept: readonly string[]): string {
  const before = kept.map((column) => `s.${column}`).join(', ');
  const after = kept.map((column) => `r.${column}`).join(', ');
  const fields = kept.map((column) => `('${column}', to_jsonb(s.${column}), to_jsonb(r.${column}))`).join(', ');
  const status = kept.includes('status') ? 'r.status' : `CASE WHEN s.status = 'closed' THEN 'open' ELSE s.status END`;
  return `
    CREATE TEMP TABLE register_news ON COMMIT DROP AS
    SELECT coalesce(s.id, r.urn::text) AS school, r.urn,
      CASE WHEN s.id IS NULL THEN 'added'
        WHEN ${status} = 'closed' AND s.status <> 'closed' THEN 'closed'
        WHEN ${status} <> 'closed' AND (s.status = 'closed' OR s.register = 'vanished') THEN 'reopened'
        ELSE 'changed' END AS what,
      CASE WHEN s.id IS NULL THEN '{}'::jsonb ELSE (
        SELECT coalesce(jsonb_object_agg(f.name, jsonb_build_array(f.before, f.after)), '{}'::jsonb)
        FROM (VALUES ${fields}, ('authority', to_jsonb(s.authority), to_jsonb(a.id))) AS f (name, before, after)
        WHERE f.before IS DISTINCT FROM f.after
      ) END AS fields
    FROM register_rows r JOIN authorities a ON a.number = r.authority_number LEFT JOIN schools s ON s.urn = r.urn
    WHERE s.id IS NULL OR s.register <> 'listed' OR s.authority <> a.id OR (${before}) IS DISTINCT FROM (${after})
      ${kept.includes('status') ? '' : `OR s.status = 'closed'`}
    UNION ALL
    SELECT s.id, s.urn, 'vanished', '{}'::jsonb FROM schools s JOIN authorities a ON a.id = s.authority
    WHERE s.register = 'listed' AND a.number IN (SELECT authority_number FROM register_rows)
      AND NOT EXISTS (SELECT FROM register_rows r WHERE r.urn = s.urn)`;
}

function addSchools(kept: readonly string[]): string {
  const status = kept.includes('status') ? '' : ', status';
  return `
    INSERT INTO schools (id, urn, register, authority, searched_name, ${kept.join(', ')}${status})
    SELECT n.school, r.urn, 'listed', a.id, r.searched_name, ${kept.map((column) => `r.${column}`).join(', ')}${status === '' ? '' : `, 'open'`}
    FROM register_news n JOIN register_rows r ON r.urn = n.urn JOIN authorities a ON a.number = r.authority_number
    WHERE n.what = 'added'`;
}

function changeSchools(kept: readonly string[]): string {
  const status = kept.includes('status')
    ? ''
    : `, status = CASE WHEN s.status = 'closed' THEN 'open' ELSE s.status END`;
  return `
    UPDATE schools s SET register = 'listed', authority = a.id, searched_name = r.searched_name,
      ${kept.map((column) => `${column} = r.${column}`).join(', ')}${status}
    FROM register_news n JOIN register_rows r ON r.urn = n.urn JOIN authorities a ON a.number = r.authority_number
    WHERE s.id = n.school AND n.what IN ('changed', 'closed', 'reopened')`;
}

const markVanished = `
  UPDATE schools s SET register = 'vanished' FROM register_news n WHERE s.id = n.school AND n.what = 'vanished'`;

/** By kind: the authority itself, the school's governing body, or the trust that runs it, by its own number where known. */
const admissionAuthorityOf = `
  CASE WHEN s.kind IN ('community', 'voluntary-controlled') THEN 'authority-' || s.authority
    WHEN s.kind IN ('voluntary-aided', 'foundation') THEN 'governors-of-' || s.id
    ELSE coalesce('trust-' || r.trust_number, 'trust-of-' || s.id) END`;

function nameAdmissionAuthorities(withTrusts: boolean): string {
  const trust = withTrusts ? `coalesce(r.trust_name, 'The trust of ' || s.name)` : `'The trust of ' || s.name`;
  return `
    CREATE TEMP TABLE register_setters ON COMMIT DROP AS
    SELECT s.id AS school, ${admissionAuthorityOf} AS id,
      CASE WHEN s.kind IN ('community', 'voluntary-controlled') THEN 'authority'
        WHEN s.kind IN ('voluntary-aided', 'foundation') THEN 'governing-body' ELSE 'trust' END AS kind,
      CASE WHEN s.kind IN ('community', 'voluntary-controlled') THEN a.name
        WHEN s.kind IN ('voluntary-aided', 'foundation') THEN 'The governing body of ' || s.name ELSE ${trust} END AS name,
      CASE WHEN s.kind IN ('community', 'voluntary-controlled') THEN s.authority END AS authority
    FROM register_rows r JOIN schools s ON s.urn = r.urn JOIN authorities a ON a.id = s.authority
    WHERE s.kind IS NOT NULL AND (${withTrusts ? 'true' : `s.admission_authority IS NULL OR s.admission_authority NOT LIKE 'trust-%'`})`;
}

const pointToAdmissionAuthorities = `
  WITH named AS (
    INSERT INTO admission_authorities (id, kind, name, authority)
    SELECT DISTINCT ON (id) id, kind, name, authority FROM register_setters ORDER BY id, name
    ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE admission_authorities.name <> excluded.name
    RETURNING id
  )
  UPDATE schools s SET admission_authority = r.id FROM register_setters r
  WHERE s.id = r.school AND s.admission_authority IS DISTINCT FROM r.id AND (SELECT count(*) FROM named) >= 0`;

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AddressImport } from '@contract';
import { copyRows, type Tx } from '../../platform';

/** How much an import changed. */
export type Counts = Pick<AddressImport, 'added' | 'changed' | 'gone'>;
export type ImportKind = AddressImport['kind'];

const CountRow = z.tuple([z.object({ added: z.coerce.number(), changed: z.coerce.number(), gone: z.coerce.number() })]);

/** A number of our own among PostgreSQL's advisory locks: one import at a time. */
const importNumber = 4_702_070;

const columns = 'uprn, flat, house, street, locality, town, postcode, easting, northing';
const values = '(a.flat, a.house, a.street, a.locality, a.town, a.postcode, a.easting, a.northing)';
const newValues = '(r.flat, r.house, r.street, r.locality, r.town, r.postcode, r.easting, r.northing)';
const number = `coalesce(substring(r.house from '[0-9]{1,6}')::integer, 0)`;
const vector = `to_tsvector('simple', concat_ws(' ', r.flat, r.house, r.street, r.locality, r.town, r.postcode, replace(r.postcode, ' ', '')))`;

/** Puts an authority's addresses or postcodes in place of what was there: added, changed, or gone. */
@Injectable()
export class AddressesStore {
  /** Reads the rows into a table of this transaction's own and says what they would change. Another import waits here. */
  async compare(
    tx: Tx,
    kind: ImportKind,
    authority: string,
    rows: readonly (readonly (string | number)[])[],
  ): Promise<Counts> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [importNumber]);
    await tx.query(kind === 'addresses' ? openAddresses : openPostcodes);
    await copyRows(tx, 'address_rows', rows);
    await tx.query('ANALYZE address_rows');
    const counted: unknown = await tx.query(kind === 'addresses' ? countAddresses : countPostcodes, [authority]);
    return CountRow.parse(counted)[0];
  }

  /** Writes down the import, then makes it so. */
  async apply(tx: Tx, given: AddressImport, account: string): Promise<void> {
    await tx.query(
      `INSERT INTO address_imports (id, authority, kind, at, account, file, sha256, source, rows, added, changed, gone)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        given.id,
        given.authority,
        given.kind,
        given.at,
        account,
        given.file,
        given.sha256,
        given.source,
        given.rows,
        given.added,
        given.changed,
        given.gone,
      ],
    );
    if (given.kind === 'addresses') {
      await tx.query(putAddresses, [given.authority, given.id]);
      await tx.query(
        `UPDATE addresses a SET gone = true, import = $2 WHERE authority = $1 AND NOT gone
           AND NOT EXISTS (SELECT FROM address_rows r WHERE r.uprn = a.uprn)`,
        [given.authority, given.id],
      );
    } else {
      await tx.query(putPostcodes, [given.authority, given.id]);
    }
  }
}

const openAddresses = `CREATE TEMP TABLE address_rows (uprn text, flat text, house text, street text, locality text,
  town text, postcode text, easting double precision, northing double precision) ON COMMIT DROP`;
const openPostcodes = `CREATE TEMP TABLE address_rows (postcode text, easting double precision, northing double precision)
  ON COMMIT DROP`;

const countAddresses = `SELECT
    count(*) FILTER (WHERE a.uprn IS NULL) AS added,
    count(*) FILTER (WHERE a.uprn IS NOT NULL AND (a.gone OR ${values} IS DISTINCT FROM ${newValues})) AS changed,
    (SELECT count(*) FROM addresses a WHERE a.authority = $1 AND NOT a.gone
       AND NOT EXISTS (SELECT FROM address_rows r WHERE r.uprn = a.uprn)) AS gone
  FROM address_rows r LEFT JOIN addresses a ON a.authority = $1 AND a.uprn = r.uprn`;

const putAddresses = `INSERT INTO addresses AS a (authority, ${columns}, number, words, import, gone)
  SELECT $1, ${columns}, ${number}, ${vector}, $2, false FROM address_rows r
  ON CONFLICT (authority, uprn) DO UPDATE SET flat = excluded.flat, house = excluded.house, number = excluded.number,
    street = excluded.street, locality = excluded.locality, town = excluded.town, postcode = excluded.postcode,
    easting = excluded.easting, northing = excluded.northing, words = excluded.words, import = excluded.import, gone = false
  WHERE a.gone OR ${values} IS DISTINCT FROM
    (excluded.flat, excluded.house, excluded.street, excluded.locality, excluded.town, excluded.postcode, excluded.easting, excluded.northing)`;

const countPostcodes = `SELECT count(*) FILTER (WHERE p.postcode IS NULL) AS added,
    count(*) FILTER (WHERE p.postcode IS NOT NULL AND (p.easting, p.northing) IS DISTINCT FROM (r.easting, r.northing)) AS changed,
    0 AS gone
  FROM address_rows r LEFT JOIN postcode_points p ON p.authority = $1 AND p.postcode = r.postcode`;

const putPostcodes = `INSERT INTO postcode_points AS p (authority, postcode, easting, northing, import)
  SELECT $1, postcode, easting, northing, $2 FROM address_rows
  ON CONFLICT (authority, postcode) DO UPDATE SET easting = excluded.easting, northing = excluded.northing,
    import = excluded.import WHERE (p.easting, p.northing) IS DISTINCT FROM (excluded.easting, excluded.northing)`;

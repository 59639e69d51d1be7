import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { GeographyError, type Grid, parsePostcode } from '@geography';
import type { Address, AddressImport, FindAddresses, FoundAddresses, StreetFound } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../geography.refusals';

const AddressRows = z.array(
  z.object({
    authority: z.string(),
    uprn: z.string(),
    flat: z.string(),
    house: z.string(),
    street: z.string(),
    locality: z.string(),
    town: z.string(),
    postcode: z.string(),
    easting: z.number(),
    northing: z.number(),
    source: z.string(),
  }),
);
const StreetRows = z.array(
  z.object({ street: z.string(), locality: z.string(), town: z.string(), addresses: z.coerce.number() }),
);
const RegisteredRows = z.array(z.object({ uprn: z.string(), authorities: z.array(z.string()) }));
const PointRows = z.array(z.object({ easting: z.number(), northing: z.number() }));
const ImportRows = z.array(
  z.object({
    id: z.string(),
    authority: z.string(),
    kind: z.enum(['addresses', 'postcodes']),
    at: z.date(),
    file: z.string(),
    sha256: z.string(),
    source: z.string(),
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    gone: z.number(),
  }),
);

/** A point, and whether it is a dwelling's own or only the middle of its postcode. */
export interface FoundPoint {
  readonly point: Grid;
  readonly from: 'register' | 'postcode-centre';
}

const columns = `a.authority, a.uprn, a.flat, a.house, a.street, a.locality, a.town, a.postcode, a.easting, a.northing,
  i.source`;
const inOrder = 'a.town, a.locality, a.street, a.number, a.house, a.flat, a.uprn';
/** How many streets are shown to choose from. */
const mostStreets = 50;

/** Finds addresses. What is found is for a person to choose from: no address is ever taken for them. */
@Injectable()
export class AddressesReader {
  /** By UPRN, of those that some register has: the authorities in whose registers the address stands. */
  async authoritiesOf(tx: Tx, uprns: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: unknown = await tx.query(
      `SELECT uprn, array_agg(authority ORDER BY authority) AS authorities FROM addresses
       WHERE uprn = ANY ($1::text[]) GROUP BY uprn`,
      [uprns],
    );
    return new Map(RegisteredRows.parse(rows).map(({ uprn, authorities }) => [uprn, authorities]));
  }

  /** One page of the addresses asked for, the streets they are in, and the middle of a postcode without addresses. */
  async find(tx: Tx, asked: FindAddresses): Promise<FoundAddresses> {
    const values = valuesOf(asked);
    const page: unknown = await tx.query(
      `SELECT ${columns} FROM addresses a JOIN address_imports i ON i.id = a.import WHERE ${wanted}
         AND ($7::text IS NULL OR (${inOrder}) > (SELECT ${inOrder} FROM addresses a WHERE a.uprn = $7 AND ${wanted} LIMIT 1))
       ORDER BY ${inOrder} LIMIT $8`,
      [...values, asked.after ?? null, asked.limit + 1],
    );
    const found = AddressRows.parse(page).map(addressOf);
    const items = found.slice(0, asked.limit);
    const streets = await this.streets(tx, values);
    const postcode = values[1];
    const centre =
      streets.length === 0 && postcode !== null ? await this.centreOf(tx, postcode, asked.authority) : null;
    return {
      items,
      next: found.length > asked.limit ? (items.at(-1)?.uprn ?? null) : null,
      streets,
      postcodeCentre:
        centre === null
          ? null
          : {
              ...centre,
              says: `The register has no address in ${postcode ?? ''}. This is the middle of the postcode: show on the map where the home is.`,
            },
    };
  }

  /** The address with this property reference; refuses one that does not exist or is gone. */
  async byUprn(tx: Tx, uprn: string, authority?: string): Promise<Address> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM addresses a JOIN address_imports i ON i.id = a.import
       WHERE a.uprn = $1 AND NOT a.gone AND ($2::text IS NULL OR a.authority = $2) ORDER BY a.authority LIMIT 1`,
      [uprn, authority ?? null],
    );
    const [row] = AddressRows.parse(rows);
    if (row === undefined) throw refusals.noSuchAddress();
    return addressOf(row);
  }

  /** The point of a dwelling, or else the middle of a postcode, marked as such; nothing where neither is known. */
  async pointOf(
    tx: Tx,
    asked: { readonly uprn?: string; readonly postcode?: string; readonly authority?: string },
  ): Promise<FoundPoint | null> {
    if (asked.uprn !== undefined) {
      const rows: unknown = await tx.query(
        `SELECT easting, northing FROM addresses WHERE uprn = $1 AND NOT gone
           AND ($2::text IS NULL OR authority = $2) ORDER BY authority LIMIT 1`,
        [asked.uprn, asked.authority ?? null],
      );
      const [point] = PointRows.parse(rows);
      if (point !== undefined) return { point, from: 'register' };
    }
    const point =
      asked.postcode === undefined ? null : await this.centreOf(tx, written(asked.postcode), asked.authority);
    return point === null ? null : { point, from: 'postcode-centre' };
  }

  /** The postcode that is nearest to the middle of all of an authority's; nothing where none is known. */
  async middleOf(tx: Tx, authority: string): Promise<Grid | null> {
    const rows: unknown = await tx.query(
      `SELECT p.easting, p.northing FROM postcode_points p,
         (SELECT avg(easting) AS e, avg(northing) AS n FROM postcode_points WHERE authority = $1) m
       WHERE p.authority = $1
       ORDER BY (p.easting - m.e) * (p.easting - m.e) + (p.northing - m.n) * (p.northing - m.n), p.postcode LIMIT 1`,
      [authority],
    );
    return PointRows.parse(rows)[0] ?? null;
  }

  /** The imports of an authority, the latest first. */
  async imports(
    tx: Tx,
    authority: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<{ items: AddressImport[]; next: string | null }> {
    const rows: unknown = await tx.query(
      `SELECT id, authority, kind, at, file, sha256, source, rows, added, changed, gone FROM address_imports
       WHERE authority = $1 AND ($2::text IS NULL OR (at, id) < (SELECT at, id FROM address_imports WHERE id::text = $2))
       ORDER BY at DESC, id DESC LIMIT $3`,
      [authority, after ?? null, limit + 1],
    );
    const all = ImportRows.parse(rows).map((row) => ({ ...row, at: row.at.toISOString() }));
    const items = all.slice(0, limit);
    return { items, next: all.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  private async streets(tx: Tx, values: readonly unknown[]): Promise<StreetFound[]> {
    const rows: unknown = await tx.query(
      `SELECT a.street, a.locality, a.town, count(*) AS addresses FROM addresses a WHERE ${wanted}
       GROUP BY a.street, a.locality, a.town ORDER BY a.street, a.locality, a.town LIMIT ${mostStreets}`,
      [...values],
    );
    const found = StreetRows.parse(rows);
    const times = new Map<string, number>();
    for (const { street } of found) times.set(street, (times.get(street) ?? 0) + 1);
    return found.map((street) => ({ ...street, sameName: (times.get(street.street) ?? 0) > 1 }));
  }

  /** The middle of a postcode as it was imported, or else of the addresses in it. */
  private async centreOf(tx: Tx, postcode: string, authority: string | undefined): Promise<Grid | null> {
    const rows: unknown = await tx.query(
      `SELECT easting, northing FROM (
         SELECT easting, northing, 1 AS turn, authority FROM postcode_points
           WHERE postcode = $1 AND ($2::text IS NULL OR authority = $2)
         UNION ALL
         SELECT round(avg(easting)), round(avg(northing)), 2, NULL FROM addresses
           WHERE postcode = $1 AND NOT gone AND ($2::text IS NULL OR authority = $2) HAVING count(*) > 0
       ) centre ORDER BY turn, authority LIMIT 1`,
      [postcode, authority ?? null],
    );
    return PointRows.parse(rows)[0] ?? null;
  }
}

const wanted = `NOT a.gone AND ($1::text IS NULL OR a.authority = $1) AND ($2::text IS NULL OR a.postcode = $2)
  AND ($3::text IS NULL OR a.words @@ $3::tsquery) AND ($4::text IS NULL OR a.street = $4)
  AND ($5::text IS NULL OR a.locality = $5) AND ($6::text IS NULL OR a.town = $6)`;

function valuesOf(asked: FindAddresses): readonly [string | null, string | null, ...(string | null)[]] {
  return [
    asked.authority ?? null,
    asked.postcode === undefined ? null : written(asked.postcode),
    asked.words === undefined ? null : wordsOf(asked.words),
    asked.street ?? null,
    asked.locality ?? null,
    asked.town ?? null,
  ];
}

/** Every word must be there, the beginning of one is enough; only letters and digits, so that nothing steers the search. */
function wordsOf(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words.map((word) => (/^\p{N}+$/u.test(word) ? `'${word}'` : `'${word}':*`)).join(' & ');
}

function written(postcode: string): string {
  try {
    return parsePostcode(postcode);
  } catch (error) {
    if (error instanceof GeographyError) throw refusals.notAPostcode();
    throw error;
  }
}

function addressOf({ flat, house, ...row }: z.infer<typeof AddressRows>[number]): Address {
  const { street, locality, town } = row;
  const lines = [flat, `${house} ${street}`.trim(), locality, town].filter((line) => line !== '');
  return { ...row, lines };
}

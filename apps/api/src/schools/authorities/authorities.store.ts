import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Scheme, Terms } from '@contract';
import type { Tx } from '../../platform';
import type { DaysOf } from './authorities.reader';

/** An authority about to be written down. */
export interface AuthorityRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly scheme: Scheme;
}

/** Writes authorities and term dates. */
@Injectable()
export class AuthoritiesStore {
  /** Whether another authority has the number. */
  async hasNumber(tx: Tx, number: string, besides: string): Promise<boolean> {
    const rows: unknown = await tx.query('SELECT FROM authorities WHERE number = $1 AND id <> $2', [number, besides]);
    return Array.isArray(rows) && rows.length > 0;
  }

  /** Adds an authority, or gives one known only from the register its scheme; says whether it did. */
  async add(tx: Tx, { id, number, name, scheme }: AuthorityRow): Promise<boolean> {
    const rows: unknown = await tx.query(
      `INSERT INTO authorities (id, number, name, scheme) VALUES ($1, $2, $3, $4::jsonb)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, scheme = excluded.scheme,
         number = coalesce(excluded.number, authorities.number)
       WHERE authorities.scheme IS NULL RETURNING id`,
      [id, number, name, JSON.stringify(scheme)],
    );
    return Array.isArray(rows) && rows.length > 0;
  }

  async setScheme(tx: Tx, id: string, scheme: Scheme): Promise<void> {
    await tx.query('UPDATE authorities SET scheme = $2::jsonb WHERE id = $1', [id, JSON.stringify(scheme)]);
  }

  /** Sets the term dates of an authority or a school, in place of those it had. */
  async setTerms(tx: Tx, of: DaysOf, terms: Terms): Promise<void> {
    const [column, whose] = 'school' in of ? ['school', of.school] : ['authority', of.authority];
    await tx.query(
      `INSERT INTO school_days (id, ${column}, terms) VALUES ($1, $2, $3::jsonb)
       ON CONFLICT (${column}) DO UPDATE SET terms = excluded.terms`,
      [randomUUID(), whose, JSON.stringify(terms)],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Authority, Scheme, Terms } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../schools.refusals';
import { Looks } from './looks';

const Rows = z.array(
  z.object({ id: z.string(), number: z.string().nullable(), name: z.string(), scheme: Scheme.nullable() }),
);
const TermRows = z.array(z.object({ id: z.string(), terms: Terms }));

/** Whose term dates: an authority's, or a school's. */
export type DaysOf = { readonly authority: string } | { readonly school: string };

/** Reads authorities and the term dates of their schools. */
@Injectable()
export class AuthoritiesReader {
  constructor(private readonly looks: Looks) {}

  /** One authority; refuses one that does not exist. */
  async authority(tx: Tx, id: string): Promise<Authority> {
    const [authority] = this.read(
      await tx.query('SELECT id, number, name, scheme FROM authorities WHERE id = $1', [id]),
    );
    if (authority === undefined) throw refusals.noSuchAuthority();
    return authority;
  }

  /** Authorities by their short names: those with a scheme, or every one that is known. */
  async page(tx: Tx, all: boolean, after: string | undefined, limit: number): Promise<Authority[]> {
    return this.read(
      await tx.query(
        `SELECT id, number, name, scheme FROM authorities
         WHERE ($1 OR scheme IS NOT NULL) AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [all, after ?? null, limit],
      ),
    );
  }

  /** The term dates entered for an authority or a school; for a school without its own, those of its authority. */
  async terms(tx: Tx, of: DaysOf): Promise<{ readonly id: string; readonly terms: Terms } | undefined> {
    const [school, authority] = 'school' in of ? [of.school, null] : [null, of.authority];
    const rows: unknown = await tx.query(
      `SELECT coalesce(d.school, d.authority) AS id, d.terms FROM school_days d
       WHERE d.school = $1 OR d.authority = coalesce($2, (SELECT authority FROM schools WHERE id = $1))
       ORDER BY d.school NULLS LAST LIMIT 1`,
      [school, authority],
    );
    return TermRows.parse(rows)[0];
  }

  private read(rows: unknown): Authority[] {
    return Rows.parse(rows).map((row) => ({ ...row, look: this.looks.of(row.id) }));
  }
}

import { Injectable } from '@nestjs/common';
import { ageGroups } from '@contract';
import { z } from 'zod';
import type { Tx } from '../../platform';
import type { KeptFigures } from './show-figures';

const Rows = z.array(
  z.object({
    school: z.string(),
    ageGroup: z.enum(ageGroups),
    year: z.number(),
    moment: z.enum(['offer-day', 'by-31-august']),
    places: z.number().nullable(),
    applications: z.number().nullable(),
    categories: z.array(z.object({ name: z.string(), offered: z.number(), last: z.string().nullable() })),
    source: z.string(),
    origin: z.enum(['run', 'published', 'demonstration']),
  }),
);
const Rounds = z.array(z.object({ year: z.number(), snapshot: z.string() }));
const Keys = z.array(z.object({ key: z.string() }));

/** Of each school, age group, year and moment those with the highest number; a run's are never overtaken by published ones. */
const newest = `SELECT DISTINCT ON (school, age_group, year, moment) school, age_group AS "ageGroup", year, moment, places,
    applications, categories, source, origin, authority
  FROM past_figures WHERE visible_from <= $1 AND CONDITION
  ORDER BY school, age_group, year, moment, (origin = 'run') DESC, number DESC`;

/** A year as the rounds before another one are known by. */
export interface PastRoundRow {
  readonly year: number;
  readonly snapshot: string;
}

/** Reads what past years came to, as it is. What is shown of it to everybody is said by `shown`. */
@Injectable()
export class FiguresReader {
  /** The figures of schools for the years before one, the latest year first. */
  async before(tx: Tx, schools: readonly string[], year: number, now: Date): Promise<readonly KeptFigures[]> {
    const rows: unknown = await tx.query(
      `SELECT * FROM (${newest.replace('CONDITION', 'school = ANY ($2) AND year < $3')}) f
       ORDER BY year DESC, school, "ageGroup", moment DESC`,
      [now, schools, year],
    );
    return Rows.parse(rows);
  }

  /** One page of a school's figures, or of an authority's, the latest year first. */
  async page(
    tx: Tx,
    of: { readonly school: string } | { readonly authority: string },
    now: Date,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<{ items: KeptFigures[]; next: string | null }> {
    const [column, value] = 'school' in of ? ['school', of.school] : ['authority', of.authority];
    const skip = /^\d{1,6}$/.test(after ?? '') ? Number(after) : 0;
    const rows: unknown = await tx.query(
      `SELECT * FROM (${newest.replace('CONDITION', `${column} = $2`)}) f
       ORDER BY year DESC, school, "ageGroup", moment DESC OFFSET $3 LIMIT $4`,
      [now, value, skip, limit + 1],
    );
    const found = Rows.parse(rows);
    return { items: found.slice(0, limit), next: found.length > limit ? String(skip + limit) : null };
  }

  /** The latest rounds before a year that may be shown now, the latest first. */
  async rounds(
    tx: Tx,
    of: { authority: string; phase: string; year: number; most: number },
    now: Date,
  ): Promise<readonly PastRoundRow[]> {
    const rows: unknown = await tx.query(
      `SELECT year, snapshot FROM past_rounds WHERE authority = $1 AND phase = $2 AND year < $3 AND visible_from <= $4
       ORDER BY year DESC LIMIT $5`,
      [of.authority, of.phase, of.year, now, of.most],
    );
    return Rounds.parse(rows);
  }

  /** Whether the figures of a run are kept. */
  async hasRun(tx: Tx, run: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT FROM past_figures WHERE run = $1 LIMIT 1', [run]);
    return rows.length > 0;
  }

  /** Which figures, named `school age-group year moment`, stand from runs of our own. */
  async ours(tx: Tx, authority: string): Promise<ReadonlySet<string>> {
    const rows: unknown = await tx.query(
      `SELECT DISTINCT school || ' ' || age_group || ' ' || year || ' ' || moment AS key FROM past_figures
       WHERE authority = $1 AND origin = 'run'`,
      [authority],
    );
    return new Set(Keys.parse(rows).map(({ key }) => key));
  }
}

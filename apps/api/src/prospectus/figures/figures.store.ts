import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { FiguresFrom, FiguresToKeep } from '../prospectus.types';

/** So many figures go to the database in one statement. */
const atOnce = 500;

/** One offer day to be kept for the years after. */
export interface RoundToKeep {
  readonly authority: string;
  readonly phase: string;
  readonly year: number;
  readonly snapshot: string;
  readonly run: string | null;
  readonly visibleFrom: Date;
  readonly at: Date;
}

/** Keeps what past years came to. Nothing is ever changed: newer figures are added and count. */
@Injectable()
export class FiguresStore {
  /** Adds figures, each with the next number of its school, age group, year and moment. */
  async add(tx: Tx, figures: readonly FiguresToKeep[], from: FiguresFrom): Promise<void> {
    for (let at = 0; at < figures.length; at += atOnce) {
      const rows = figures.slice(at, at + atOnce).map((one) => ({ id: randomUUID(), ...one }));
      await tx.query(
        `INSERT INTO past_figures (id, authority, school, age_group, year, moment, number, places, applications, categories,
           origin, source, run, account, visible_from, at)
         SELECT f.id, $2, f.school, f."ageGroup", f.year, f.moment,
           1 + coalesce((SELECT max(p.number) FROM past_figures p WHERE (p.school, p.age_group, p.year, p.moment)
             = (f.school, f."ageGroup", f.year, f.moment)), 0),
           f.places, f.applications, f.categories, $3, $4, $5, $6, $7, $8
         FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, school text, "ageGroup" text, year integer, moment text,
           places integer, applications integer, categories jsonb)`,
        [
          JSON.stringify(rows),
          from.authority,
          from.origin,
          from.source,
          from.run,
          from.account,
          from.visibleFrom,
          from.at,
        ],
      );
    }
  }

  /** Keeps an offer day; gives back whether it is new. The first one of a year stays. */
  async keepRound(tx: Tx, { authority, phase, year, snapshot, run, visibleFrom, at }: RoundToKeep): Promise<boolean> {
    const added: unknown[] = await tx.query(
      `INSERT INTO past_rounds (authority, phase, year, snapshot, run, visible_from, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [authority, phase, year, snapshot, run, visibleFrom, at],
    );
    return added.length > 0;
  }
}

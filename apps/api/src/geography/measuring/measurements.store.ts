import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { Ends } from './ask';
import type { TakenDistance } from './take-distances';

/** Whose measurements they are, when, and why if an officer had a reason. */
export interface Taking {
  readonly authority: string;
  readonly round: string;
  readonly account: string;
  readonly at: Date;
  readonly reason?: string;
}

/** A distance and its number among those of its child, intake and measure. */
export interface Numbered {
  readonly taken: TakenDistance;
  readonly number: number;
}

const columns = `id uuid, child uuid, intake uuid, measure text, number integer, method text, home text, home_account text,
  home_easting double precision, home_northing double precision, from_easting double precision,
  from_northing double precision, ends text, to_point text, to_easting double precision, to_northing double precision,
  millimetres integer, home_gap integer, school_gap integer, unmeasured text, unmeasured_says text, source text,
  source_says text, network text, second_straight integer, second_walk integer, second_says text, outlier text,
  outlier_says text, basis text`;
const names = columns.replace(/ (double precision|\w+)(,|$)/g, '$2');
/** How many rows are written in one statement. */
const together = 4_000;

/** Writes measurements. They are only ever added to. */
@Injectable()
export class MeasurementsStore {
  /** Waits until whoever else measures for the round has ended. */
  async wait(tx: Tx, round: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('measurements of ' || $1, 0))`, [round]);
  }

  /** Adds measurements; gives back their ids in the same order. */
  async add(tx: Tx, distances: readonly Numbered[], taking: Taking): Promise<string[]> {
    const ends = new Map(distances.map(({ taken }) => [taken.ask.ends.digest, taken.ask.ends]));
    await this.addEnds(tx, [...ends.values()]);
    const rows = distances.map(rowOf);
    for (let at = 0; at < rows.length; at += together) {
      await tx.query(
        `INSERT INTO measurements (authority, round, account, at, reason, ${names})
         SELECT $2, $3, $4, $5, $6, ${names} FROM jsonb_to_recordset($1::jsonb) AS r (${columns})`,
        [
          JSON.stringify(rows.slice(at, at + together)),
          taking.authority,
          taking.round,
          taking.account,
          taking.at,
          taking.reason ?? null,
        ],
      );
    }
    return rows.map(({ id }) => id);
  }

  private async addEnds(tx: Tx, ends: readonly Ends[]): Promise<void> {
    await tx.query(
      `INSERT INTO measured_ends (digest, points)
       SELECT digest, points FROM jsonb_to_recordset($1::jsonb) AS e (digest text, points jsonb) ON CONFLICT DO NOTHING`,
      [JSON.stringify(ends)],
    );
  }
}

function rowOf({ taken, number }: Numbered) {
  const { ask, to } = taken;
  return {
    id: randomUUID(),
    child: ask.child,
    intake: ask.intake,
    measure: ask.measure,
    number,
    method: ask.method,
    home: ask.home.id,
    home_account: ask.home.account,
    home_easting: ask.home.point.easting,
    home_northing: ask.home.point.northing,
    from_easting: ask.from.easting,
    from_northing: ask.from.northing,
    ends: ask.ends.digest,
    to_point: to?.id,
    to_easting: to?.easting,
    to_northing: to?.northing,
    millimetres: taken.millimetres,
    home_gap: taken.homeGap,
    school_gap: taken.schoolGap,
    unmeasured: taken.unmeasured,
    unmeasured_says: taken.unmeasuredSays,
    source: taken.by,
    source_says: taken.sourceSays,
    network: taken.network,
    second_straight: taken.straight,
    second_walk: taken.walk,
    second_says: taken.says,
    outlier: taken.outlier,
    outlier_says: taken.outlierSays,
    basis: ask.basis,
  };
}

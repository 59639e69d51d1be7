import { z } from 'zod';
import type { MeasurementLine, MeasurementWhole } from '@contract';
import type { MeasurementOfRound } from '../geography.types';
import type { Ends } from './ask';

/** How measurements are read out of their table: the columns, and what becomes of a row. */

const whys = [
  'home-too-far-from-any-path',
  'school-too-far-from-any-path',
  'no-way-through',
  'service-away',
  'service-refused',
] as const;
const outliers = [
  'shorter-than-straight-line',
  'much-longer-than-straight-line',
  'methods-disagree',
  'very-far',
] as const;

const Basic = z.object({
  id: z.string(),
  child: z.string(),
  intake: z.string(),
  measure: z.string(),
  number: z.number(),
  method: z.enum(['straight-line', 'walking-route']),
  millimetres: z.number().nullable(),
  unmeasured: z.enum(whys).nullable(),
  unmeasuredSays: z.string().nullable(),
  outlier: z.enum(outliers).nullable(),
  by: z.enum(['own', 'openrouteservice']),
  network: z.string().nullable(),
});
const basic = `id, child, intake, measure, number, method, millimetres, unmeasured, unmeasured_says AS "unmeasuredSays", outlier,
  source AS by, network`;

const Ended = Basic.extend({
  home: z.string(),
  fromEasting: z.number(),
  fromNorthing: z.number(),
  toPoint: z.string().nullable(),
  toEasting: z.number().nullable(),
  toNorthing: z.number().nullable(),
  basis: z.string(),
});
const Listed = { outlierSays: z.string().nullable(), reason: z.string().nullable(), at: z.date() };

export const LineRow = Basic.extend(Listed);
export const lineColumns = `${basic}, outlier_says AS "outlierSays", reason, at`;

export const CountingRow = Ended;
export const countingColumns = `${basic}, home, from_easting AS "fromEasting", from_northing AS "fromNorthing",
  to_point AS "toPoint", to_easting AS "toEasting", to_northing AS "toNorthing", basis`;

export const WholeRow = Ended.extend({
  ...Listed,
  authority: z.string(),
  round: z.string(),
  homeAccount: z.string().nullable(),
  homeEasting: z.number(),
  homeNorthing: z.number(),
  homeGap: z.number().nullable(),
  schoolGap: z.number().nullable(),
  sourceSays: z.string().nullable(),
  secondStraight: z.number().nullable(),
  secondWalk: z.number().nullable(),
  secondSays: z.string().nullable(),
  ends: z.string(),
  points: z.array(z.object({ id: z.string(), easting: z.number(), northing: z.number() })),
  history: z.array(z.string()),
  newest: z.number(),
});
export const wholeColumns = `${countingColumns}, outlier_says AS "outlierSays", reason, at, authority, round,
  home_account AS "homeAccount", home_easting AS "homeEasting", home_northing AS "homeNorthing", home_gap AS "homeGap",
  school_gap AS "schoolGap", source_says AS "sourceSays", second_straight AS "secondStraight", second_walk AS "secondWalk",
  second_says AS "secondSays", ends, (SELECT points FROM measured_ends e WHERE e.digest = m.ends) AS points,
  (SELECT array_agg(h.id::text ORDER BY h.number DESC) FROM measurements h WHERE h.round = m.round AND h.child = m.child
     AND h.intake = m.intake AND h.measure = m.measure) AS history,
  fp_newest_measurement(round, child, intake, measure) AS newest`;

/** A measurement with everything that is needed to take it again. */
export interface KeptMeasurement {
  /** What a page shows of it. */
  readonly shown: MeasurementWhole;
  readonly authority: string;
  readonly home: string;
  readonly homeAccount: string | null;
  readonly number: number;
  readonly ends: Ends;
}

/** A row as the rooms below are given it. */
export function countingOf(row: z.infer<typeof CountingRow>): MeasurementOfRound {
  const { fromEasting, fromNorthing, toEasting, toNorthing, ...rest } = row;
  return { ...rest, from: { easting: fromEasting, northing: fromNorthing }, to: pointOf(toEasting, toNorthing) };
}

/** A row as lists show it. */
export function lineOf(row: z.infer<typeof LineRow>, superseded: boolean): MeasurementLine {
  const { number: _number, unmeasured: _why, unmeasuredSays, at, ...rest } = row;
  return { ...rest, unmeasured: unmeasuredSays, at: at.toISOString(), superseded };
}

/** A row whole. */
export function keptOf(row: z.infer<typeof WholeRow>): KeptMeasurement {
  const { authority, home, homeAccount, number, ends, points } = row;
  const line = lineOf(LineRow.parse(row), row.number < row.newest);
  const shown: MeasurementWhole = {
    ...line,
    round: row.round,
    from: { easting: row.fromEasting, northing: row.fromNorthing },
    homePoint: { easting: row.homeEasting, northing: row.homeNorthing },
    to: pointOf(row.toEasting, row.toNorthing),
    toPoint: row.toPoint,
    homeGap: row.homeGap,
    schoolGap: row.schoolGap,
    second: { straight: row.secondStraight, walk: row.secondWalk, says: row.secondSays },
    sourceSays: row.sourceSays,
    history: row.history,
  };
  return { shown, authority, home, homeAccount, number, ends: { digest: ends, points } };
}

function pointOf(easting: number | null, northing: number | null): { easting: number; northing: number } | null {
  return easting === null || northing === null ? null : { easting, northing };
}

import { Fallback, heldReasons, Round } from '@allocation';
import { pointKinds } from '@gather';
import { ChildFacts, Id } from '@policy';
import { z } from 'zod';
import { FrozenDay as Day } from '@documents';
import { Easting, Names, Northing, Whole, YesNo } from './cells';

/** The plain files that a folder may hold, as `docs/commands.md` explains them to the person who fills them in. */

export const PlainRound = Round.extend({
  /** The day on which everything in the folder was taken to be so. */
  frozenOn: Day,
  fallback: Fallback,
  /** How the fallback measures; a straight line when left out. */
  fallbackMeasure: z.enum(['straight-line', 'walking-route']).default('straight-line'),
});
export type PlainRound = z.infer<typeof PlainRound>;

/** A school, in the round or only measured to; its point is the centre, unless points.csv gives another. */
export const SchoolLine = z.strictObject({ school: Id, name: z.string(), easting: Easting, northing: Northing });
export const PointLine = z.strictObject({ school: Id, point: Id, kind: z.enum(pointKinds), easting: Easting, northing: Northing });
export const IntakeLine = z.strictObject({
  intake: Id,
  school: Id,
  name: z.string(),
  policy: Id,
  places: Whole,
  takesFallback: YesNo.optional(),
  catchment: Names.pipe(z.array(Id)).optional(),
});
export const ChildLine = z.strictObject({ child: Id, resident: YesNo });
export const HomeLine = z.strictObject({ child: Id, easting: Easting, northing: Northing, postcode: z.string().optional() });
export const PreferenceLine = z.strictObject({ child: Id, rank: Whole.pipe(z.int().min(1, 'ranks begin at 1').max(99, 'at most 99 preferences')), intake: Id });
export const MeasurementLine = z.strictObject({
  child: Id,
  intake: Id,
  measure: Id,
  millimetres: Whole,
  method: z.enum(['straight-line', 'walking-route']),
});
export const HeldLine = z.strictObject({ child: Id, intake: Id, why: z.enum(heldReasons), counts: YesNo, mayMove: YesNo, pool: Id.optional() });
export const DrawLine = z.strictObject({
  intake: Id,
  id: Id,
  commitment: z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits are needed: the SHA-256 of the seed'),
  seed: z.string(),
  supervisor: z.string(),
});
export const FactsLine = z.strictObject({ child: Id, facts: ChildFacts });

/** The tables that are CSV files, by name, and whether a folder must have them. */
export const tables = {
  schools: { schema: SchoolLine, needed: true },
  points: { schema: PointLine, needed: false },
  intakes: { schema: IntakeLine, needed: true },
  children: { schema: ChildLine, needed: true },
  homes: { schema: HomeLine, needed: false },
  preferences: { schema: PreferenceLine, needed: true },
  measurements: { schema: MeasurementLine, needed: false },
  held: { schema: HeldLine, needed: false },
  draws: { schema: DrawLine, needed: false },
} as const;

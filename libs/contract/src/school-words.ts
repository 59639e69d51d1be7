import type { Policy } from '@policy';
import { z } from 'zod';

/** Words and shapes that several files of the schools room's contract use. */

/** A short name in addresses: small letters, digits and dashes. */
export const ShortName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use small letters, digits and dashes, at most 60.');
export const AuthorityId = ShortName;
export const SchoolId = ShortName;
export const RoundId = z.uuid('Give the id of a round.');
export const Day = z.iso.date('Write a day that exists as year-month-day, such as 2027-03-01.');
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write hours and minutes, such as 00:30 or 17:00.');
export const Text = z.string().trim().min(1, 'Say something here.').max(500);
export const Easting = z.number().min(0).max(700_000);
export const Northing = z.number().min(0).max(1_300_000);

/** The kinds of school and the age groups that a policy knows. */
export const schoolKinds = [
  'community',
  'voluntary-controlled',
  'voluntary-aided',
  'foundation',
  'academy',
  'free-school',
] as const satisfies readonly Policy['school']['kind'][];
export const ageGroups = [
  'reception',
  'year-3',
  'year-5',
  'year-6',
  'year-7',
  'year-8',
  'year-9',
  'year-10',
  'year-12',
] as const satisfies readonly Policy['entry']['group'][];

export const roundPhases = ['primary', 'junior', 'middle', 'secondary', 'upper'] as const;
export const timetables = ['primary', 'secondary'] as const;
export const schoolPhases = [
  'nursery',
  'primary',
  'middle-deemed-primary',
  'secondary',
  'middle-deemed-secondary',
  'all-through',
  'sixteen-plus',
  'not-applicable',
] as const;
export const schoolStatuses = ['open', 'proposed-to-close', 'proposed-to-open', 'closed'] as const;
export const measuringPointKinds = ['gate', 'named-point', 'centre', 'reception', 'nodal-point'] as const;

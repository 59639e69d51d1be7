import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const NearestSchoolParams = z.strictObject({
  kind: z.literal('nearest-school'),
  /** The named set of schools among which this one must be the nearest to the home. */
  among: Id,
});
type Params = z.infer<typeof NearestSchoolParams>;

/** Of a named set of schools, this is the one nearest to the child's home. */
export const nearestSchool = criterion<Params, 'nearest'>({
  kind: 'nearest-school',
  paragraphs: ['1.13', '1.14'],
  params: NearestSchoolParams,
  asks: ['nearest'],
  meets: (params, school) => (facts) =>
    facts.nearest?.some((one) => one.among === params.among && one.schools.includes(school)) ?? false,
  english: (params, words) => `for whom ${words.own} is the nearest of ${words.schools(params.among)}`,
});

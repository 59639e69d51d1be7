import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const FaithPointsParams = z.strictObject({
  kind: z.literal('faith-points'),
  form: Id,
  atLeast: z.int().min(0),
});
type Params = z.infer<typeof FaithPointsParams>;

/** The supplementary form gives the child at least so many points for worship. */
export const faithPoints = criterion<Params, 'faith'>({
  kind: 'faith-points',
  paragraphs: ['1.36', '1.37', '1.38'],
  params: FaithPointsParams,
  asks: ['faith'],
  meets: (params) => (facts) =>
    facts.faith?.some((one) => one.form === params.form && one.points !== undefined && one.points >= params.atLeast) ?? false,
  english: (params, words) => `with ${String(params.atLeast)} points or more on ${words.form(params.form)}`,
});

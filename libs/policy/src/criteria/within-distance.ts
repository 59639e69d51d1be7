import { millimetresIn, units } from '@kernel';
import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const WithinDistanceParams = z.strictObject({
  kind: z.literal('within-distance'),
  measure: Id,
  /** A home exactly at this distance counts as within it. */
  distance: z.number().positive(),
  unit: z.enum(units),
});
type Params = z.infer<typeof WithinDistanceParams>;

/** The home is no further from the school than the policy's radius. */
export const withinDistance = criterion<Params, never>({
  kind: 'within-distance',
  paragraphs: ['1.13', '1.14'],
  params: WithinDistanceParams,
  asks: [],
  meets: (params) => {
    const limit = Math.round(params.distance * millimetresIn[params.unit]);
    return (_facts, measured) => measured.millimetres(params.measure) <= limit;
  },
  english: (params, words) =>
    `who live within ${String(params.distance)} ${params.unit}${params.distance === 1 ? '' : 's'} of ${words.own} (${words.measure(params.measure)})`,
});

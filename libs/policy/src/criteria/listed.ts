import { z } from 'zod';
import { criterion } from '../criterion';

export const ListedParams = z.strictObject({ kind: z.literal('listed') });
type Params = z.infer<typeof ListedParams>;

/** The child stands in the strict order that the own-authority school returned. */
export const listed = criterion<Params, 'listed'>({
  kind: 'listed',
  paragraphs: ['2.7'],
  params: ListedParams,
  asks: ['listed'],
  meets: (_params, school) => (facts) => facts.listed?.some((one) => one.school === school) ?? false,
  english: () => 'in the order that the school itself returned',
});

import { z } from 'zod';
import { criterion } from '../criterion';

export const EveryoneElseParams = z.strictObject({ kind: z.literal('everyone-else') });
type Params = z.infer<typeof EveryoneElseParams>;

/** Every child there is; as the last row it takes all who met no row before it (1.6). */
export const everyoneElse = criterion<Params, never>({
  kind: 'everyone-else',
  paragraphs: ['1.6'],
  params: EveryoneElseParams,
  asks: [],
  meets: () => () => true,
  english: () => 'who are not in a group above',
});

import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const BandParams = z.strictObject({
  kind: z.literal('band'),
  banding: Id,
  /** The band, or `untested` for those who did not take the test. */
  is: Id,
});
type Params = z.infer<typeof BandParams>;

/** The test put the child in this band. The band is worked out among all applicants, so it arrives measured; no fact is asked. */
export const band = criterion<Params, never>({
  kind: 'band',
  paragraphs: ['1.25', '1.26', '1.27', '1.28'],
  params: BandParams,
  asks: [],
  meets: (params) => (_facts, measured) => measured.bandOf(params.banding) === params.is,
  english: (params, words) => (params.is === 'untested' ? 'who did not take the banding test' : `in ${words.band(params.banding, params.is)}`),
});

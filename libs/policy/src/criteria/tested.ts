import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const TestedParams = z.strictObject({
  kind: z.literal('tested'),
  test: Id,
  /** The score needed: a qualifying or priority score. Left out where sitting the test is enough. */
  atLeast: z.number().finite().optional(),
});
type Params = z.infer<typeof TestedParams>;

/** The child sat a test of ability or aptitude and, where the policy says so, reached its score. */
export const tested = criterion<Params, 'tests'>({
  kind: 'tested',
  paragraphs: ['1.18', '1.24', '1.31'],
  params: TestedParams,
  asks: ['tests'],
  meets: (params) => {
    const least = params.atLeast ?? Number.NEGATIVE_INFINITY;
    return (facts) => facts.tests?.some((one) => one.test === params.test && one.score >= least) ?? false;
  },
  english: (params, words) =>
    params.atLeast === undefined
      ? `who took ${words.test(params.test)}`
      : `who scored ${String(params.atLeast)} or more in ${words.test(params.test)}`,
});

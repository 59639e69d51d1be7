import { z } from 'zod';
import { criterion } from '../criterion';
import { premiums } from '../facts';

export const PremiumParams = z.strictObject({
  kind: z.literal('premium'),
  any: z.array(z.enum(premiums)).min(1),
});
type Params = z.infer<typeof PremiumParams>;

/** The child is in a group that draws the pupil, service or early years premium, or free school meals. */
export const premium = criterion<Params, 'premiums'>({
  kind: 'premium',
  paragraphs: ['1.39A', '1.39B'],
  params: PremiumParams,
  asks: ['premiums'],
  meets: (params) => {
    const any = new Set<string>(params.any);
    return (facts) => facts.premiums?.some((one) => any.has(one)) ?? false;
  },
  grant: (params, _school, facts) => {
    const [one] = params.any;
    return one === undefined ? facts : { ...facts, premiums: [...(facts.premiums ?? []), one] };
  },
  english: (params) => {
    const words = {
      'pupil-premium': 'get the pupil premium',
      'service-premium': 'get the service premium',
      'early-years-pupil-premium': 'get the early years pupil premium',
      'free-school-meals': 'can have free school meals',
    } as const;
    return `who ${params.any.map((one) => words[one]).join(' or ')}`;
  },
});

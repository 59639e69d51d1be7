import { z } from 'zod';
import { criterion } from '../criterion';
import { careStatuses } from '../facts';

export const LookedAfterParams = z.strictObject({
  kind: z.literal('looked-after'),
  /** Which of the three groups the row covers; the Code puts all three first (1.7). */
  who: z.array(z.enum(careStatuses)).min(1),
});
type Params = z.infer<typeof LookedAfterParams>;

/** The child is, or was, looked after by an authority, or was in state care outside England and then adopted. */
export const lookedAfter = criterion<Params, 'care'>({
  kind: 'looked-after',
  paragraphs: ['1.7', '1.37'],
  params: LookedAfterParams,
  asks: ['care'],
  meets: (params) => {
    const who = new Set<string>(params.who);
    return (facts) => facts.care !== undefined && who.has(facts.care);
  },
  english: (params) => {
    const words = {
      'looked-after': 'who are looked after by an authority',
      'previously-looked-after': 'who were looked after and then left care through adoption, a child arrangements order or special guardianship',
      'state-care-outside-england': 'who were in state care outside England and then adopted',
    } as const;
    return params.who.map((status) => words[status]).join(', or ');
  },
});

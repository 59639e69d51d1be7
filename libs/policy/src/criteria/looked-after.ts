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
    const { who } = params;
    return ({ care }) => care !== undefined && who.includes(care);
  },
  english: (params) => {
    const now = params.who.includes('looked-after');
    const before = params.who.includes('previously-looked-after');
    const abroad = params.who.includes('state-care-outside-england');
    const care = now && before ? 'who are or used to be in care' : now ? 'who are in care' : 'who used to be in care';
    const adopted = 'who were adopted from state care outside England';
    return abroad ? (now || before ? `${care}, or ${adopted}` : adopted) : care;
  },
});

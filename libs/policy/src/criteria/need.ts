import { z } from 'zod';
import { criterion } from '../criterion';

export const NeedParams = z.strictObject({
  kind: z.literal('need'),
  /** The needs that count; the panel's finding says the need can be met only, or best, at this school. */
  kinds: z.array(z.enum(['medical', 'social'])).min(1),
  /** Whose needs count. */
  of: z.array(z.enum(['child', 'parent'])).min(1),
});
type Params = z.infer<typeof NeedParams>;

/** The child, or the parent where the policy says so, has an exceptional medical or social need for this school. */
export const need = criterion<Params, 'needs'>({
  kind: 'need',
  paragraphs: ['1.16'],
  params: NeedParams,
  asks: ['needs'],
  meets: (params, school) => ({ needs }) =>
    needs?.some((one) => one.school === school && params.kinds.includes(one.kind) && params.of.includes(one.of)) === true,
  grant: (params, school, facts) => {
    const [kind] = params.kinds;
    const [of] = params.of;
    if (kind === undefined || of === undefined) return facts;
    return { ...facts, needs: [...(facts.needs ?? []), { school, kind, of }] };
  },
  english: (params, words) => {
    const whose = params.of.includes('parent') ? (params.of.includes('child') ? 'who have, or whose parent has,' : 'whose parent has') : 'who have';
    return `${whose} a strong ${params.kinds.join(' or ')} need that only ${words.own} can meet`;
  },
});

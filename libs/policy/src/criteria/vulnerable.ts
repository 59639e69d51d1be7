import { z } from 'zod';
import { criterion } from '../criterion';
import { vulnerabilities } from '../facts';

export const VulnerableParams = z.strictObject({
  kind: z.literal('vulnerable'),
  any: z.array(z.enum(vulnerabilities)).min(1),
});
type Params = z.infer<typeof VulnerableParams>;

/** The child is vulnerable in one of the ways the policy names, as social care or the authority confirms. */
export const vulnerable = criterion<Params, 'vulnerable'>({
  kind: 'vulnerable',
  paragraphs: ['1.16'],
  params: VulnerableParams,
  asks: ['vulnerable'],
  meets: (params) => {
    const any = new Set<string>(params.any);
    return (facts) => facts.vulnerable?.some((one) => any.has(one)) ?? false;
  },
  english: (params) => {
    const words = {
      'child-protection-plan': 'have a child protection plan',
      'child-in-need': 'have a child in need plan',
      'recently-in-care': 'were in care not long ago',
      'at-risk': 'are at risk of harm',
      'fleeing-violence': 'had to flee violence',
      refuge: 'live in a refuge',
      'rehoused-after-violence': 'had to move home because of violence',
      homeless: 'are homeless',
    } as const;
    return `who ${params.any.map((one) => words[one]).join(', or ')}`;
  },
});

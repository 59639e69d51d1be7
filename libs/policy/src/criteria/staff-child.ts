import { z } from 'zod';
import { criterion } from '../criterion';

export const StaffChildParams = z.strictObject({
  kind: z.literal('staff-child'),
  /** The grounds the Code allows (1.39): two years' service, or recruited to meet a skill shortage. */
  grounds: z.array(z.enum(['two-years', 'skill-shortage'])).min(1),
});
type Params = z.infer<typeof StaffChildParams>;

/** A parent works at the school, on one of the grounds the Code allows. */
export const staffChild = criterion<Params, 'staff'>({
  kind: 'staff-child',
  paragraphs: ['1.39'],
  params: StaffChildParams,
  asks: ['staff'],
  meets: (params, school) => (facts) =>
    facts.staff?.some(
      (one) =>
        one.school === school &&
        ((one.twoYears && params.grounds.includes('two-years')) || (one.skillShortage && params.grounds.includes('skill-shortage'))),
    ) ?? false,
  grant: (params, school, facts) => ({
    ...facts,
    staff: [
      ...(facts.staff ?? []),
      { school, twoYears: params.grounds.includes('two-years'), skillShortage: params.grounds.includes('skill-shortage') },
    ],
  }),
  english: (params, words) => {
    const grounds = params.grounds.map((ground) =>
      ground === 'two-years' ? 'has worked there for two years or more' : 'was hired for a job that is hard to fill',
    );
    return `whose parent works at ${words.own} and ${grounds.join(', or ')}`;
  },
});

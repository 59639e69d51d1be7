import { z } from 'zod';
import { criterion } from '../criterion';

export const BoardingNeedParams = z.strictObject({
  kind: z.literal('boarding-need'),
  /** `suitable` for any child who can board; `service-help` for service children with help to board; `need` for a boarding need. */
  as: z.enum(['suitable', 'service-help', 'need']),
});
type Params = z.infer<typeof BoardingNeedParams>;

/** The child can board, needs to board, or has help from the Ministry of Defence to board. */
export const boardingNeed = criterion<Params, 'boarding'>({
  kind: 'boarding-need',
  paragraphs: ['1.40', '1.41'],
  params: BoardingNeedParams,
  asks: ['boarding'],
  meets: (params, school) => (facts) =>
    facts.boarding?.some(
      (one) =>
        one.school === school && one.suitable && (params.as === 'suitable' || (params.as === 'need' ? one.need : one.serviceHelp)),
    ) ?? false,
  grant: (params, school, facts) => ({
    ...facts,
    boarding: [
      ...(facts.boarding ?? []),
      { school, suitable: true, need: params.as === 'need', serviceHelp: params.as === 'service-help' },
    ],
  }),
  english: (params) => {
    const words = {
      suitable: 'who are suited to boarding',
      'service-help': 'of service families who get help to pay for boarding',
      need: 'who need to board',
    } as const;
    return words[params.as];
  },
});

import { z } from 'zod';
import { criterion } from '../criterion';

export const ServiceFamilyParams = z.strictObject({ kind: z.literal('service-family') });
type Params = z.infer<typeof ServiceFamilyParams>;

/** A parent serves in the armed forces, as the policy defines it. */
export const serviceFamily = criterion<Params, 'serviceFamily'>({
  kind: 'service-family',
  paragraphs: ['1.39A', '1.41'],
  params: ServiceFamilyParams,
  asks: ['serviceFamily'],
  meets: () => (facts) => facts.serviceFamily === true,
  grant: (_params, _school, facts) => ({ ...facts, serviceFamily: true }),
  english: () => 'whose parent serves in the armed forces',
});

import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const FeederSchoolParams = z.strictObject({
  kind: z.literal('feeder-school'),
  /** The named feeder schools (1.15). */
  schools: z.array(Id).min(1),
  /** Whether the child goes to the school itself or to its nursery (1.39B). */
  as: z.enum(['school', 'nursery']).default('school'),
});
type Params = z.infer<typeof FeederSchoolParams>;

/** The child goes to one of the named feeder schools on the date the policy sets. */
export const feederSchool = criterion<Params, 'attends'>({
  kind: 'feeder-school',
  paragraphs: ['1.9(b)', '1.15', '1.39B'],
  params: FeederSchoolParams,
  asks: ['attends'],
  meets: (params) => {
    const schools = new Set(params.schools);
    return (facts) => facts.attends?.some((one) => one.as === params.as && schools.has(one.school)) ?? false;
  },
  grant: (params, _school, facts) => {
    const [school] = params.schools;
    return school === undefined ? facts : { ...facts, attends: [...(facts.attends ?? []), { school, as: params.as }] };
  },
  english: (params, words) => {
    const at = params.as === 'nursery' ? 'the nursery of ' : '';
    return params.schools.length > 2 ? `who go to ${at}one of the feeder schools` : `who go to ${at}${params.schools.map((id) => words.school(id)).join(' or ')}`;
  },
});

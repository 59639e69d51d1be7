import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const RoleParams = z.strictObject({ kind: z.literal('role'), role: Id });
type Params = z.infer<typeof RoleParams>;

/** The school grants the child a standing that its policy names, such as probationer chorister or founder's child. */
export const role = criterion<Params, 'roles'>({
  kind: 'role',
  paragraphs: ['1.8', '1.10'],
  params: RoleParams,
  asks: ['roles'],
  meets: (params, school) => (facts) => facts.roles?.some((one) => one.school === school && one.role === params.role) ?? false,
  grant: (params, school, facts) => ({ ...facts, roles: [...(facts.roles ?? []), { school, role: params.role }] }),
  english: (params, words) => words.role(params.role),
});

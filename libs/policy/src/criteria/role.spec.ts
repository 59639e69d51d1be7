import { proveCriterion, school } from '../testing/prove-criterion';
import { role } from './role';

const params = { kind: 'role', role: 'chorister' } as const;

proveCriterion(role, [
  { says: 'a chorister of the school', params, facts: { roles: [{ school, role: 'chorister' }] }, met: true, english: 'who sing in the cathedral choir' },
  { says: 'a chorister of another school', params, facts: { roles: [{ school: 'town/elm', role: 'chorister' }] }, met: false },
  { says: 'another role', params, facts: { roles: [{ school, role: 'founder' }] }, met: false },
]);

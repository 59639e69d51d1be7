import { proveCriterion, school } from '../testing/prove-criterion';
import { nearestSchool } from './nearest-school';

const params = { kind: 'nearest-school', among: 'state-schools' } as const;
const nearest = (among: string, ...schools: string[]) => ({ nearest: [{ among, schools }] });

proveCriterion(nearestSchool, [
  { says: 'the nearest of the set', params, facts: nearest('state-schools', school), met: true, english: 'for whom the school is the nearest of state schools in the town' },
  { says: 'as near as another', params, facts: nearest('state-schools', 'town/elm', school), met: true },
  { says: 'another is nearer', params, facts: nearest('state-schools', 'town/elm'), met: false },
  { says: 'the nearest of another set', params, facts: nearest('church-schools', school), met: false },
]);

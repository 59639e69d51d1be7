import { proveCriterion } from '../testing/prove-criterion';
import { feederSchool } from './feeder-school';

const params = { kind: 'feeder-school' as const, schools: ['town/elm', 'town/ash'], as: 'school' as const };

proveCriterion(feederSchool, [
  { says: 'a child at a feeder school', params, facts: { attends: [{ school: 'town/ash', as: 'school' }] }, met: true, english: 'who go to Elm Primary School or Ash Junior School' },
  { says: 'a child at another school', params, facts: { attends: [{ school: 'town/yew', as: 'school' }] }, met: false },
  { says: 'a child at the nursery only', params, facts: { attends: [{ school: 'town/ash', as: 'nursery' }] }, met: false },
  { says: 'a child at the nursery that counts', params: { ...params, as: 'nursery' }, facts: { attends: [{ school: 'town/ash', as: 'nursery' }] }, met: true },
  { says: 'a child at no school', params: { ...params, schools: ['town/elm', 'town/ash', 'town/yew'] }, met: false, english: 'who go to one of the feeder schools' },
]);

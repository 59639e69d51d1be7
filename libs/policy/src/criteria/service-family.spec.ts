import { proveCriterion } from '../testing/prove-criterion';
import { serviceFamily } from './service-family';

proveCriterion(serviceFamily, [
  { says: 'a service family', params: { kind: 'service-family' }, facts: { serviceFamily: true }, met: true },
  { says: 'found not to be one', params: { kind: 'service-family' }, facts: { serviceFamily: false }, met: false },
  { says: 'not asked', params: { kind: 'service-family' }, met: false },
]);

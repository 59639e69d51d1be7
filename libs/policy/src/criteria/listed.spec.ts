import { proveCriterion, school } from '../testing/prove-criterion';
import { listed } from './listed';

proveCriterion(listed, [
  { says: 'a child whom the school put in order', params: { kind: 'listed' }, facts: { listed: [{ school, position: 3 }] }, met: true },
  { says: 'a child whom another school put in order', params: { kind: 'listed' }, facts: { listed: [{ school: 'town/elm', position: 3 }] }, met: false },
  { says: 'a child whom nobody put in order', params: { kind: 'listed' }, met: false },
]);

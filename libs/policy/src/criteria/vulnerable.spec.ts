import { proveCriterion } from '../testing/prove-criterion';
import { vulnerable } from './vulnerable';

proveCriterion(vulnerable, [
  { says: 'one of the ways', params: { kind: 'vulnerable', any: ['refuge', 'homeless'] }, facts: { vulnerable: ['homeless'] }, met: true, english: 'who live in a refuge, or are homeless' },
  { says: 'another way', params: { kind: 'vulnerable', any: ['refuge'] }, facts: { vulnerable: ['at-risk'] }, met: false },
  { says: 'no way', params: { kind: 'vulnerable', any: ['refuge'] }, met: false },
]);

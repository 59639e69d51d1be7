import { proveCriterion } from '../testing/prove-criterion';
import { tested } from './tested';

const scored = (score: number, test = 'entrance') => ({ tests: [{ test, score }] });

proveCriterion(tested, [
  { says: 'exactly the score', params: { kind: 'tested', test: 'entrance', atLeast: 212 }, facts: scored(212), met: true, english: 'who scored 212 or more in the entrance test' },
  { says: 'just below the score', params: { kind: 'tested', test: 'entrance', atLeast: 212 }, facts: scored(211.9), met: false },
  { says: 'another test', params: { kind: 'tested', test: 'entrance', atLeast: 212 }, facts: scored(300, 'music'), met: false },
  { says: 'sat the test', params: { kind: 'tested', test: 'entrance' }, facts: scored(-5), met: true, english: 'who took the entrance test' },
  { says: 'did not sit the test', params: { kind: 'tested', test: 'entrance' }, met: false },
]);

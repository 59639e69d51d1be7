import { proveCriterion } from '../testing/prove-criterion';
import { faithPoints } from './faith-points';

const params = { kind: 'faith-points', form: 'church', atLeast: 10 } as const;
const points = (number: number, form = 'church') => ({ faith: [{ form, terms: [], points: number }] });

proveCriterion(faithPoints, [
  { says: 'exactly enough points', params, facts: points(10), met: true, english: 'with 10 points or more on the church form' },
  { says: 'one point too few', params, facts: points(9), met: false },
  { says: 'points on another form', params, facts: points(20, 'temple'), met: false },
  { says: 'a form without points', params: { ...params, atLeast: 0 }, facts: { faith: [{ form: 'church', terms: [] }] }, met: false },
]);

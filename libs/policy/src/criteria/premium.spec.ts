import { proveCriterion } from '../testing/prove-criterion';
import { premium } from './premium';

proveCriterion(premium, [
  { says: 'the premium', params: { kind: 'premium', any: ['pupil-premium'] }, facts: { premiums: ['service-premium', 'pupil-premium'] }, met: true, english: 'who get the pupil premium' },
  { says: 'another premium', params: { kind: 'premium', any: ['pupil-premium'] }, facts: { premiums: ['free-school-meals'] }, met: false },
  { says: 'no premium', params: { kind: 'premium', any: ['free-school-meals', 'early-years-pupil-premium'] }, met: false },
]);

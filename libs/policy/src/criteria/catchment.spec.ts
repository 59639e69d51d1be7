import { proveCriterion } from '../testing/prove-criterion';
import { catchment } from './catchment';

proveCriterion(catchment, [
  { says: 'a home in the area', params: { kind: 'catchment', areas: ['parish'] }, facts: { areas: ['parish'] }, met: true, english: 'who live in the parish of St Aldhelm' },
  { says: 'a home in one of two areas', params: { kind: 'catchment', areas: ['east', 'west'] }, facts: { areas: ['west'] }, met: true, english: 'who live in the East Ward or the West Ward' },
  { says: 'a home in another area', params: { kind: 'catchment', areas: ['parish'] }, facts: { areas: ['east'] }, met: false },
  { says: 'a home in no area', params: { kind: 'catchment', areas: ['parish', 'east', 'west'] }, met: false, english: 'who live in one of the named areas' },
]);

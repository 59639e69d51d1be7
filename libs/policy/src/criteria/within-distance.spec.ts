import { proveCriterion } from '../testing/prove-criterion';
import { withinDistance } from './within-distance';

const params = { kind: 'within-distance', measure: 'gate', distance: 1.5, unit: 'mile' } as const;
const at = (millimetres: number) => ({ millimetres: (measure: string) => (measure === 'gate' ? millimetres : 0) });

proveCriterion(withinDistance, [
  { says: 'exactly at the limit', params, measured: at(2_414_016), met: true, english: 'who live within 1.5 miles of the school (in a straight line to the nearest gate)' },
  { says: 'a millimetre beyond', params, measured: at(2_414_017), met: false },
  { says: 'a home that is not measured', params, met: false },
]);

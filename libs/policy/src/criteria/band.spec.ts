import { proveCriterion } from '../testing/prove-criterion';
import { band } from './band';

const params = { kind: 'band', banding: 'fair', is: 'a' } as const;
const inBand = (id: string) => ({ bandOf: (banding: string) => (banding === 'fair' ? id : 'other') });

proveCriterion(band, [
  { says: 'a child in the band', params, measured: inBand('a'), met: true, english: 'in Band A' },
  { says: 'a child in another band', params, measured: inBand('b'), met: false },
  { says: 'a child without a band', params, met: false },
  { says: 'a child who missed the test', params: { ...params, is: 'untested' }, measured: inBand('untested'), met: true, english: 'who did not take the banding test' },
]);

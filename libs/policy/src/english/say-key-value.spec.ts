import type { OrderKey } from '../policy';
import { examplePolicy } from '../testing/examples';
import { sayKeyValue } from './say-key-value';

describe('The value of an order key', () => {
  it.each<[OrderKey, number | boolean | null, string]>([
    [{ by: 'distance', measure: 'gate', first: 'nearest' }, 712, '0.712 miles'],
    [{ by: 'distance', measure: 'centre', first: 'nearest' }, 1, '1 kilometre'],
    [{ by: 'distance', measure: 'door', first: 'nearest' }, 689_001, '689.001 metres'],
    [{ by: 'distance', measure: 'gate', first: 'nearest' }, null, 'distance not known'],
    [{ by: 'distance-difference', from: 'other', less: 'gate', first: 'largest' }, -350, 'a difference of minus 0.350 miles'],
    [{ by: 'distance-difference', from: 'other', less: 'gate', first: 'largest' }, 350, 'a difference of 0.350 miles'],
    [{ by: 'score', test: 'entrance', first: 'highest' }, 212, 'a score of 212 in the entrance test'],
    [{ by: 'score', test: 'entrance', first: 'highest' }, null, 'no score in the entrance test'],
    [{ by: 'points', form: 'church', first: 'highest' }, 1, '1 point on the church form'],
    [{ by: 'points', form: 'church', first: 'highest' }, null, 'no points on the church form'],
    [{ by: 'meeting', when: { kind: 'catchment', areas: ['parish'] }, says: 'lives in the parish' }, true, 'lives in the parish: yes'],
    [{ by: 'meeting', when: { kind: 'catchment', areas: ['parish'] } }, 0, 'who live in the parish of St Aldhelm: no'],
    [{ by: 'listed' }, 4, 'number 4 in the order that the school gave'],
    [{ by: 'draw', supervisedBy: 'an officer' }, 17, 'drawn as number 17'],
  ])('%j of %p', (key, value, said) => {
    expect(sayKeyValue(examplePolicy, key, value)).toBe(said);
  });
});

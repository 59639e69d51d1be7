import type { When } from '../criteria';
import type { Amount, OrderKey, Row } from '../policy';
import { examplePolicy } from '../testing/examples';
import { sayOrder } from './say-order';
import { sayRow } from './say-row';
import { sayWhen } from './say-when';
import { wordsOf } from './words';

const words = wordsOf(examplePolicy);
const inParish: When = { kind: 'catchment', areas: ['parish'] };
const inEast: When = { kind: 'catchment', areas: ['east'] };
const sister: When = { kind: 'sibling', who: ['full'], onRoll: 'at-admission' };
const service: When = { kind: 'service-family' };

describe('A condition in plain words', () => {
  it.each<[When, string]>([
    [sister, 'Children with a brother or sister at the school when they start.'],
    [{ kind: 'everyone-else' }, 'All other children.'],
    [{ kind: 'not', of: inParish }, 'Children other than those who live in the parish of St Aldhelm.'],
    [{ kind: 'all', of: [inEast, service] }, 'Children who live in the East Ward and whose parent serves in the armed forces.'],
    [
      { kind: 'all', of: [inParish, sister] },
      'Children who live in the parish of St Aldhelm. Of these, only those with a brother or sister at the school when they start.',
    ],
    [{ kind: 'all', of: [inEast, { kind: 'not', of: service }] }, 'Children who live in the East Ward, but not those whose parent serves in the armed forces.'],
    [
      { kind: 'all', of: [sister, { kind: 'not', of: inParish }] },
      'Children with a brother or sister at the school when they start. But not those who live in the parish of St Aldhelm.',
    ],
    [{ kind: 'any', of: [inEast, service] }, 'Children who live in the East Ward, or whose parent serves in the armed forces.'],
    [
      { kind: 'any', of: [inParish, { kind: 'all', of: [inEast, service] }] },
      'Children who live in the parish of St Aldhelm. Or children who live in the East Ward and whose parent serves in the armed forces.',
    ],
    [
      { kind: 'all', of: [service, { kind: 'any', of: [inEast, inParish] }] },
      'Children whose parent serves in the armed forces. Of these, only those who live in the East Ward, or who live in the parish of St Aldhelm.',
    ],
    [{ kind: 'all', of: [{ kind: 'not', of: inEast }, { kind: 'not', of: service }] }, 'Children other than those who live in the East Ward, or whose parent serves in the armed forces.'],
    [
      { kind: 'feeder-school', schools: ['town/elm', 'town/ash', 'town/yew'], as: 'school' },
      'Children who go to one of the feeder schools. The feeder schools are Elm Primary School, Ash Junior School and Yew Primary School.',
    ],
  ])('%j', (when, said) => {
    expect(sayWhen(when, words)).toBe(said);
  });
});

describe('An order in plain words', () => {
  const draw: OrderKey = { by: 'draw', supervisedBy: 'Someone independent of the school.' };
  it.each<[readonly OrderKey[], string]>([
    [
      [{ by: 'distance', measure: 'gate', first: 'nearest' }, { by: 'score', test: 'music', first: 'highest' }, draw],
      'Those who live nearest come first. This is measured in a straight line to the nearest gate. If two children are equal, those with the highest score in the music test come first. If they are still equal, a draw decides. The draw is watched over by someone independent of the school.',
    ],
    [[{ by: 'distance', measure: 'hall', first: 'farthest' }], 'Those who live farthest away come first. This is measured in a straight line to the town hall.'],
    [
      [{ by: 'distance-difference', from: 'other', less: 'gate', first: 'largest' }],
      'Those with the largest difference between two distances come first. The first distance is measured in a straight line to the nearest other school. From it we take the distance measured in a straight line to the nearest gate.',
    ],
    [[{ by: 'points', form: 'church', first: 'highest' }], 'Those with the most points on the church form come first.'],
    [[{ by: 'points', form: 'church', first: 'lowest' }], 'Those with the fewest points on the church form come first.'],
    [[{ by: 'meeting', when: inEast }], 'Those who live in the East Ward come first.'],
    [
      [{ by: 'meeting', when: { kind: 'all', of: [service, { kind: 'any', of: [inEast, { kind: 'all', of: [inParish, sister] }] }] } }],
      'Those whose parent serves in the armed forces and either who live in the East Ward, or both who live in the parish of St Aldhelm and with a brother or sister at the school when they start come first.',
    ],
    [[{ by: 'listed' }], 'Children come in the order that the school itself gave.'],
  ])('%j', (keys, said) => {
    expect(sayOrder(examplePolicy, keys)).toBe(said);
  });
});

describe('A row in plain words', () => {
  const capped = (amount: Amount): Row => ({ id: 'near', name: 'Near', when: inEast, upTo: { amount, counts: { kind: 'this-row' } } });
  it.each<[Row, string]>([
    [capped({ kind: 'places', places: 15 }), 'Children who live in the East Ward. Up to 15 places.'],
    [capped({ kind: 'places', places: 1 }), 'Children who live in the East Ward. Up to 1 place.'],
    [capped({ kind: 'all-remaining' }), 'Children who live in the East Ward. It can take all the places that are left.'],
    [
      capped({ kind: 'share', percent: 12.5, of: 'remaining', round: 'nearest' }),
      'Children who live in the East Ward. Up to 12.5% of the places left at that point, rounded to the nearest place.',
    ],
    [{ id: 'gap', name: 'Gap', unknown: 'The page was not seen' }, 'We do not know this rule yet. The page was not seen.'],
  ])('%j', (row, said) => {
    expect(sayRow(examplePolicy, row)).toBe(said);
  });
});

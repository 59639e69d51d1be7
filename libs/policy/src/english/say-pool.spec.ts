import type { Pool } from '../policy';
import { examplePolicy } from '../testing/examples';
import { sayPool } from './say-pool';

const pool: Pool = { id: 'first', name: 'First places', places: { kind: 'places', places: 10 }, unfilled: { kind: 'lost' }, afterOfferDay: 'kept' };

describe('A pool in plain words', () => {
  it.each<[Partial<Pool>, string]>([
    [{}, 'Any child can be placed here. Places that nobody takes stay empty. This split also holds for the waiting list.'],
    [{ afterOfferDay: 'dissolved', unfilled: { kind: 'remains' } }, 'Any child can be placed here. Places that nobody takes are left for the sets after it. After offer day these places join the last set.'],
    [
      { rows: ['care', 'church'], unfilled: { kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' } },
      'Any child can be placed here. Only groups 1 and 11 count here. Places that nobody takes go to “Open places”, at once. This split also holds for the waiting list.',
    ],
    [
      { rows: ['need'], unfilled: { kind: 'flow', to: [['open', 'last'], ['church']], how: 'in-turn', when: 'after-last-pool' } },
      'Any child can be placed here. Only group 2 counts here. Places that nobody takes go to “Open places” and “Last places”, then to “Church places”, when every set has had its turn. They are shared out one at a time, in turn. This split also holds for the waiting list.',
    ],
    [
      { unfilled: { kind: 'flow', to: [['open', 'last']], how: 'by-draw', when: 'after-last-pool' } },
      'Any child can be placed here. Places that nobody takes go to “Open places” and “Last places”, when every set has had its turn. A draw decides where each one goes. This split also holds for the waiting list.',
    ],
    [
      { who: { kind: 'service-family' }, order: [{ by: 'listed' }] },
      'These are for children whose parent serves in the armed forces. Here, equals are split like this. Children come in the order that the school itself gave. Places that nobody takes stay empty. This split also holds for the waiting list.',
    ],
  ])('%j', (change, said) => {
    expect(sayPool(examplePolicy, { ...pool, ...change })).toBe(`First places: 10 places. ${said}`);
  });
});

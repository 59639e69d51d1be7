import type { BandPool } from './bands';
import { apart, bandPools, bandPoolsOf, bandedExample } from './bands';
import { lint } from './lint';
import type { Finding } from './lint';
import type { Policy } from '../policy';

export const nextBandsFirst = lint({
  id: '1.29-next-bands-first',
  paragraphs: ['1.29'],
  strength: 'must',
  says: 'Places left empty in a band are filled evenly from the nearest bands.',
  mend: 'Let unfilled places flow first to the bands next to this one, one place each in turn.',
  check: (policy) => bandPoolsOf(policy).flatMap((pool) => whyNotEven(pool, policy)),
  lawful: [bandedExample('whose unfilled places go to the nearest bands in turn')],
  unlawful: [
    bandedExample('whose lowest band is filled from the highest', bandPools.map((pool) => (pool.id === 'c' ? { ...pool, unfilled: { kind: 'flow', to: [['a'], ['b']], how: 'in-turn', when: 'after-last-pool' } } : pool))),
    bandedExample('that leaves the places of a band empty', bandPools.map((pool) => (pool.id === 'c' ? { ...pool, unfilled: { kind: 'lost' } } : pool))),
  ],
});

function whyNotEven({ path, thing, banding, band }: BandPool, policy: Policy): readonly Finding[] {
  const bands = policy.definitions.bandings[banding];
  if (bands === undefined || band === 'untested') return [];
  const bandOf = new Map(bandPoolsOf(policy).filter((pool) => pool.banding === banding).map((pool) => [pool.thing.id, pool.band]));
  const at = `${path}.unfilled`;
  if (thing.unfilled.kind !== 'flow') return [{ path: at, message: `The unfilled places of "${thing.name}" do not go to the nearest bands.` }];
  const steps = thing.unfilled.to.map((group) => group.map((id) => apart(bands, band, bandOf.get(id) ?? '')).filter((one) => one !== undefined));
  const order = steps.flat();
  if (order.some((one, index) => one < Math.max(0, ...order.slice(0, index)))) return [{ path: at, message: `The unfilled places of "${thing.name}" go to a far band before a nearer one.` }];
  const uneven = thing.unfilled.how === 'in-order' && steps.some((group) => group.filter((one) => one === 1).length > 1);
  const split = steps.filter((group) => group.includes(1)).length > 1;
  return uneven || split ? [{ path: at, message: `The unfilled places of "${thing.name}" go to one of its neighbours before the other.` }] : [];
}

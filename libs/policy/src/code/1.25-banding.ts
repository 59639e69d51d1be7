import { bandPools, bandPoolsOf, bandedExample, usesBands } from './bands';
import { lint } from './lint';
import type { Finding } from './lint';
import { poolsOf } from './look';

export const bandsInProportion = lint({
  id: '1.25-bands-in-proportion',
  paragraphs: ['1.25', '1.26'],
  strength: 'must',
  says: 'Each band has its share of the places, so that the intake has the same spread as the children it is drawn from.',
  mend: 'Give each band the percentage of places that it has of the tested children.',
  check: (policy) =>
    Object.entries(policy.definitions.bandings).flatMap(([id, banding]): readonly Finding[] => {
      if (banding.basis !== 'applicants') return [];
      const pools = bandPoolsOf(policy).filter((pool) => pool.banding === id && pool.band !== 'untested');
      const all = pools.reduce((sum, pool) => sum + pool.places, 0);
      const percents = banding.bands.filter((band) => pools.some((pool) => pool.band === band.id)).reduce((sum, band) => sum + (band.percent ?? 0), 0);
      return pools.flatMap((pool): Finding[] => {
        const percent = banding.bands.find((band) => band.id === pool.band)?.percent ?? 0;
        const fair = percents === 0 ? 0 : (all * percent) / percents;
        return Math.abs(pool.places - fair) > 1.5
          ? [{ path: `${pool.path}.places`, message: `The band "${pool.thing.name}" has ${String(pool.places)} places, but its share of the tested children gives it about ${String(Math.round(fair))}.` }]
          : [];
      });
    }),
  lawful: [bandedExample('with three equal bands')],
  unlawful: [bandedExample('that gives the highest band more than its share', bandPools.map((pool) => ({ ...pool, ...(pool.id === 'a' ? { places: { kind: 'places', places: 80 } as const } : {}), ...(pool.id === 'c' ? { places: { kind: 'places', places: 34 } as const } : {}) })))],
});

export const untestedHaveAWay = lint({
  id: '1.25-untested-have-a-way',
  paragraphs: ['2.9', '1.25'],
  strength: 'must',
  says: 'A child who did not take the banding test can still have a place.',
  mend: 'Add a pool for the band "untested", or one for everyone.',
  check: (policy) => {
    const pools = poolsOf(policy);
    const way = pools.some(({ thing }) => thing.who === undefined) || bandPoolsOf(policy).some((pool) => pool.band === 'untested');
    const onlyBands = pools.length > 0 && pools.every(({ thing }) => bandPoolsOf(policy).some((pool) => pool.thing.id === thing.id));
    return usesBands(policy) && onlyBands && !way ? [{ path: 'pools', message: 'No pool takes children who did not take the banding test.' }] : [];
  },
  lawful: [bandedExample('with places for children who were not tested')],
  unlawful: [
    bandedExample(
      'with no places for children who were not tested',
      bandPools.filter((pool) => pool.id !== 'untested').map((pool) => ({ ...pool, unfilled: { kind: 'flow', to: pool.id === 'b' ? [['a', 'c']] : [['b'], [pool.id === 'a' ? 'c' : 'a']], how: 'in-turn', when: 'after-last-pool' } })),
    ),
  ],
});

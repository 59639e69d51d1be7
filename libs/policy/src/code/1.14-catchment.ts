import type { Definitions, Policy } from '../policy';
import { areaExample, areasOf } from './areas';
import { lint } from './lint';
import type { Finding } from './lint';

const mend = 'Give the area a map (an outline file) or a list of postcodes, so that anyone can tell whether a home is inside.';

export const areaHasAnEdge = lint({
  id: '1.14-area-has-an-edge',
  paragraphs: ['1.14'],
  strength: 'must',
  says: 'Each area that counts has a map or a list of postcodes.',
  mend,
  check: (policy) => (policy.source === undefined && policy.notForRanking === undefined ? withoutEdge(policy) : []),
  lawful: [areaExample({ says: 'the parish of Hill', postcodes: ['ZZ1 1AA', 'ZZ1 1AB'] }, 'with a list of postcodes')],
  unlawful: [areaExample({ says: 'the streets around the school' }, 'whose area has no edge')],
});

export const copiedAreaHasAnEdge = lint({
  id: '1.14-copied-area-has-an-edge',
  paragraphs: ['1.14'],
  strength: 'should',
  says: 'An area copied from a published policy is given its map or list of postcodes before children are ranked.',
  mend,
  check: (policy) => (policy.source === undefined && policy.notForRanking === undefined ? [] : withoutEdge(policy)),
  lawful: [areaExample({ says: 'the parish of Hill', map: 'areas/hill.geojson' }, 'with a map')],
  unlawful: [areaExample({ says: 'the parish of Hill' }, 'copied without its map', { source: { from: ['the authority’s booklet'], confidence: 'high' } })],
});

function withoutEdge(policy: Policy): readonly Finding[] {
  return areasOf(policy)
    .filter(({ area }) => (area.postcodes ?? []).length === 0 && area.map === undefined)
    .map(({ path, area }: { path: string; area: Definitions['areas'][string] }) => ({ path, message: `The area "${area.says}" has neither a map nor a list of postcodes.` }));
}

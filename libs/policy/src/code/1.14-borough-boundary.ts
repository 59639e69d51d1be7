import type { Policy } from '../policy';
import { areaExample, areasOf } from './areas';
import { lint } from './lint';
import type { Finding } from './lint';

const mend = 'Draw an area around the school for reasons of its own. Living inside the authority’s boundary is not a reason (Greenwich, 1989); a fair catchment area is lawful (Rotherham, 1997).';

export const authorityBoundary = lint({
  id: '1.14-authority-boundary',
  paragraphs: ['1.14', '1.8'],
  strength: 'must',
  says: 'An authority’s own schools give no priority just for living inside its boundary.',
  mend,
  check: (policy) => (isAuthoritys(policy) ? boundaries(policy) : []),
  lawful: [areaExample({ says: 'the Hill catchment area', map: 'areas/hill.geojson' }, 'with a catchment area drawn around the school')],
  unlawful: [areaExample({ says: 'the borough of Town', map: 'areas/town.geojson' }, 'that favours everyone inside the borough')],
});

export const boundaryLookedAt = lint({
  id: '1.14-boundary-looked-at',
  paragraphs: ['1.14', '1.8'],
  strength: 'should',
  says: 'A school that sets its own policy and uses an authority’s boundary as its area looks again at why.',
  mend,
  check: (policy) => (isAuthoritys(policy) ? [] : boundaries(policy)),
  lawful: [areaExample({ says: 'the Hill catchment area', map: 'areas/hill.geojson' }, 'with a catchment area of its own', { school: { kind: 'academy' } })],
  unlawful: [areaExample({ says: 'the borough of Town', map: 'areas/town.geojson' }, 'of an academy that uses the borough as its area', { school: { kind: 'academy' } })],
});

function isAuthoritys({ school }: Policy): boolean {
  return school.kind === 'community' || school.kind === 'voluntary-controlled';
}

const whole = /\b(london )?boroughs?\b|\bcounty\b|\b(council|authority)['’]?s? (area|boundary)\b|\bboundary of the (local )?authority\b|\badministrative (area|boundary)\b|\bresidents? of the (city|district|county)\b/i;
const part = /\b(part|north|south|east|west|ward|parish|within \d|miles?|catchment|priority area|postcodes?|outside|not)\b/i;

/** Areas and roles whose words are the boundary of an authority, or its bare name. */
function boundaries(policy: Policy): readonly Finding[] {
  const authority = policy.school.authority?.toLowerCase();
  const roles = Object.entries(policy.definitions.roles).map(([id, role]) => ({ path: `definitions.roles.${id}`, area: role }));
  return [...areasOf(policy), ...roles].flatMap(({ path, area }): Finding[] => {
    const bare = area.says.toLowerCase().replace(/^(the )?(city|town|area|district) of /, '').trim();
    const isWhole = (whole.test(area.says) || bare === authority) && !part.test(area.says);
    return isWhole ? [{ path, message: `"${area.says}" reads like an authority’s own boundary.` }] : [];
  });
}

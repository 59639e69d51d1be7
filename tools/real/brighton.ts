import { refuse } from '@kernel';
import { chanceFor } from '@town';
import { areas, catchmentMap, grandTotal, postcodesByArea, readAreaCounts, readCitySchools, type AreaCount } from './brighton-files';
import { drawUpFamilies } from './draw-up-families';
import { fitPolicy, idOf } from './fit-policy';
import type { Replay, ReplayFamily, ReplaySchool } from './replay';

const round = 'brighton-2023';

/**
 * Brighton & Hove's Year 7 of September 2023: its schools, catchment areas, numbers and counts of preferences, real; its
 * families drawn up from the counts of their area, because no list of families is published.
 *
 * In each area a few more children were allocated a place than named a school first. They stand here as children without
 * preferences, whom the scheme places. Every school of the counts takes part, faith schools as if they had no faith rows.
 */
export function brightonReplay(data: string, seed: number): Replay {
  const counts = readAreaCounts(data);
  const named = new Set(counts.map(({ school }) => school));
  const schools = readCitySchools(data)
    .filter(({ name }) => named.has(name))
    .map((school): ReplaySchool => {
      const id = idOf(school.name);
      const pattern = school.isFaith ? 'brighton-faith-unknown.yaml' : 'brighton-catchment.yaml';
      const catchment = areas.find((area) => area.schools.some((name) => name === school.name))?.id;
      const fitting = { id, name: school.name, round, places: school.number, ...(catchment === undefined ? {} : { catchment }) };
      return { id, name: school.name, easting: school.easting, northing: school.northing, places: school.number, takesFallback: true, policy: fitPolicy(pattern, fitting) };
    });
  return {
    id: round,
    title: 'Brighton & Hove, Year 7, 2023: real preferences by area, catchments and numbers; drawn by lot',
    authority: 'Brighton & Hove',
    phase: 'secondary',
    year: 2023,
    frozenOn: '2023-02-01',
    fallback: { says: 'A child without any of their preferences is offered the nearest school with a place left, in a straight line.', measure: 'straight-line' },
    schools,
    families: familiesOf(data, counts, seed),
    seed,
    areas: new Map([['brighton.geojson', catchmentMap(data)]]),
  };
}

function familiesOf(data: string, counts: readonly AreaCount[], seed: number): readonly ReplayFamily[] {
  const postcodes = postcodesByArea(data);
  return areas.flatMap(({ letter, id }) => {
    const mine = counts.filter((count) => count.letter === letter);
    const [total] = mine.filter(({ school }) => school === grandTotal);
    if (total === undefined) return refuse({ file: 'brighton/preferences_and_allocations_by_area_2023.csv', found: `no "${grandTotal}" of ${letter}`, allowed: 'one for each area.' });
    const homes = chanceFor(seed, `${round} homes of ${id}`);
    const wishes = drawUpFamilies(mine.filter(({ school }) => school !== grandTotal), chanceFor(seed, `${round} wishes of ${id}`));
    const all = [...wishes, ...Array.from({ length: Math.max(0, total.allocated - wishes.length) }, () => [])];
    return all.map((schools, at) => ({
      id: `${id}-${String(at + 1).padStart(3, '0')}`,
      home: homes.pick(postcodes.get(id) ?? []),
      wishes: schools.map((school, rank) => ({ rank: rank + 1, school: idOf(school) })),
    }));
  });
}

/** The area that a child of the replay lives in: their id begins with it. */
export function areaOf(child: string): string {
  return child.replace(/-\d+$/, '');
}

import { chanceFor, type Chance } from '../chance';
import type { Land } from '../land/land';
import { along, metresBetween, spot, type Spot } from '../land/spot';
import type { Village } from '../land/villages';
import { catchmentOf } from './areas';
import { kindsOf, parts, type Part, type SchoolKind } from './kinds';
import { schoolId, schoolName } from './names';
import type { EarlierSchool, SchoolPoint, TownSchool } from './school';
import type { Phase } from '../town-options';

const candidates = 12;

/** Where a part in the hard corners needs a school to be much asked for, or hardly at all. */
const appealOf: Partial<Record<Part, number>> = { popular: 800, 'river-bank': 700, quiet: 0 };

/** The schools of the town, each on a site of its own, spread over the town, with its gates, areas and feeders. */
export function placeSchools(
  land: Land,
  schools: number,
  phase: Phase,
  earlier: readonly EarlierSchool[],
  seed: number,
): readonly TownSchool[] {
  const chance = chanceFor(seed, 'schools');
  const placed: TownSchool[] = [];
  kindsOf(schools, phase).forEach((kind, at) => {
    const part = parts[at];
    const front = siteOf(land, part, placed, chance);
    placed.push(schoolAt(land, at, kind, part, front, earlier, chance));
  });
  return placed;
}

/** The street in front of a new school: its village, the quiet bank, or the emptiest of some crossings of the town. */
function siteOf(land: Land, part: Part | undefined, placed: readonly TownSchool[], chance: Chance): Spot {
  const villages: Partial<Record<Part, Village | undefined>> = {
    'first-village': land.villages[0],
    'second-village': land.villages[1],
  };
  const village = part === undefined ? undefined : villages[part];
  if (village !== undefined) return middleOf(village);
  if (part === 'river-bank') return land.bankWithoutBridge;
  const inner = land.crossings.slice(1, -1).flatMap((column) => column.slice(1, -1));
  const possible = Array.from({ length: candidates }, () => chance.pick(inner));
  const room = (site: Spot): number => Math.min(...placed.map(({ centre }) => metresBetween(centre, site)), 1e9);
  return possible.reduce((best, site) => (room(site) > room(best) ? site : best));
}

function middleOf({ crossings }: Village): Spot {
  const column = crossings[Math.floor(crossings.length / 2)] ?? [];
  return column[Math.floor(column.length / 2)] ?? spot(0, 0);
}

function schoolAt(
  land: Land,
  at: number,
  kind: SchoolKind,
  part: Part | undefined,
  front: Spot,
  earlier: readonly EarlierSchool[],
  chance: Chance,
): TownSchool {
  const name = schoolName(at, kind);
  const id = schoolId(at);
  const centre = spot(front.easting - 45, front.northing + 40);
  return {
    id,
    name,
    kind,
    part,
    centre,
    points: pointsOf(front, centre, kind === 'two-points' ? land.centre : undefined),
    district: districtAt(land, centre),
    appeal: (part === undefined ? undefined : appealOf[part]) ?? chance.int(250, 600),
    feeders: kind === 'feeder-academy' ? nearestFew(earlier, centre, 3) : [],
    areas: catchmentOf(id, kind, centre, land),
  };
}

/** A main gate on the street, a back gate, a reception door and the middle of the site; a town hall where the policy has one. */
function pointsOf(front: Spot, centre: Spot, townHall: Spot | undefined): readonly SchoolPoint[] {
  const gate = along(front, centre, 8);
  const back = along(centre, front, -50);
  const points: SchoolPoint[] = [
    { point: 'centre', kind: 'centre', ...centre },
    { point: 'front-gate', kind: 'gate', ...gate },
    { point: 'back-gate', kind: 'gate', ...back },
    { point: 'main-gate', kind: 'named-point', ...gate },
    { point: 'reception', kind: 'reception', ...along(front, centre, 30) },
  ];
  return townHall === undefined ? points : [...points, { point: 'town-hall', kind: 'nodal-point', ...townHall }];
}

function districtAt({ homes, villages }: Land, centre: Spot): string {
  const all = [...homes, ...villages.flatMap((village) => village.homes)];
  let nearest = all[0];
  for (const home of all) {
    if (nearest === undefined || metresBetween(home, centre) < metresBetween(nearest, centre)) nearest = home;
  }
  return nearest?.district ?? 'FP1';
}

function nearestFew(earlier: readonly EarlierSchool[], to: Spot, few: number): readonly EarlierSchool[] {
  return [...earlier]
    .sort((a, b) => metresBetween(a, to) - metresBetween(b, to) || (a.id < b.id ? -1 : 1))
    .slice(0, few);
}

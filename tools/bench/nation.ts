import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { measuresOf } from '@allocation';
import type { Intake, Snapshot } from '@allocation';
import { digestText } from '@kernel';
import { parsePolicy, sharingAlike } from '@policy';
import type { ChildFacts } from '@policy';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The size and shape of a made-up round for the benchmark. */
export interface Shape {
  readonly name: string;
  readonly children: number;
  readonly schools: number;
  readonly seed: number;
  /** The file of published applications and offers that shapes the schools; the usual place when left out. */
  readonly published?: string;
}

/** A school of the round: where it stands, how many it takes, how much it is wanted. */
interface Site {
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly places: number;
  readonly wanted: number;
}

const applicationsAndOffers = '../shared/data/apps_offers/apps_offers_england_2022.csv';

/**
 * A round of a given size as a snapshot: schools shaped by the published applications and offers of 2022 where that file
 * is at hand, or made up; families near them; one to six preferences each; six-row policies; straight-line distance.
 */
export function nation(shape: Shape): Snapshot {
  const random = generator(shape.seed);
  const sites = sitesOf(shape, random);
  const children = childrenOf(shape, sites, random);
  return snapshotOf(shape, sites, children);
}

/** Whole numbers from 0 up to (not including) a bound. */
type Random = (bound: number) => number;

function generator(seed: number): Random {
  const source = xoroshiro128plus(seed);
  return (bound) => Math.floor(((source.next() >>> 0) / 2 ** 32) * bound);
}

function sitesOf(shape: Shape, random: Random): readonly Site[] {
  const published = shape.published ?? applicationsAndOffers;
  const sites = existsSync(published) ? publishedSites(published) : [];
  const chosen = shape.schools < sites.length ? cluster(sites, shape.schools, random) : [...sites];
  while (chosen.length < shape.schools) {
    const places = 120 + random(180);
    chosen.push({ name: 'A school', easting: 300_000 + random(300_000), northing: 100_000 + random(400_000), places, wanted: places + random(places) });
  }
  const total = chosen.reduce((sum, site) => sum + site.places, 0);
  const scale = (shape.children * 1.05) / total;
  return chosen.map((site) => ({ ...site, places: Math.max(1, Math.round(site.places * scale)) }));
}

/** Secondary schools with offers and a place on the map, from the published file. */
function publishedSites(file: string): readonly Site[] {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  return rows.flatMap((row): readonly Site[] => {
    if (row['phase'] !== 'Secondary') return [];
    const number = (name: string): number => Number(row[name]);
    const site = { name: row['establishment_name'] ?? '', easting: number('easting'), northing: number('northing'), places: number('total_number_places_offered'), wanted: number('times_put_as_any_preferred_school') };
    return site.easting > 0 && site.places > 0 && site.wanted > 0 ? [site] : [];
  });
}

/** The schools nearest to one of them, so that a borough is a borough. */
function cluster(sites: readonly Site[], count: number, random: Random): Site[] {
  const centre = sites[random(sites.length)];
  if (centre === undefined) return [];
  return [...sites].sort((a, b) => squared(a, centre) - squared(b, centre)).slice(0, count);
}

function squared(a: { easting: number; northing: number }, b: { easting: number; northing: number }): number {
  return (a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2;
}

interface Family {
  readonly easting: number;
  readonly northing: number;
  readonly wishes: readonly number[];
}

/** Families around schools in proportion to places, naming mostly near and wanted schools. */
function childrenOf(shape: Shape, sites: readonly Site[], random: Random): readonly Family[] {
  const near = nearestSites(sites, 14);
  const ends: number[] = [];
  let total = 0;
  for (const site of sites) ends.push((total += site.places));
  return Array.from({ length: shape.children }, (_, at) => {
    const home = firstAbove(ends, Math.floor(((at + 0.5) / shape.children) * total));
    const site = sites[home];
    const easting = (site?.easting ?? 0) + spread(random) + random(10) / 10;
    const northing = (site?.northing ?? 0) + spread(random) + random(10) / 10;
    return { easting, northing, wishes: wishesOf(near[home] ?? [], sites, { easting, northing }, random) };
  });
}

/** A bell-shaped step of about two kilometres, in metres. */
function spread(random: Random): number {
  return random(2_400) + random(2_400) + random(2_400) - 3_600;
}

function firstAbove(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each school, the schools around it, by a grid of ten-kilometre squares. */
function nearestSites(sites: readonly Site[], count: number): readonly (readonly number[])[] {
  const squares = new Map<string, number[]>();
  const square = (site: Site, east = 0, north = 0): string => `${String(Math.floor(site.easting / 10_000) + east)} ${String(Math.floor(site.northing / 10_000) + north)}`;
  sites.forEach((site, at) => squares.set(square(site), [...(squares.get(square(site)) ?? []), at]));
  return sites.map((site) => {
    let found: number[] = [];
    for (let ring = 1; found.length < count && ring < 8; ring += 1) {
      found = [];
      for (let east = -ring; east <= ring; east += 1) for (let north = -ring; north <= ring; north += 1) found.push(...(squares.get(square(site, east, north)) ?? []));
    }
    return found.sort((a, b) => squared(sites[a] ?? site, site) - squared(sites[b] ?? site, site) || a - b).slice(0, count);
  });
}

/** One to six wishes, 2.8 on average, drawn towards near and wanted schools. */
function wishesOf(near: readonly number[], sites: readonly Site[], home: { easting: number; northing: number }, random: Random): readonly number[] {
  const count = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 6][random(11)] ?? 3;
  const scored = near.map((at) => {
    const site = sites[at];
    const pull = site === undefined ? 0 : Math.min(4, site.wanted / site.places) * (200 + random(800));
    return { at, score: site === undefined ? Number.POSITIVE_INFINITY : Math.sqrt(squared(site, home)) - pull };
  });
  return scored
    .sort((a, b) => a.score - b.score || a.at - b.at)
    .slice(0, count)
    .map(({ at }) => at);
}

/** A six-row policy: looked after, need, sibling, staff, catchment, everyone else; nearest first, then a draw. */
function policyOf(school: string, name: string, places: number): Intake['policy'] {
  return parsePolicy(
    JSON.stringify({
      schema: 1,
      id: `${school}-policy`,
      title: name,
      school: { id: school, name, kind: 'community', religiousCharacter: 'none', selection: 'none' },
      entry: { year: 2028, group: 'year-7' },
      code: '2021',
      places: { admissionNumber: places },
      definitions: {
        areas: { [`area-${school}`]: { says: 'the catchment area', map: 'map' } },
        measures: { straight: { says: 'in a straight line', method: 'straight-line', from: 'address-point', to: { kind: 'nearest-gate' }, unit: 'metre', decimals: 2 } },
      },
      rows: [
        { id: '1', name: 'Looked after', when: { kind: 'looked-after', who: ['looked-after', 'previously-looked-after', 'state-care-outside-england'] } },
        { id: '2', name: 'Need', when: { kind: 'need', kinds: ['medical', 'social'], of: ['child'] } },
        { id: '3', name: 'Sibling', when: { kind: 'sibling', who: ['full', 'half', 'step', 'adopted', 'foster', 'same-household'], onRoll: 'at-admission' } },
        { id: '4', name: 'Staff', when: { kind: 'staff-child', grounds: ['two-years', 'skill-shortage'] } },
        { id: '5', name: 'Catchment', when: { kind: 'catchment', areas: [`area-${school}`] } },
        { id: '6', name: 'Everyone else', when: { kind: 'everyone-else' } },
      ],
      tieBreak: [{ by: 'distance', measure: 'straight', first: 'nearest' }, { by: 'draw', supervisedBy: 'an officer of another authority' }],
      multipleBirths: 'none',
    }),
    school,
  );
}

/** Facts in about the shares of a real round: looked after 1 in 100, sibling 3 in 10, need and staff 1 in 200. */
function factsOf(family: Family, nearest: number, random: Random): ChildFacts {
  const [first] = family.wishes;
  const school = `s${String(first ?? 0).padStart(5, '0')}`;
  return {
    areas: [`area-s${String(nearest).padStart(5, '0')}`],
    ...(random(100) === 0 ? { care: 'looked-after' as const } : {}),
    ...(random(10) < 3 ? { siblings: [{ school, tie: 'full' as const, atApplication: true, atAdmission: true, year: 9 }] } : {}),
    ...(random(200) === 0 ? { needs: [{ school, kind: 'medical' as const, of: 'child' as const }] } : {}),
    ...(random(200) === 0 ? { staff: [{ school, twoYears: true, skillShortage: false }] } : {}),
  };
}

function snapshotOf(shape: Shape, sites: readonly Site[], families: readonly Family[]): Snapshot {
  const random = generator(shape.seed + 1);
  const intakes = sites.map((site, at): Intake => {
    const id = `s${String(at).padStart(5, '0')}`;
    const policy = policyOf(id, site.name, site.places);
    return { id, school: id, name: site.name, places: site.places, policy, measures: measuresOf(policy), draw: { intake: id, id: `draw-${id}`, commitment: digestText(`seed of ${id}`), seed: `seed of ${id}`, supervisor: 'an officer of another authority' } };
  });
  const total = families.reduce((sum, family) => sum + family.wishes.length, 0);
  const preferenceStart = new Int32Array(families.length + 1);
  const preferenceChild = new Int32Array(total);
  const preferenceIntake = new Int32Array(total);
  const preferenceRank = new Uint8Array(total);
  const millimetres = new Float64Array(total);
  const facts: ChildFacts[] = [];
  const share = sharingAlike();
  let preference = 0;
  families.forEach((family, child) => {
    let nearest = family.wishes[0] ?? 0;
    let least = Number.POSITIVE_INFINITY;
    family.wishes.forEach((wish, at) => {
      const site = sites[wish];
      const distance = site === undefined ? 0 : Math.round(Math.sqrt(squared(site, family)) * 1000);
      if (distance < least) {
        least = distance;
        nearest = wish;
      }
      preferenceChild[preference] = child;
      preferenceIntake[preference] = wish;
      preferenceRank[preference] = at + 1;
      millimetres[preference] = distance;
      preference += 1;
    });
    preferenceStart[child + 1] = preference;
    facts.push(share(factsOf(family, nearest, random)));
  });
  return {
    digest: '0'.repeat(64),
    round: { id: shape.name, title: shape.name, authority: shape.name, phase: 'secondary', year: 2028, kind: 'offer-day', fallback: { kind: 'none' } },
    intakes,
    children: families.map((_, at) => `c${String(at).padStart(7, '0')}`),
    resident: new Uint8Array(families.length).fill(1),
    facts,
    preferenceStart,
    preferenceChild,
    preferenceIntake,
    preferenceRank,
    millimetres: [millimetres],
    held: [],
    reach: { child: new Int32Array(0), intake: new Int32Array(0), millimetres: new Float64Array(0) },
  };
}

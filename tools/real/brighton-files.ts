import { refuse } from '@kernel';
import { isInside } from '@geography';
import { readAreas } from '../files/plain/areas';
import { parseJson } from '@documents';
import { readText } from '../files/text';
import { join } from 'node:path';
import { publishedFiles, readPublished, wholeIn } from './published-table';
import type { Postcode } from './publishers';

/** The six catchment areas: their letter in the counts, their name on the map, and the id they have here. */
export const areas = [
  { letter: 'CA-A', map: 'PACA', id: 'portslade', schools: ['Portslade Aldridge Community Academy'] },
  { letter: 'CA-B', map: 'Hove', id: 'hove', schools: ['Blatchington Mill School', 'Hove Park School'] },
  { letter: 'CA-C', map: 'Patcham', id: 'patcham', schools: ['Patcham High School'] },
  { letter: 'CA-D', map: 'VarndeanStr', id: 'varndean-and-stringer', schools: ['Varndean School', 'Dorothy Stringer School'] },
  { letter: 'CA-E', map: 'BACA', id: 'brighton-east', schools: ['Brighton Aldridge Community Academy'] },
  { letter: 'CA-F', map: 'Longhill', id: 'longhill', schools: ['Longhill High School'] },
] as const;

/** What the families of one area named, and were allocated, at one school. */
export interface AreaCount {
  readonly letter: string;
  readonly school: string;
  /** How many named it first, second and third. */
  readonly named: readonly [number, number, number];
  readonly allocated: number;
}

/** The real counts of 2023 by area and school, and by area over all schools (`Grand Total`). */
export function readAreaCounts(data: string): readonly AreaCount[] {
  const file = 'brighton/preferences_and_allocations_by_area_2023.csv';
  return readPublished(data, file, {
    headings: { school: ['school'], first: ['pref1'], second: ['pref2'], third: ['pref3'], allocated: ['allocated'], letter: ['area'] },
  }).map((row) => ({
    letter: row.letter,
    school: row.school,
    named: [wholeIn(row, 'first', file), wholeIn(row, 'second', file), wholeIn(row, 'third', file)],
    allocated: wholeIn(row, 'allocated', file),
  }));
}

export const grandTotal = 'Grand Total';

/** A secondary school of the city: its place, and its admission number as the file gives it for 2024. */
export interface CitySchool {
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly number: number;
  readonly isFaith: boolean;
}

export function readCitySchools(data: string): readonly CitySchool[] {
  const file = 'brighton/schools.csv';
  return readPublished(data, file, {
    headings: { name: ['name'], easting: ['easting'], northing: ['northing'], faith: ['faith'], number: ['pan2024'] },
  }).map((row) => ({ name: row.name, easting: wholeIn(row, 'easting', file), northing: wholeIn(row, 'northing', file), number: wholeIn(row, 'number', file), isFaith: row.faith === 'TRUE' }));
}

/** What is published of the round by school alone: children from outside the city are in it too. */
export interface CityTotals {
  readonly school: string;
  readonly firstNamed: number;
  readonly firstOffered: number;
  /** Places offered for a first, second or third preference. */
  readonly offered: number;
}

export function readCityTotals(data: string): readonly CityTotals[] {
  const file = 'brighton/named_and_offered_by_school_2023.csv';
  return readPublished(data, file, {
    headings: { school: ['school'], firstNamed: ['p1_named'], first: ['p1_offered'], second: ['p2_offered'], third: ['p3_offered'] },
  }).map((row) => ({
    school: row.school,
    firstNamed: wholeIn(row, 'firstNamed', file),
    firstOffered: wholeIn(row, 'first', file),
    offered: wholeIn(row, 'first', file) + wholeIn(row, 'second', file) + wholeIn(row, 'third', file),
  }));
}

const mapFile = 'brighton/catchments/catchment_existing_converted.geojson';

/** The map of the catchment areas in force, with our ids of the areas on its features. */
export function catchmentMap(data: string): string {
  const map = parseJson(readText(join(data, mapFile), mapFile), mapFile);
  if (!isRecord(map) || !Array.isArray(map['features'])) return refuse({ file: mapFile, found: 'no list of features', allowed: 'a GeoJSON FeatureCollection.' });
  const features = map['features'].map((feature: unknown) => {
    const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
    const area = areas.find((one) => one.map === properties['catchment']);
    if (!isRecord(feature) || area === undefined) return refuse({ file: mapFile, found: `a feature of the catchment ${JSON.stringify(properties['catchment'])}`, allowed: `one of ${areas.map((one) => one.map).join(', ')}.` });
    return { type: 'Feature', properties: { area: area.id }, geometry: feature['geometry'] };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By area: its postcodes, each as often as children of 0 to 18 live there, and none whose centre lies in another area or in two. */
export function postcodesByArea(data: string): ReadonlyMap<string, readonly Postcode[]> {
  const pieces = readAreas(join(data, mapFile), mapFile).map(({ shape }) => ({ shape, map: shape.properties['catchment'] }));
  const [file = ''] = publishedFiles(data, 'brighton', /^postcodes_population_catchment\.csv$/);
  const rows = readPublished(data, file, { headings: { postcode: ['pcds'], easting: ['oseast1m'], northing: ['osnrth1m'], children: ['pcd_dep_ch_0_18_total_count'] } });
  const found = new Map<string, Postcode[]>(areas.map(({ id }) => [id, []]));
  for (const row of rows) {
    const children = Number(row.children === '' ? '0' : row.children);
    const spot = { postcode: row.postcode, easting: wholeIn(row, 'easting', file), northing: wholeIn(row, 'northing', file) };
    if (children === 0) continue;
    const [inside, another] = pieces.filter(({ shape }) => isInside(shape, { point: spot }));
    const area = areas.find(({ map }) => map === inside?.map);
    if (area === undefined || another !== undefined) continue;
    for (let child = 0; child < children; child += 1) found.get(area.id)?.push(spot);
  }
  return found;
}

import type { MultiPolygon, Position } from 'geojson';
import type { CatchmentArea } from './catchment';
import { GeographyError, show } from '../geography-error';

type Json = Readonly<Record<string, unknown>>;
type Box = [west: number, south: number, east: number, north: number];

/** Names under which GeoJSON files say that they are in longitude and latitude. */
const lonLatSystems = ['CRS84', '4326'];

/**
 * The catchment areas of a GeoJSON document, one for each feature, in the order of the file.
 *
 * Takes a FeatureCollection, a Feature, a Polygon or a MultiPolygon, in longitude and latitude.
 * Refuses, with the path, rings that are not closed and numbers that are no place on a map.
 */
export function parseCatchmentAreas(value: unknown): readonly CatchmentArea[] {
  const document = object(value, '');
  refuseOtherSystems(document);
  if (document['type'] !== 'FeatureCollection') return [areaOf(document, '')];
  const features = list(document['features'], 'features', 'a list of features');
  return features.map((feature, at) => areaOf(object(feature, `features[${at}]`), `features[${at}]`));
}

/** The whole GeoJSON document as one catchment area: what is inside any of its features is inside. */
export function parseCatchmentArea(value: unknown): CatchmentArea {
  const areas = parseCatchmentAreas(value);
  const only = areas.length === 1 ? areas[0] : undefined;
  return only ?? { kind: 'area', properties: {}, shape: shapeOf(areas.flatMap((area) => area.shape.coordinates)) };
}

function areaOf(value: Json, where: string): CatchmentArea {
  if (value['type'] !== 'Feature') return { kind: 'area', properties: {}, shape: geometryOf(value, where) };
  const path = join(where, 'geometry');
  const properties = value['properties'] ?? {};
  return {
    kind: 'area',
    properties: object(properties, join(where, 'properties')),
    shape: geometryOf(object(value['geometry'], path), path),
  };
}

function geometryOf(value: Json, where: string): MultiPolygon {
  const path = join(where, 'coordinates');
  if (value['type'] === 'Polygon') return shapeOf([polygonOf(value['coordinates'], path)]);
  if (value['type'] === 'MultiPolygon') {
    const polygons = list(value['coordinates'], path, 'a list of polygons');
    return shapeOf(polygons.map((polygon, at) => polygonOf(polygon, `${path}[${at}]`)));
  }
  throw new GeographyError({
    where: join(where, 'type'),
    found: show(value['type']),
    allowed: 'FeatureCollection, Feature, Polygon or MultiPolygon',
    mend: 'A catchment is an area: points and lines cannot hold a home.',
  });
}

function polygonOf(value: unknown, where: string): Position[][] {
  return list(value, where, 'a list of rings').map((ring, at) => ringOf(ring, `${where}[${at}]`));
}

function ringOf(value: unknown, where: string): Position[] {
  const ring = list(value, where, 'a ring of at least four positions').map((at, i) => positionOf(at, `${where}[${i}]`));
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (ring.length >= 4 && first && last && first[0] === last[0] && first[1] === last[1]) return ring;
  throw new GeographyError({
    where,
    found: ring.length < 4 ? `a ring of ${ring.length} positions` : `a ring from ${show(first)} to ${show(last)}`,
    allowed: 'a closed ring of at least four positions',
    mend: 'End each ring at the position where it began.',
  });
}

function positionOf(value: unknown, where: string): Position {
  const [lon, lat] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (isDegrees(lon, 180) && isDegrees(lat, 90)) return [lon, lat];
  throw new GeographyError({
    where,
    found: show(value),
    allowed: 'a longitude from -180 to 180 and a latitude from -90 to 90',
    mend: 'Save the map in longitude and latitude (WGS84, EPSG:4326), as GeoJSON requires.',
  });
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

function refuseOtherSystems(document: Json): void {
  const crs = document['crs'];
  if (crs === undefined || crs === null) return;
  const name = show(crs);
  if (lonLatSystems.some((system) => JSON.stringify(crs).includes(system))) return;
  throw new GeographyError({
    where: 'crs',
    found: name,
    allowed: 'longitude and latitude (CRS84 or EPSG:4326), or no crs at all',
    mend: 'Save the map again in WGS84.',
  });
}

function shapeOf(polygons: Position[][][]): MultiPolygon {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of polygons.flat(2)) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return { type: 'MultiPolygon', coordinates: polygons, bbox: box };
}

function object(value: unknown, where: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new GeographyError({
    where: where || 'the document',
    found: show(value),
    allowed: 'an object',
    mend: notGeoJson,
  });
}

function list(value: unknown, where: string, allowed: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value as readonly unknown[];
  throw new GeographyError({ where, found: show(value), allowed: `${allowed}, not empty`, mend: notGeoJson });
}

function join(where: string, key: string): string {
  return where === '' ? key : `${where}.${key}`;
}

const notGeoJson = 'Check that the file is GeoJSON and was saved whole.';

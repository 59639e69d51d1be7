import { toGrid, toLonLat, type Point } from '../point';

/**
 * How a network's coordinates are read: flat metres on the National Grid, or degrees on the globe.
 *
 * A network is measured in the coordinates it came in, so that no conversion stands between a published map and a distance.
 */
export type Surface = 'grid' | 'globe';

/** The mean radius of the earth, in metres. */
export const earthRadius = 6_371_008.8;

/** The length of one degree of latitude, in metres. */
export const metresInDegree = (earthRadius * Math.PI) / 180;

/** A point as the network's own pair of coordinates: easting and northing, or longitude and latitude. */
export function placeOn(surface: Surface, point: Point): readonly [x: number, y: number] {
  if (surface === 'grid') {
    const { easting, northing } = toGrid(point);
    return [easting, northing];
  }
  const { lon, lat } = toLonLat(point);
  return [lon, lat];
}

/** The length of one straight segment in whole millimetres: flat on the grid, by the haversine formula on the globe. */
export function segmentLength(surface: Surface, x1: number, y1: number, x2: number, y2: number): number {
  return Math.round(1000 * (surface === 'grid' ? Math.hypot(x2 - x1, y2 - y1) : haversine(x1, y1, x2, y2)));
}

function haversine(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((lat2 - lat1) * radians) / 2);
  const east = Math.sin(((lon2 - lon1) * radians) / 2);
  const chord = north * north + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * east * east;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

import proj4 from 'proj4';
import { GeographyError } from './geography-error';

/** A place on the British National Grid (EPSG:27700), in metres. */
export interface Grid {
  readonly easting: number;
  readonly northing: number;
}

/** A place by longitude and latitude (WGS84), in degrees. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

export type Point = Grid | LonLat;

/**
 * The seven-parameter shift from the Airy to the WGS84 ellipsoid.
 * It keeps within about five metres of the Ordnance Survey's own OSTN15 grid of corrections.
 */
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const converter = proj4('EPSG:4326', nationalGrid);

/** Whether a point is given on the National Grid. */
export function isGrid(point: Point): point is Grid {
  return 'easting' in point;
}

/** The point on the National Grid, in metres. A point already on it is given back unchanged. */
export function toGrid(point: Point): Grid {
  if (isGrid(point)) return point;
  const [easting, northing] = converter.forward([point.lon, point.lat]);
  return { easting, northing };
}

/** The point by longitude and latitude. A point already so given is given back unchanged. */
export function toLonLat(point: Point): LonLat {
  if (!isGrid(point)) return point;
  const [lon, lat] = converter.inverse([point.easting, point.northing]);
  return { lon, lat };
}

/**
 * Gives the point back when its numbers can be a place, and refuses it otherwise.
 *
 * The National Grid is checked to its own edges, which catches a swapped pair, degrees given as metres and NaN.
 */
export function checkPoint<P extends Point>(point: P, where: string): P {
  if (isGrid(point)) {
    checkNumber(point.easting, 0, 700_000, `${where}.easting`, 'metres');
    checkNumber(point.northing, 0, 1_300_000, `${where}.northing`, 'metres');
  } else {
    checkNumber(point.lon, -180, 180, `${where}.lon`, 'degrees');
    checkNumber(point.lat, -90, 90, `${where}.lat`, 'degrees');
  }
  return point;
}

function checkNumber(value: number, least: number, most: number, where: string, unit: string): void {
  if (value >= least && value <= most) return;
  throw new GeographyError({
    where,
    found: String(value),
    allowed: `a number from ${least} to ${most} ${unit}`,
    mend: 'Give a grid point as easting and northing in metres, or any point as lon and lat in degrees.',
  });
}

import { toGrid, toLonLat, type Point } from './point';
import { segmentLength } from './walking/surface';

/**
 * The straight-line distance between two points in whole millimetres, measured on the National Grid.
 *
 * Coordinates are taken to the nearest millimetre first, and the root is then rounded exactly,
 * so that equal homes are equal on every machine. This is the map distance, as authorities measure it:
 * the grid's own scale (at most 0.04% in England) is not taken out.
 */
export function straightLine(from: Point, to: Point): number {
  const a = toGrid(from);
  const b = toGrid(to);
  const east = Math.abs(inMillimetres(a.easting) - inMillimetres(b.easting));
  const north = Math.abs(inMillimetres(a.northing) - inMillimetres(b.northing));
  return roundedRoot(east, north);
}

/**
 * The straight line over the globe in whole millimetres: a second method, by another formula on another surface.
 *
 * It never decides. On the ground it lies within half a per cent of the first; further apart, one of the points is wrong.
 */
export function globeLine(from: Point, to: Point): number {
  const a = toLonLat(from);
  const b = toLonLat(to);
  return segmentLength('globe', a.lon, a.lat, b.lon, b.lat);
}

function inMillimetres(metres: number): number {
  return Math.round(metres * 1000);
}

/** The root of the sum of two squares, to the nearest whole number, without trusting the last bit of `sqrt`. */
function roundedRoot(east: number, north: number): number {
  const nearly = Math.round(Math.sqrt(east * east + north * north));
  const square = BigInt(east) * BigInt(east) + BigInt(north) * BigInt(north);
  const root = BigInt(nearly);
  if (root * root - root >= square && nearly > 0) return nearly - 1;
  return root * root + root < square ? nearly + 1 : nearly;
}

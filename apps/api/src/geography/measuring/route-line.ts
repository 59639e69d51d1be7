import { type Grid, type Network, type Point, routeBetween, straightLine, toLonLat } from '@geography';
import type { RouteLine } from '@contract';

/** Whether a walk is drawn, and on what; or why not. */
export type Drawing =
  { readonly walk: true; readonly network: Network } | { readonly walk: false; readonly noWalk?: string };

type Feature = RouteLine['features'][number];

/** The straight line, and the walk with the gaps at its ends, as GeoJSON in longitude and latitude. */
export function routeLine(from: Grid, to: Grid, drawing: Drawing): RouteLine {
  const straight = feature('straight-line', straightLine(from, to), 'The straight line.', [from, to]);
  if (!drawing.walk) return { type: 'FeatureCollection', features: [straight], noWalk: drawing.noWalk ?? null };
  const route = routeBetween(drawing.network, from, to);
  if (!route.reached) return { type: 'FeatureCollection', features: [straight], noWalk: route.says };
  const [first, last] = [route.points[0], route.points.at(-1)];
  const gaps = [
    ...(first === undefined
      ? []
      : [feature('gap', route.snaps.home, 'From the home to the nearest path; not part of the walk.', [from, first])]),
    ...(last === undefined
      ? []
      : [feature('gap', route.snaps.school, 'From the nearest path to the school; not part of the walk.', [last, to])]),
  ];
  // A line needs two positions; the walk of a home at the school's own corner has one.
  const bends = route.points.length === 1 ? [...route.points, ...route.points] : route.points;
  return {
    type: 'FeatureCollection',
    features: [straight, feature('walking-route', route.millimetres, 'The shortest walk.', bends), ...gaps],
    noWalk: null,
  };
}

function feature(
  kind: Feature['properties']['kind'],
  millimetres: number,
  says: string,
  points: readonly Point[],
): Feature {
  const coordinates = points.map((point): [number, number] => {
    const { lon, lat } = toLonLat(point);
    // Seven decimals are a centimetre: enough to draw.
    return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
  });
  return { type: 'Feature', properties: { kind, millimetres, says }, geometry: { type: 'LineString', coordinates } };
}

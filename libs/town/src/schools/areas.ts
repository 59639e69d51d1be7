import { toLonLat } from '@geography';
import { along, metresBetween, spot, type Spot } from '../land/spot';
import type { Land } from '../land/land';
import type { SchoolKind } from './kinds';
import type { MappedArea } from './school';

/** Eight ways out from a school, each with its own reach in parts of a hundred, so that no two catchments are alike. */
const ways: readonly (readonly [east: number, north: number, reach: number])[] = [
  [100, 0, 100],
  [70, 70, 85],
  [0, 100, 110],
  [-70, 70, 95],
  [-100, 0, 90],
  [-70, -70, 105],
  [0, -100, 80],
  [70, -70, 98],
];

const suffixes: Partial<Record<SchoolKind, string>> = {
  catchment: 'catchment',
  'grammar-with-premium': 'catchment',
  'church-aided': 'parish',
};

/** The area on the map that a policy of this kind names: a catchment or a parish of about a fifth of the town across. */
export function catchmentOf(school: string, kind: SchoolKind, centre: Spot, land: Land): readonly MappedArea[] {
  const suffix = suffixes[kind];
  if (suffix === undefined) return [];
  const reach = land.crossings.length * (kind === 'catchment' ? 28 : 40);
  return [
    {
      id: `${school}-${suffix}`,
      corners: ways.map(([east, north, share]) =>
        spot(centre.easting + (east * share * reach) / 10_000, centre.northing + (north * share * reach) / 10_000),
      ),
    },
  ];
}

/** How close a home on the boundary stands to it: two centimetres, all that a map of seven decimals can say. */
const hair = 0.02;

/** The area with its boundary drawn through a home: the corner nearest to it moves there, the home a hair inside. */
export function drawnThrough(area: MappedArea, centre: Spot, home: Spot): MappedArea {
  const nearest = area.corners.reduce((best, corner) =>
    metresBetween(corner, home) < metresBetween(best, home) ? corner : best,
  );
  const length = metresBetween(centre, home);
  const share = (length + hair) / length;
  const corner = {
    easting: centre.easting + (home.easting - centre.easting) * share,
    northing: centre.northing + (home.northing - centre.northing) * share,
  };
  return { ...area, corners: area.corners.map((one) => (one === nearest ? corner : one)) };
}

/** A spot a metre outside, on the line from the school through the home. */
export function overTheLine(centre: Spot, home: Spot): Spot {
  return along(centre, home, metresBetween(centre, home) + 1);
}

/** The area as a GeoJSON feature, in longitude and latitude to seven decimals (about a centimetre). */
export function areaFile({ id, corners }: MappedArea): string {
  const ring = corners.map((corner) => {
    const { lon, lat } = toLonLat(corner);
    return [sevenDecimals(lon), sevenDecimals(lat)];
  });
  const [first] = ring;
  const feature = {
    type: 'Feature',
    properties: { area: id },
    geometry: { type: 'Polygon', coordinates: [first === undefined ? ring : [...ring, first]] },
  };
  return `${JSON.stringify(feature, undefined, 1)}\n`;
}

function sevenDecimals(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

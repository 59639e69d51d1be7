import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon } from 'geojson';
import { GeographyError } from '../geography-error';
import { toLonLat, type Point } from '../point';
import { linesTaking, parsePostcodeLine } from './postcode';
import { straightLine } from '../straight-line';

/** A place on a map that gives a child priority (1.14): an area, a list of postcodes, or all within a distance. */
export type Catchment = CatchmentArea | PostcodeList | Radius;

export interface CatchmentArea {
  readonly kind: 'area';
  /** What the map file says of the area, such as its name. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** In longitude and latitude, with its bounding box. */
  readonly shape: MultiPolygon;
}

export interface PostcodeList {
  readonly kind: 'postcodes';
  /** Whole postcodes, sectors and districts, each in its one written form. */
  readonly lines: ReadonlySet<string>;
}

export interface Radius {
  readonly kind: 'radius';
  readonly centre: Point;
  readonly millimetres: number;
}

/** Where a child lives, as far as a catchment asks. */
export interface Home {
  readonly point: Point;
  readonly postcode?: string;
}

/** The list of postcodes as a catchment; each line is a whole postcode, a sector or a district. */
export function postcodeList(lines: readonly string[], where = 'postcodes'): PostcodeList {
  return { kind: 'postcodes', lines: new Set(lines.map((line, at) => parsePostcodeLine(line, `${where}[${at}]`))) };
}

/**
 * Whether the home is in the catchment.
 *
 * A home exactly on the boundary, or exactly at the radius, counts as inside: the Code asks for clear
 * boundaries (1.14), so this rule is stated and is always the same.
 */
export function isInside(catchment: Catchment, home: Home): boolean {
  if (catchment.kind === 'radius') return straightLine(catchment.centre, home.point) <= catchment.millimetres;
  if (catchment.kind === 'postcodes') return isListed(catchment, home);
  const { lon, lat } = toLonLat(home.point);
  return booleanPointInPolygon([lon, lat], catchment.shape);
}

function isListed(list: PostcodeList, home: Home): boolean {
  if (home.postcode === undefined) {
    throw new GeographyError({
      where: 'home.postcode',
      found: 'nothing',
      allowed: 'a whole postcode, such as LE15 8HQ',
      mend: 'A catchment that is a list of postcodes needs the postcode of the home.',
    });
  }
  return linesTaking(home.postcode).some((line) => list.lines.has(line));
}

import type { Chance } from '../chance';
import { spot, type Spot } from './spot';
import type { StreetMap, StreetNode } from './street-map';
import { streetName } from './street-names';

/** A quarter or village to lay streets in: crossings in rows and columns, none of them quite straight. */
export interface Ground {
  readonly south: number;
  readonly west: number;
  readonly columns: number;
  readonly rows: number;
  /** How far a crossing stands beyond its place, because a river or a railway lies between. */
  readonly shift?: (column: number, row: number) => Spot;
  /** How the street from one crossing to the next is kept: always, by chance, or never. */
  readonly keep: (column: number, row: number, eastwards: boolean) => 'always' | 'by-chance' | 'never';
  readonly isMain: (column: number, row: number, eastwards: boolean) => boolean;
  readonly district: (column: number, row: number) => string;
  readonly flatsAt?: (node: Spot) => boolean;
}

export const columnWidth = 140;
export const rowHeight = 120;
const streetLength = 6;

/** Crossings by column, then row. */
export type Crossings = readonly (readonly StreetNode[])[];

/** Names streets in the order they are first met, and the same stretch the same way each time. */
export class StreetNamer {
  private readonly numbers = new Map<string, number>();

  name(stretch: string): string {
    const number = this.numbers.get(stretch) ?? this.numbers.size;
    this.numbers.set(stretch, number);
    return streetName(number);
  }
}

/** Lays a lattice of streets with cul-de-sacs, footpaths and here and there a private road; gives back its crossings. */
export function layLattice(map: StreetMap, ground: Ground, names: StreetNamer, chance: Chance): Crossings {
  const crossings = Array.from({ length: ground.columns }, (_, column) =>
    Array.from({ length: ground.rows }, (__, row) => {
      const shift = ground.shift?.(column, row) ?? { easting: 0, northing: 0 };
      const easting = ground.west + column * columnWidth + shift.easting + chance.int(-25, 25);
      const northing = ground.south + row * rowHeight + shift.northing + chance.int(-20, 20);
      return map.node(spot(easting, northing));
    }),
  );
  for (let column = 0; column < ground.columns; column += 1) {
    for (let row = 0; row < ground.rows; row += 1) layBlock(map, ground, names, chance, crossings, column, row);
  }
  return crossings;
}

/** Lays the streets east and north of one crossing, and what lies inside the block between them. */
function layBlock(
  map: StreetMap,
  ground: Ground,
  names: StreetNamer,
  chance: Chance,
  crossings: Crossings,
  column: number,
  row: number,
): void {
  const here = crossings[column]?.[row];
  const east = crossings[column + 1]?.[row];
  const north = crossings[column]?.[row + 1];
  const across = crossings[column + 1]?.[row + 1];
  if (here === undefined) return;
  const kept = (eastwards: boolean): boolean => {
    const keep = ground.keep(column, row, eastwards);
    return keep === 'always' || (keep === 'by-chance' && !chance.perMille(120));
  };
  const district = ground.district(column, row);
  const flats = ground.flatsAt === undefined ? {} : { flatsAt: ground.flatsAt };
  const street = (eastwards: boolean): string =>
    names.name(
      `${district}/${eastwards ? `row ${String(row)}/${String(Math.floor(column / streetLength))}` : `column ${String(column)}/${String(Math.floor(row / streetLength))}`}`,
    );
  const tags = (eastwards: boolean): Readonly<Record<string, string>> =>
    ground.isMain(column, row, eastwards) ? { highway: 'secondary', sidewalk: 'both' } : { highway: 'residential' };
  const southSide =
    east !== undefined && kept(true)
      ? map.lay(here, east, { tags: tags(true), street: street(true), district, homes: true, ...flats })
      : [];
  if (north !== undefined && kept(false))
    map.lay(here, north, { tags: tags(false), street: street(false), district, homes: true, ...flats });
  if (across === undefined || ground.keep(column, row, true) === 'never' || ground.keep(column, row, false) === 'never')
    return;
  layInside(map, names, chance, southSide, here, across, district);
}

/** Inside a block: a cul-de-sac, a footpath from corner to corner, a private road, a yard with no way in, or nothing. */
function layInside(
  map: StreetMap,
  names: StreetNamer,
  chance: Chance,
  southSide: readonly StreetNode[],
  here: StreetNode,
  across: StreetNode,
  district: string,
): void {
  const kind = chance.int(1, 100);
  const mouth = southSide[Math.floor(southSide.length / 2)];
  if (kind <= 18 && mouth !== undefined) {
    const end = map.node(spot(mouth.easting + chance.int(-10, 10), mouth.northing + 75));
    map.lay(mouth, end, {
      tags: { highway: 'residential' },
      street: names.name(`close ${String(mouth.id)}`),
      district,
      homes: true,
    });
  } else if (kind <= 28) {
    map.lay(here, across, { tags: { highway: 'footway' }, street: '', district, homes: false });
  } else if (kind <= 31) {
    map.lay(here, across, { tags: { highway: 'service', access: 'private' }, street: '', district, homes: false });
  } else if (kind === 32) {
    const yard = map.node(spot(here.easting + 60, here.northing + 50));
    map.lay(yard, map.node(spot(yard.easting + 20, yard.northing + 10)), {
      tags: { highway: 'pedestrian' },
      street: '',
      district,
      homes: false,
    });
  }
}

import { chanceFor } from '../chance';
import { columnWidth, layLattice, rowHeight, type Crossings, type StreetNamer } from './lattice';
import type { Home } from './postcodes';
import { spot } from './spot';
import type { StreetMap, StreetNode } from './street-map';
import { crossingAt, districts, origin, riverWidth, throughRow } from './town-plan';

/** A village outside the town: its crossings, and the long lane that leads on from it. */
export interface Village {
  readonly name: string;
  readonly district: string;
  readonly crossings: Crossings;
  /** From the village outwards; nobody lives along it but the families of the hard corners. */
  readonly lane: readonly StreetNode[];
  readonly homes: readonly Home[];
}

interface Site {
  readonly name: string;
  readonly district: string;
  readonly west: number;
  readonly south: number;
  /** Where in the town its road begins, and which way its lane leads on: -1 west, 1 east. */
  readonly from: readonly [column: number, row: number];
  readonly outwards: -1 | 1;
}

/** Two villages inside the authority, then one beyond its boundary, each with a road to the town. */
export function layVillages(
  map: StreetMap,
  names: StreetNamer,
  side: number,
  town: Crossings,
  seed: number,
): readonly Omit<Village, 'homes'>[] {
  const size = Math.max(5, Math.round(side / 5));
  const [first, second, beyond] = districts.villages;
  const far = 1800 + size * columnWidth;
  const wide = side * columnWidth + riverWidth;
  const up = throughRow(side * 0.75);
  const down = throughRow(side * 0.2);
  const sites: readonly Site[] = [
    {
      name: 'Sedgeholme',
      district: first,
      west: origin.easting - far,
      south: origin.northing + up * rowHeight,
      from: [0, up],
      outwards: -1,
    },
    {
      name: 'Thornwick',
      district: second,
      west: origin.easting + wide + 1800,
      south: origin.northing + down * rowHeight,
      from: [side - 1, down],
      outwards: 1,
    },
    {
      name: 'Marram Staithe',
      district: beyond,
      west: origin.easting + wide + 1500,
      south: origin.northing + up * rowHeight,
      from: [side - 1, up],
      outwards: 1,
    },
  ];
  return sites.map((site) => layVillage(map, names, site, size, town, seed));
}

function layVillage(
  map: StreetMap,
  names: StreetNamer,
  site: Site,
  size: number,
  town: Crossings,
  seed: number,
): Omit<Village, 'homes'> {
  const { name, district, west, south, outwards } = site;
  const middle = Math.floor(size / 2);
  const crossings = layLattice(
    map,
    {
      west,
      south,
      columns: size,
      rows: size,
      keep: (column, row, eastwards) => ((eastwards ? row === middle : column === middle) ? 'always' : 'by-chance'),
      isMain: (_column, row, eastwards) => eastwards && row === middle,
      district: () => district,
    },
    names,
    chanceFor(seed, name),
  );
  const near = crossingAt(crossings, outwards === 1 ? 0 : size - 1, middle);
  const outer = crossingAt(crossings, outwards === 1 ? size - 1 : 0, middle);
  const open = { highway: 'unclassified' };
  const end = map.node(spot(outer.easting + outwards * (800 + size * columnWidth * 1.5), outer.northing + 90));
  const lane = map.lay(outer, end, { tags: open, street: `${name} Long Lane`, district, homes: false });
  map.lay(crossingAt(town, ...site.from), near, { tags: open, street: `${name} Road`, district, homes: false });
  return { name, district, crossings, lane };
}

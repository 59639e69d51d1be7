import { chanceFor } from '../chance';
import { columnWidth, layLattice, rowHeight, StreetNamer, type Crossings } from './lattice';
import { withPostcodes, type Home } from './postcodes';
import { metresBetween, spot, type Spot } from './spot';
import { StreetMap, type StreetNode, type Way } from './street-map';

/** A village outside the town: its crossings, and the long lane that leads on from it. */
export interface Village {
  readonly name: string;
  readonly district: string;
  readonly crossings: Crossings;
  /** From the village outwards; nobody lives along it but the families of the hard corners. */
  readonly lane: readonly StreetNode[];
  readonly homes: readonly Home[];
}

/** The land of the authority: streets, homes, villages and the places that matter to the schools. */
export interface Land {
  readonly nodes: readonly StreetNode[];
  readonly ways: readonly Way[];
  readonly crossings: Crossings;
  readonly homes: readonly Home[];
  /** Two villages inside the authority, then one beyond its boundary. */
  readonly villages: readonly Village[];
  readonly centre: Spot;
  /** A crossing on the west bank with no bridge near it. */
  readonly bankWithoutBridge: StreetNode;
  /** The column of crossings on the west bank. */
  readonly westBank: number;
}

/** The postcode districts: four quarters between the river and the railway, two villages, and the neighbour. */
export const districts = {
  southWest: 'FP1',
  southEast: 'FP2',
  northWest: 'FP3',
  northEast: 'FP4',
  villages: ['FP5', 'FP6', 'FP7'],
} as const;

/** Where the town stands: in the shallows of the Wash, so that no real home is ever mistaken for one of these. */
const origin = { easting: 552_000, northing: 342_000 };
const riverWidth = 70;
const railwayWidth = 40;
const firstBridge = 5;
const bridgesApart = 9;
const throughApart = 5;

/** The land for so many children: about nine homes for each child of the age, as in a real town. */
export function makeLand(children: number, seed: number): Land {
  const chance = chanceFor(seed, 'streets');
  const map = new StreetMap();
  const names = new StreetNamer();
  const side = Math.max(14, Math.round(Math.sqrt(children * 0.45)));
  const westBank = Math.floor(side / 2) - 1;
  const quietRow = Math.floor(side * 0.6);
  const railway = Math.floor(side * 0.45);
  const centre = spot(origin.easting + (side * columnWidth) / 2, origin.northing + (side * rowHeight) / 2);
  const isBridge = (row: number): boolean => {
    const rows = Math.abs(row - quietRow) - firstBridge;
    return rows >= 0 && rows % bridgesApart === 0;
  };
  const crossings = layLattice(
    map,
    {
      west: origin.easting,
      south: origin.northing,
      columns: side,
      rows: side,
      shift: (column, row) => ({
        easting: column > westBank ? riverWidth : 0,
        northing: row > railway ? railwayWidth : 0,
      }),
      keep: (column, row, eastwards) => {
        if (eastwards && column === westBank) return isBridge(row) ? 'always' : 'never';
        if (!eastwards && row === railway) return column % 5 === 2 ? 'always' : 'never';
        return (eastwards ? isThrough(row) || isBridge(row) : column % 5 === 2) ? 'always' : 'by-chance';
      },
      isMain: (column, row, eastwards) => (eastwards ? isThrough(row) : column % 5 === 2),
      district: (column, row) =>
        column <= westBank
          ? row <= railway
            ? districts.southWest
            : districts.northWest
          : row <= railway
            ? districts.southEast
            : districts.northEast,
      flatsAt: (node) => metresBetween(node, centre) < side * 28 && chance.perMille(160),
    },
    names,
    chance,
  );
  drawRiverAndRailway(map, crossings, westBank, railway);
  const laid = layVillages(map, names, side, crossings, seed);
  const homes = withPostcodes(map.dwellings);
  const inDistrict = (district: string): readonly Home[] => homes.filter((home) => home.district === district);
  const villages = laid.map((village) => ({ ...village, homes: inDistrict(village.district) }));
  return {
    nodes: map.nodes,
    ways: map.ways,
    crossings,
    homes: homes.filter(({ district }) => !isVillage(district)),
    villages,
    centre,
    bankWithoutBridge: crossingAt(crossings, westBank, quietRow),
    westBank,
  };
}

function isVillage(district: string): boolean {
  return districts.villages.some((village) => village === district);
}

function crossingAt(crossings: Crossings, column: number, row: number): StreetNode {
  const crossing = crossings[column]?.[row];
  if (crossing === undefined) throw new RangeError(`There is no crossing in column ${column}, row ${row}.`);
  return crossing;
}

/** The water and the rails, which nobody walks on; without them a map of the town would not explain its detours. */
function drawRiverAndRailway(map: StreetMap, crossings: Crossings, westBank: number, railway: number): void {
  const bank = crossings[westBank] ?? [];
  const middle = columnWidth / 2 + riverWidth / 2;
  map.line(
    bank.map(({ easting, northing }) => spot(easting + middle, northing)),
    { waterway: 'river' },
  );
  const trackside = crossings.map((column) => column[railway]).filter((node) => node !== undefined);
  map.line(
    trackside.map(({ easting, northing }) => spot(easting, northing + rowHeight / 2 + railwayWidth / 2)),
    { railway: 'rail' },
  );
}

/** Whether the street along a row goes all the way through, so that nothing that joins it is ever cut off. */
function isThrough(row: number): boolean {
  return row % throughApart === 0;
}

/** The through street nearest below a row. */
function throughRow(row: number): number {
  return Math.floor(row / throughApart) * throughApart;
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

function layVillages(
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

import type { Chance } from '../chance';
import { columnWidth, rowHeight, type Crossings, type Ground } from './lattice';
import { metresBetween, spot, type Spot } from './spot';
import type { StreetNode } from './street-map';

/** The postcode districts: four quarters between the river and the railway, two villages, and the neighbour. */
export const districts = {
  southWest: 'FP1',
  southEast: 'FP2',
  northWest: 'FP3',
  northEast: 'FP4',
  villages: ['FP5', 'FP6', 'FP7'],
} as const;

/** Where the town stands: in the shallows of the Wash, so that no real home is ever mistaken for one of these. */
export const origin = { easting: 552_000, northing: 342_000 };
export const riverWidth = 70;
export const railwayWidth = 40;

const firstBridge = 5;
const bridgesApart = 9;
const throughApart = 5;
const firstThroughColumn = 2;

/** How the town is laid out: so many crossings a side, and between which of them the river and the railway run. */
export interface TownPlan {
  readonly side: number;
  /** The river runs east of this column of crossings. */
  readonly westBank: number;
  /** The railway runs north of this row of crossings. */
  readonly railway: number;
  /** The row that is far from every bridge. */
  readonly quietRow: number;
  readonly centre: Spot;
}

/** The plan for so many children: about nine homes for each child of the age, as in a real town. */
export function planTown(children: number): TownPlan {
  const side = Math.max(14, Math.round(Math.sqrt(children * 0.45)));
  return {
    side,
    westBank: Math.floor(side / 2) - 1,
    railway: Math.floor(side * 0.45),
    quietRow: Math.floor(side * 0.6),
    centre: spot(origin.easting + (side * columnWidth) / 2, origin.northing + (side * rowHeight) / 2),
  };
}

/** The ground of the town itself, with its bridges, through streets, quarters and blocks of flats. */
export function townGround({ side, westBank, railway, quietRow, centre }: TownPlan, chance: Chance): Ground {
  const isBridge = (row: number): boolean => {
    const rows = Math.abs(row - quietRow) - firstBridge;
    return rows >= 0 && rows % bridgesApart === 0;
  };
  return {
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
      if (!eastwards && row === railway) return isThroughColumn(column) ? 'always' : 'never';
      return (eastwards ? isThrough(row) || isBridge(row) : isThroughColumn(column)) ? 'always' : 'by-chance';
    },
    isMain: (column, row, eastwards) => (eastwards ? isThrough(row) : isThroughColumn(column)),
    district: (column, row) => {
      if (row <= railway) return column <= westBank ? districts.southWest : districts.southEast;
      return column <= westBank ? districts.northWest : districts.northEast;
    },
    flatsAt: (node) => metresBetween(node, centre) < side * 28 && chance.perMille(160),
  };
}

/** Whether the street along a row goes all the way through, so that nothing that joins it is ever cut off. */
function isThrough(row: number): boolean {
  return row % throughApart === 0;
}

function isThroughColumn(column: number): boolean {
  return column % throughApart === firstThroughColumn;
}

/** The through street nearest below a row. */
export function throughRow(row: number): number {
  return Math.floor(row / throughApart) * throughApart;
}

/** The crossing in a column and row, which must be there. */
export function crossingAt(crossings: Crossings, column: number, row: number): StreetNode {
  const crossing = crossings[column]?.[row];
  if (crossing === undefined) throw new RangeError(`There is no crossing in column ${column}, row ${row}.`);
  return crossing;
}

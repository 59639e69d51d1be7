import { chanceFor } from '../chance';
import { columnWidth, layLattice, rowHeight, StreetNamer, type Crossings } from './lattice';
import { withPostcodes, type Home } from './postcodes';
import { spot, type Spot } from './spot';
import { StreetMap, type StreetNode, type Way } from './street-map';
import { crossingAt, planTown, railwayWidth, riverWidth, townGround, type TownPlan } from './town-plan';
import { layVillages, type Village } from './villages';

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

/** The land for so many children, the same from the same seed. */
export function makeLand(children: number, seed: number): Land {
  const chance = chanceFor(seed, 'streets');
  const map = new StreetMap();
  const names = new StreetNamer();
  const plan = planTown(children);
  const crossings = layLattice(map, townGround(plan, chance), names, chance);
  drawRiverAndRailway(map, crossings, plan);
  const laid = layVillages(map, names, plan.side, crossings, seed);
  const homes = withPostcodes(map.dwellings);
  const outside = new Set(laid.map(({ district }) => district));
  return {
    nodes: map.nodes,
    ways: map.ways,
    crossings,
    homes: homes.filter(({ district }) => !outside.has(district)),
    villages: laid.map((village) => ({
      ...village,
      homes: homes.filter(({ district }) => district === village.district),
    })),
    centre: plan.centre,
    bankWithoutBridge: crossingAt(crossings, plan.westBank, plan.quietRow),
    westBank: plan.westBank,
  };
}

/** The water and the rails, which nobody walks on; without them a map of the town would not explain its detours. */
function drawRiverAndRailway(map: StreetMap, crossings: Crossings, { westBank, railway }: TownPlan): void {
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

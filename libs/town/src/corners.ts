import type { Land } from './land/land';
import type { Home } from './land/postcodes';
import { beside, metresBetween, type Spot } from './land/spot';
import type { Address, Child, Circumstances } from './families/child';
import type { PlanPlace } from './families/ehc-plans';
import { overTheLine } from './schools/areas';
import { playing, type TownSchool } from './schools/school';

/** The children of the hard corners, their homes chosen for what must be difficult about them. */
export interface Corners {
  readonly children: readonly Child[];
  readonly plans: readonly PlanPlace[];
  /** The home through which the mapped school's boundary is drawn. */
  readonly onTheLine: Home;
}

const ordinary: Circumstances = {
  medicalNeed: false,
  faith: 'none',
  worship: 0,
  ability: 100,
  musical: 40,
  entersTests: false,
  premium: false,
  service: false,
  nursery: false,
};

/** The hard corners that a town of these schools can have; `docs/town.md` tells of each by its id. */
export function makeCorners(land: Land, schools: readonly TownSchool[]): Corners {
  const [popular, mapped, bank] = schools;
  if (popular === undefined || mapped === undefined || bank === undefined)
    throw new RangeError('A town has three schools at least.');
  const far = land.homes.reduce((best, home) =>
    metresBetween(home, popular.centre) > metresBetween(best, popular.centre) ? home : best,
  );
  const across = nearest(eastBank(land), bank.points.find(({ kind }) => kind === 'gate') ?? bank.centre);
  const onTheLine = homeAtDistance(land.homes, mapped.centre, land.crossings.length * 25);
  const over = { ...onTheLine, ...overTheLine(mapped.centre, onTheLine), number: `${onTheLine.number}A` };
  const wants = [popular.id, mapped.id];
  const children = [
    ...flatsOf(land).map((home, at) => corner(`corner-flat-${String(at + 1)}`, home, wants)),
    corner('corner-across-the-river', across, [bank.id, popular.id]),
    corner('corner-on-the-line', onTheLine, [mapped.id, popular.id]),
    corner('corner-over-the-line', over, [mapped.id, popular.id]),
    corner('corner-looked-after', far, wants, { care: 'looked-after' }),
    corner('corner-from-care-abroad', neighbourOf(far, land), wants, { care: 'state-care-outside-england' }),
    corner('corner-one-hopeless-wish', far, [popular.id]),
    corner('corner-plan-for-another-school', across, wants),
    ...atFirstVillage(land, schools),
    ...swap(land, schools),
  ];
  return { children, plans: [{ child: 'corner-plan-for-another-school', school: bank.id, counts: true }], onTheLine };
}

function corner(
  id: string,
  home: Address,
  wishes: readonly string[],
  circumstances: Partial<Circumstances> = {},
): Child {
  return { id, home, resident: true, circumstances: { ...ordinary, ...circumstances }, wishes };
}

/** Two doors of one block of flats, at one point. */
function flatsOf(land: Land): readonly Home[] {
  const first = land.homes.find(({ flat }) => flat);
  return land.homes
    .filter((home) => home.flat && home.easting === first?.easting && home.northing === first.northing)
    .slice(0, 2);
}

function eastBank(land: Land): readonly Home[] {
  const river = land.bankWithoutBridge.easting + 70;
  return land.homes.filter(({ easting }) => easting > river);
}

function nearest(homes: readonly Home[], to: Spot): Home {
  return homes.reduce((best, home) => (metresBetween(home, to) < metresBetween(best, to) ? home : best));
}

function homeAtDistance(homes: readonly Home[], from: Spot, metres: number): Home {
  const miss = (home: Home): number => Math.abs(metresBetween(home, from) - metres);
  return homes.filter(({ flat }) => !flat).reduce((best, home) => (miss(home) < miss(best) ? home : best));
}

function neighbourOf(home: Home, land: Land): Home {
  return nearest(
    land.homes.filter((one) => one !== home),
    home,
  );
}

/** Twins in the last house of the lane: one has the last place of the village school, the other comes over the number. */
function atFirstVillage(land: Land, schools: readonly TownSchool[]): readonly Child[] {
  const school = playing('first-village', schools);
  if (school === undefined) return [];
  const home = laneHome(land, 0, 1);
  return [1, 2].map((twin) =>
    corner(`corner-twin-${String(twin)}`, home, [school.id, schools[0]?.id ?? school.id], {
      multipleBirth: 'corner-twins',
    }),
  );
}

/**
 * Two children who each come first where the other wishes to be: both asked in turn, they get their wish; the schools
 * asked in turn would take the one they rank higher, and both children would have their second wish.
 */
function swap(land: Land, schools: readonly TownSchool[]): readonly Child[] {
  const village = playing('second-village', schools);
  const own = playing('of-its-own', schools);
  if (village === undefined || own === undefined) return [];
  return [
    corner('corner-swap-a', laneHome(land, 1, 1), [village.id, own.id]),
    corner('corner-swap-b', laneHome(land, 1, 0.6), [own.id, village.id]),
  ];
}

/** A farm on a village's long lane, so far along it as the share says; farther out than any house of the village. */
function laneHome(land: Land, village: number, share: number): Address {
  const { lane, name, homes } = land.villages[village] ?? { lane: [], name: '', homes: [] };
  const at = Math.max(1, Math.round((lane.length - 1) * share));
  const node = lane[at];
  const before = lane[at - 1];
  const last = homes.at(-1);
  if (node === undefined || before === undefined || last === undefined)
    throw new RangeError('The village has no lane.');
  return {
    ...beside(node, before, 12),
    postcode: last.postcode,
    street: `${name} Long Lane`,
    number: share === 1 ? 'Lane End' : 'Halfway Farm',
  };
}

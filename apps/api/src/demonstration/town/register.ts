import { csv, type Address, type Town } from '@town';
import type { HomeAnswer } from '@contract';
import type { Cast } from './cast';

/** The address registers of the town and its neighbour as files to import, and where each child lives by them. */
export interface Register {
  readonly town: string;
  readonly neighbour: string;
  /** The middle of every postcode of the town. */
  readonly postcodes: string;
  homeOf(child: string): HomeAnswer;
  /** A home that no child of the town lives in, by its place in the register. */
  emptyHome(at: number): HomeAnswer;
  /** A home beyond the boundary. */
  homeBeyond(at: number): HomeAnswer;
}

/** One dwelling of a register. */
interface Dwelling {
  readonly uprn: string;
  readonly home: Address;
  readonly locality: string;
  readonly beyond: boolean;
}

const columns = ['uprn', 'flat', 'house', 'street', 'locality', 'town', 'postcode', 'easting', 'northing'];
const place = 'Marram';

/** Property references as registers have them; no real authority's begin so. */
const firstNumber = 90_010_000_000;

/** The registers of a town; one home is at the wrong place on the map, as the cast says. */
export function registerOf(town: Town, { misplaced }: Cast): Register {
  const dwellings = dwellingsOf(town);
  const byHome = new Map(dwellings.map((dwelling) => [keyOf(dwelling.home), dwelling]));
  const homes = new Map(town.children.map(({ id, home }) => [id, home]));
  const find = (child: string): Dwelling => {
    const home = homes.get(child);
    const found = home === undefined ? undefined : byHome.get(keyOf(home));
    if (found === undefined) throw new RangeError(`The town has no home for ${child}.`);
    return found;
  };
  const wrong = misplaced === undefined ? undefined : { uprn: find(misplaced.child).uprn, at: find(misplaced.at).home };
  const shown = dwellings.map((one) =>
    one.uprn === wrong?.uprn
      ? { ...one, home: { ...one.home, easting: wrong.at.easting, northing: wrong.at.northing } }
      : one,
  );
  const byUprn = new Map(shown.map((one) => [one.uprn, one]));
  const taken = new Set(town.children.map(({ home }) => keyOf(home)));
  const empty = shown.filter(({ home, beyond }) => !beyond && !taken.has(keyOf(home)));
  const far = shown.filter(({ beyond }) => beyond);
  return {
    town: fileOf(shown.filter(({ beyond }) => !beyond)),
    neighbour: fileOf(shown.filter(({ beyond }) => beyond)),
    postcodes: postcodesOf(shown),
    homeOf: (child) => answerOf(byUprn.get(find(child).uprn) ?? find(child)),
    emptyHome: (at) => answerOf(nth(empty, at)),
    homeBeyond: (at) => answerOf(nth(far, at)),
  };
}

function nth(dwellings: readonly Dwelling[], at: number): Dwelling {
  const found = dwellings[at % dwellings.length];
  if (found === undefined) throw new RangeError('There is no such home.');
  return found;
}

function dwellingsOf({ land, children }: Town): readonly Dwelling[] {
  const villages = land.villages.map(({ district, name }, at) => ({ district, name, beyond: at === 2 }));
  const homes: readonly Address[] = [
    ...land.homes,
    ...land.villages.flatMap((village) => village.homes),
    ...children.map(({ home }) => home),
  ];
  const each = new Map(homes.map((home) => [keyOf(home), home]));
  return [...each.values()].map((home, at) => {
    const village = villages.find(({ district }) => home.postcode.startsWith(`${district} `));
    return {
      uprn: String(firstNumber + at),
      home,
      locality: village?.name ?? '',
      beyond: village?.beyond ?? false,
    };
  });
}

function keyOf({ number, street, easting, northing }: Address): string {
  return [number, street, easting, northing].join('|');
}

function fileOf(dwellings: readonly Dwelling[]): string {
  const rows = dwellings.map(({ uprn, home, locality }) => {
    const [flat, house] = partsOf(home.number);
    return [uprn, flat, house, home.street, locality, place, home.postcode, home.easting, home.northing];
  });
  return csv(columns, rows);
}

/** `Flat 3, 12` is the third flat of number twelve. */
function partsOf(number: string): readonly [flat: string, house: string] {
  const [first = '', second] = number.split(', ');
  return second === undefined ? ['', first] : [first, second];
}

function postcodesOf(dwellings: readonly Dwelling[]): string {
  const units = new Map<string, { count: number; easting: number; northing: number }>();
  for (const { home } of dwellings) {
    const so = units.get(home.postcode) ?? { count: 0, easting: 0, northing: 0 };
    units.set(home.postcode, {
      count: so.count + 1,
      easting: so.easting + home.easting,
      northing: so.northing + home.northing,
    });
  }
  const rows = [...units].map(([postcode, { count, easting, northing }]) => [
    postcode,
    Math.round(easting / count),
    Math.round(northing / count),
  ]);
  return csv(['postcode', 'easting', 'northing'], rows);
}

function answerOf({ uprn, home, locality }: Dwelling): HomeAnswer {
  return {
    kind: 'usual',
    lines: [`${home.number} ${home.street}`, ...(locality === '' ? [] : [locality]), place],
    postcode: home.postcode,
    uprn,
    point: { easting: home.easting, northing: home.northing, from: 'register' },
  };
}

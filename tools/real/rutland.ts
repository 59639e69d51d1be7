import { walkingMeasurer } from '@geography';
import { join } from 'node:path';
import { chanceFor } from '@town';
import { readNetwork } from '../geography';
import { dealWishes } from './deal-wishes';
import { fitPolicy, idOf } from './fit-policy';
import { plausibleFacts } from './plausible-facts';
import { readDemandOf2022, readPostcodes, readRegister, registered, type Postcode } from './publishers';
import type { Replay, ReplaySchool } from './replay';

/** Rutland's numbers in the register of schools and in the postcodes. */
const rutland = { authority: '857', district: 'E06000017' };
const network = 'osm/rutland-2018.osm.pbf';

/** The two rounds of Rutland: what each is called, whom it takes, and how many year groups share a school's capacity. */
const rounds = {
  reception: { group: 'Reception', published: 'Primary', phase: 'primary', years: 7, siblingYear: 3, pattern: 'rutland-reception.yaml' },
  'year-7': { group: 'Year 7', published: 'Secondary', phase: 'secondary', years: 5, siblingYear: 9, pattern: 'rutland-year-7.yaml' },
} as const;

export type RutlandRound = keyof typeof rounds;

/** A round of Rutland, and how many of its postcodes had to be left out because no school can be walked to from there. */
export interface RutlandReplay {
  readonly replay: Replay;
  readonly postcodes: number;
  readonly unreachable: readonly Postcode[];
}

/**
 * Rutland's schools with the wishes of 2022, its postcodes and its footpaths. Each family lives at a postcode drawn by
 * lot among those from which every school can be walked to: from the others nothing could be measured, and `freeze` would
 * refuse the round.
 */
export async function rutlandReplay(data: string, round: RutlandRound, seed: number): Promise<RutlandReplay> {
  const { group, published, phase, years, siblingYear, pattern } = rounds[round];
  const id = `rutland-${round}`;
  const demand = readDemandOf2022(data, rutland.authority, published);
  const register = readRegister(data, rutland.authority);
  const schools = demand.map((one): ReplaySchool => {
    const { easting, northing, capacity } = registered(one, register);
    const places = Math.max(one.offers, Math.floor(capacity / years));
    return { id: idOf(one.name), name: one.name, easting, northing, places, takesFallback: true, policy: fitPolicy(pattern, { id: idOf(one.name), name: one.name, round: id, places }) };
  });
  const all = readPostcodes(data, /^(codepoint_england.*\.csv\.gz|le\.csv|pe\.csv)$/, rutland.district);
  const walkable = await walkableFrom(all, schools, join(data, network));
  const homesChance = chanceFor(seed, `${id} homes`);
  const homes = Array.from({ length: demand.reduce((sum, { first }) => sum + first, 0) }, () => homesChance.pick(walkable));
  const wanted = demand.map(({ name, first, any }, at) => ({ id: idOf(name), easting: schools[at]?.easting ?? 0, northing: schools[at]?.northing ?? 0, first, further: any - first }));
  const wishes = dealWishes(homes, wanted, 3, chanceFor(seed, `${id} wishes`));
  const factsChance = chanceFor(seed, `${id} facts`);
  const replay: Replay = {
    id,
    title: `Rutland, ${group}: real schools, postcodes, footpaths and numbers of 2022; families made up`,
    authority: 'Rutland',
    phase,
    year: 2022,
    frozenOn: '2022-02-01',
    fallback: { says: 'A child without any of their preferences is offered the nearest school with a place left, by the shortest walk.', measure: 'walking-route' },
    schools,
    families: homes.map((home, at) => ({ id: `child-${String(at + 1).padStart(4, '0')}`, home, wishes: wishes[at] ?? [], ...plausibleFacts(wishes[at] ?? [], siblingYear, factsChance) })),
    seed,
    network: join(data, network),
  };
  const reached = new Set(walkable);
  return { replay, postcodes: all.length, unreachable: all.filter((one) => !reached.has(one)) };
}

/** The postcodes from which every school can be walked to: one search for each school answers all of them. */
async function walkableFrom(postcodes: readonly Postcode[], schools: readonly ReplaySchool[], file: string): Promise<readonly Postcode[]> {
  const measurer = walkingMeasurer(await readNetwork(file));
  const homes = postcodes.map(({ postcode, easting, northing }) => ({ id: postcode, easting, northing }));
  const reached = new Uint8Array(homes.length).fill(1);
  for (const { id, easting, northing } of schools) {
    const { distances } = await measurer.measure(homes, { id, easting, northing });
    distances.forEach((distance, at) => {
      if (!distance.reached) reached[at] = 0;
    });
  }
  return postcodes.filter((_, at) => reached[at] === 1);
}

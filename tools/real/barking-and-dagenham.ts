import { chanceFor } from '@town';
import { dealWishes } from './deal-wishes';
import { fitPolicy, idOf } from './fit-policy';
import { plausibleFacts } from './plausible-facts';
import { readBoroughDemand, readPostcodes, readRegister, registered, type SchoolDemand } from './publishers';
import type { Replay, ReplaySchool } from './replay';

const borough = { authority: '301', district: 'E09000002' };

/** A replayed borough and the demand that was published for it, school by school in the same order. */
export interface BoroughReplay {
  readonly replay: Replay;
  readonly demand: readonly SchoolDemand[];
}

/**
 * Year 7 of Barking and Dagenham in 2026: as many families as places were offered, at the borough's postcodes.
 *
 * A school has the places it offered: admission numbers are not published with the figures. Families that no school was
 * named first by are those who named a school elsewhere first.
 */
export function boroughReplay(data: string, seed: number): BoroughReplay {
  const id = 'barking-and-dagenham-year-7';
  const demand = readBoroughDemand(data);
  const register = readRegister(data, borough.authority);
  const schools = demand.map((one): ReplaySchool => {
    const { easting, northing } = registered(one, register);
    return { id: idOf(one.name), name: one.name, easting, northing, places: one.offers, takesFallback: true, policy: fitPolicy(`${id}.yaml`, { id: idOf(one.name), name: one.name, round: id, places: one.offers }) };
  });
  const postcodes = readPostcodes(data, /^(codepoint_lbbd.*|ig|rm)\.csv$/, borough.district);
  const homesChance = chanceFor(seed, `${id} homes`);
  const homes = Array.from({ length: demand.reduce((sum, { offers }) => sum + offers, 0) }, () => homesChance.pick(postcodes));
  const wanted = demand.map(({ first, any }, at) => ({ id: schools[at]?.id ?? '', easting: schools[at]?.easting ?? 0, northing: schools[at]?.northing ?? 0, first, further: any - first }));
  const wishes = dealWishes(homes, wanted, 6, chanceFor(seed, `${id} wishes`));
  const factsChance = chanceFor(seed, `${id} facts`);
  const replay: Replay = {
    id,
    title: 'Barking and Dagenham, Year 7, 2026: real schools, postcodes and numbers; families made up',
    authority: 'Barking and Dagenham',
    phase: 'secondary',
    year: 2026,
    frozenOn: '2026-02-01',
    fallback: { says: 'A child without any of their preferences is offered the nearest school with a place left, in a straight line.', measure: 'straight-line' },
    schools,
    families: homes.map((home, at) => ({ id: `child-${String(at + 1).padStart(4, '0')}`, home, wishes: wishes[at] ?? [], ...plausibleFacts(wishes[at] ?? [], 9, factsChance) })),
    seed,
  };
  return { replay, demand };
}

import { share } from '../commands/words';
import { areas, grandTotal, readAreaCounts, readCitySchools, readCityTotals, type AreaCount } from './brighton-files';
import type { ManyDraws, Spread } from './many-draws';

/** One school: what was really allocated, and what many draws gave. */
export interface SchoolComparison {
  readonly school: string;
  readonly number: number;
  /** Children of the six areas who named it first. */
  readonly namedFirst: number;
  /** Children of the six areas who were really allocated it. */
  readonly allocated: number;
  readonly ours: Spread;
  /** Our mean less the real number. */
  readonly difference: number;
  /** Families, from anywhere, who named it first and were really offered it. */
  readonly firstOffered: number;
  readonly first: Spread;
}

/** Where the children of one area went: to a school of their catchment, to a faith school, elsewhere in the city. */
export interface AreaComparison {
  readonly area: string;
  readonly really: Whereabouts;
  readonly ours: Whereabouts;
}

export interface Whereabouts {
  readonly catchment: number;
  readonly faith: number;
  readonly elsewhere: number;
}

/** The whole comparison, with the shares of first preferences that were met. */
export interface BrightonComparison {
  readonly draws: ManyDraws;
  readonly rows: readonly SchoolComparison[];
  readonly areas: readonly AreaComparison[];
  readonly firsts: { readonly really: string; readonly ours: string };
}

/** Sets the real round of 2023 beside many draws of ours. Nothing of ours was fitted to it. */
export function compareBrighton(data: string, draws: ManyDraws): BrightonComparison {
  const counts = readAreaCounts(data).filter(({ school }) => school !== grandTotal);
  const totals = readCityTotals(data);
  const rows = draws.schools.map(({ name, places, placed, first }): SchoolComparison => {
    const mine = counts.filter(({ school }) => school === name);
    const allocated = mine.reduce((sum, one) => sum + one.allocated, 0);
    return {
      school: name,
      number: places,
      namedFirst: mine.reduce((sum, one) => sum + one.named[0], 0),
      allocated,
      ours: placed,
      difference: placed.mean - allocated,
      firstOffered: totals.find(({ school }) => school === name)?.firstOffered ?? 0,
      first,
    };
  });
  const named = rows.reduce((sum, row) => sum + row.namedFirst, 0);
  const really = share(totals.reduce((sum, one) => sum + one.firstOffered, 0), totals.reduce((sum, one) => sum + one.firstNamed, 0));
  return { draws, rows, areas: compareAreas(data, counts, draws), firsts: { really, ours: share(draws.firstPlaced.mean, named) } };
}

function compareAreas(data: string, counts: readonly AreaCount[], draws: ManyDraws): readonly AreaComparison[] {
  const faith = readCitySchools(data).flatMap(({ name, isFaith }) => (isFaith ? [name] : []));
  return areas.map(({ letter, map, id, schools }) => {
    const kindOf = (school: string): keyof Whereabouts => (schools.some((name) => name === school) ? 'catchment' : faith.includes(school) ? 'faith' : 'elsewhere');
    const ours = draws.schools.map(({ name }, at) => ({ school: name, number: draws.groups.get(id)?.[at] ?? 0 }));
    const really = counts.filter((count) => count.letter === letter).map(({ school, allocated }) => ({ school, number: allocated }));
    return { area: map, really: whereabouts(really, kindOf), ours: whereabouts(ours, kindOf) };
  });
}

function whereabouts(numbers: readonly { readonly school: string; readonly number: number }[], kindOf: (school: string) => keyof Whereabouts): Whereabouts {
  const sum = (kind: keyof Whereabouts): number => numbers.reduce((total, { school, number }) => total + (kindOf(school) === kind ? number : 0), 0);
  return { catchment: sum('catchment'), faith: sum('faith'), elsewhere: sum('elsewhere') };
}

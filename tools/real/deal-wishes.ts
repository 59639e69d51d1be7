import { refuse } from '@kernel';
import type { Chance } from '@town';

/** A point on the National Grid. */
export interface Spot {
  readonly easting: number;
  readonly northing: number;
}

/** How often a school was named: as a first preference, and at any later rank. */
export interface Demand extends Spot {
  readonly id: string;
  readonly first: number;
  readonly further: number;
}

/** One preference of a family. */
export interface Wish {
  readonly rank: number;
  readonly school: string;
}

/** Of so many families drawn by lot, the one that lives nearest takes the wish. */
const drawnByLot = 8;

/**
 * The preferences of families, such that every school is named first, and named later, exactly as often as was published.
 *
 * Wishes come up in an order drawn by lot. For each, eight families are drawn, and the one living nearest to the school
 * takes it: near schools are named more, and nobody names only the nearest. Families left without a first preference here
 * are those that named a school elsewhere first; what they name here begins at rank 2.
 */
export function dealWishes(homes: readonly Spot[], demand: readonly Demand[], most: number, chance: Chance): readonly (readonly Wish[])[] {
  const wishes: Wish[][] = homes.map(() => []);
  const firsts = chance.shuffled(demand.flatMap((school) => repeated(school, school.first)));
  const further = chance.shuffled(demand.flatMap((school) => repeated(school, school.further)));
  checkNumbers(homes.length, firsts.length, further.length, most);
  const without = new Set(homes.keys());
  for (const school of firsts) {
    const family = nearestOf(drawn([...without], chance), homes, school);
    wishes[family]?.push({ rank: 1, school: school.id });
    without.delete(family);
  }
  const elsewhere = new Set(without);
  for (const school of further) {
    const able = (family: number): boolean => wishes[family] !== undefined && wishes[family].length < most && !wishes[family].some((wish) => wish.school === school.id);
    const asked = without.size > 0 ? [...without] : [...homes.keys()].filter(able);
    if (asked.length === 0) refuse({ found: `a preference for "${school.id}" that no family is left to have`, allowed: `families that each name a school once, and at most ${String(most)} schools.` });
    const family = nearestOf(drawn(asked, chance), homes, school);
    wishes[family]?.push({ rank: (wishes[family]?.length ?? 0) + (elsewhere.has(family) ? 2 : 1), school: school.id });
    without.delete(family);
  }
  return wishes;
}

function repeated(school: Demand, times: number): readonly Demand[] {
  return Array.from({ length: times }, () => school);
}

function checkNumbers(families: number, first: number, further: number, most: number): void {
  if (first <= families && first + further <= families * most) return;
  refuse({ found: `${String(first)} first and ${String(further)} further preferences for ${String(families)} families`, allowed: `at most one first preference and ${String(most)} preferences for each family.` });
}

function drawn(families: readonly number[], chance: Chance): readonly number[] {
  return Array.from({ length: drawnByLot }, () => chance.pick(families));
}

function nearestOf(families: readonly number[], homes: readonly Spot[], school: Spot): number {
  const distance = (family: number): number => Math.hypot((homes[family]?.easting ?? 0) - school.easting, (homes[family]?.northing ?? 0) - school.northing);
  return families.reduce((best, family) => (distance(family) < distance(best) ? family : best));
}

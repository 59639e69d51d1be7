import type { IntakeForPlace } from '@contract';

export const orders = ['near', 'name', 'places', 'chance'] as const;
export type Order = (typeof orders)[number];

/** What a list can be narrowed to. */
export interface Narrowed {
  readonly words: string;
  /** Only schools in one of whose areas the place lies. */
  readonly area: boolean;
  /** Only schools that would have offered a place in every year that is known. */
  readonly chance: boolean;
}

type Looked = Pick<IntakeForPlace, 'name' | 'places' | 'metres' | 'areas' | 'likelihood'>;

/** Whether a word of the address bar names an order. */
export function isOrder(word: string | null | undefined): word is Order {
  return orders.some((order) => order === word);
}

/** In the order asked for; the nearest first among those that are alike in it. */
export function sortSchools<School extends Looked>(schools: readonly School[], order: Order): readonly School[] {
  const far = ({ metres }: School): number => metres ?? Number.MAX_SAFE_INTEGER;
  const by: Readonly<Record<Order, (a: School, b: School) => number>> = {
    near: () => 0,
    name: (a, b) => a.name.localeCompare(b.name, 'en-GB'),
    places: (a, b) => b.places - a.places,
    chance: (a, b) => chanceOf(b) - chanceOf(a),
  };
  return [...schools].sort((a, b) => by[order](a, b) || far(a) - far(b));
}

/** The schools that are left. */
export function narrow<School extends Looked>(schools: readonly School[], to: Narrowed): readonly School[] {
  const sought = to.words.trim().toLocaleLowerCase('en-GB');
  return schools.filter(
    (school) =>
      school.name.toLocaleLowerCase('en-GB').includes(sought) &&
      (!to.area || school.areas.some(({ inside }) => inside)) &&
      (!to.chance || isLikely(school)),
  );
}

/** Whether a place would have been offered in every year of which something is known, and something is. */
export function isLikely({ likelihood }: Pick<Looked, 'likelihood'>): boolean {
  const known = likelihood.years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  return known.length > 0 && known.every(({ would }) => would === 'offered');
}

/** How often a place would have been offered: a lot counts half. Schools of which nothing is known come last. */
function chanceOf({ likelihood: { years } }: Looked): number {
  const known = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  if (known.length === 0) return -1;
  const sum = known.reduce((total, { would }) => total + (would === 'offered' ? 1 : would === 'by-lot' ? 0.5 : 0), 0);
  return sum / known.length;
}

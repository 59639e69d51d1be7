import type { Child } from './families/child';
import type { PlanPlace } from './families/ehc-plans';
import type { SchoolKind } from './schools/kinds';
import type { TownSchool } from './schools/school';

/** How large the kinds are beside each other; a school of its own kind is as large as the others. */
const sizes: Partial<Record<SchoolKind, number>> = {
  'area-shares': 5,
  grammar: 7,
  'grammar-with-premium': 6,
  'church-points': 7,
  'two-points': 5,
  'infant-and-junior': 5,
};
const usualSize = 8;
const step = 5;

/**
 * The places of each school. All together they are a few more than the children. Schools that many wish for first
 * have grown larger, though not by as much; those with a part in the corners have exactly the places that make it hard.
 */
export function placesOf(
  schools: readonly TownSchool[],
  children: readonly Child[],
  plans: readonly PlanPlace[],
): ReadonlyMap<string, number> {
  const known = new Map(
    schools.flatMap((school) => {
      const places = placesOfPart(school, children, plans);
      return places === undefined ? [] : [[school.id, places] as const];
    }),
  );
  const others = schools.filter(({ id }) => !known.has(id));
  const left = children.length * 1.02 - [...known.values()].reduce((sum, places) => sum + places, 0);
  const firstWishes = new Map(others.map(({ id }) => [id, children.filter(({ wishes }) => wishes[0] === id).length]));
  const size = ({ id, kind }: TownSchool): number =>
    (sizes[kind] ?? usualSize) * (1 + (2 * others.length * (firstWishes.get(id) ?? 0)) / children.length);
  const whole = others.reduce((sum, school) => sum + size(school), 0);
  for (const school of others)
    known.set(school.id, Math.max(2 * step, Math.round((left * size(school)) / whole / step) * step));
  return known;
}

function placesOfPart(
  { id, part }: TownSchool,
  children: readonly Child[],
  plans: readonly PlanPlace[],
): number | undefined {
  const planned = new Set(plans.map(({ child }) => child));
  const asking = children.filter((child) => child.wishes.includes(id) && !planned.has(child.id));
  const ordinary = asking.filter((child) => !child.id.startsWith('corner-')).length;
  const held = plans.filter((plan) => plan.school === id && plan.counts).length;
  switch (part) {
    case 'first-village':
    case 'second-village':
    case 'of-its-own':
      return ordinary + held + 1;
    case 'quiet':
      return roundedUp((asking.length + held) * 1.1 + 2);
    case 'unasked':
      return roundedUp(children.length * 0.02);
    default:
      return undefined;
  }
}

function roundedUp(places: number): number {
  return Math.max(2 * step, Math.ceil(places / step) * step);
}

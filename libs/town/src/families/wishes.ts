import type { Chance } from '../chance';
import { metresBetween, type Spot } from '../land/spot';
import type { Part } from '../schools/kinds';
import { playing, type TownSchool } from '../schools/school';
import type { Circumstances } from './child';

/** Out of a hundred families, how many name one school, two, and so on to six. */
const wishesInHundred = [10, 13, 24, 19, 12, 22];

/** Schools that a family asks for only under the conditions of their part. */
const apart: readonly (Part | undefined)[] = ['first-village', 'second-village', 'of-its-own', 'unasked'];

/**
 * The schools that a family asks for, best wish first: near ones, well-liked ones, a brother's or sister's school, and
 * those of its faith or for which the child takes a test.
 *
 * The village schools and the school of its own are asked for first or not at all, so that their last place is known.
 */
export function wishesOf(
  home: Spot,
  district: string,
  circumstances: Circumstances,
  schools: readonly TownSchool[],
  chance: Chance,
): readonly string[] {
  const liked = schools
    .filter((school) => !apart.includes(school.part) && isPossible(school, circumstances))
    .map((school) => ({ school, liking: liking(school, home, circumstances, chance) }))
    .sort((a, b) => b.liking - a.liking || (a.school.id < b.school.id ? -1 : 1))
    .map(({ school }) => school);
  const first = firstWish(district, schools, chance);
  const wished = (first === undefined ? [...liked] : [first, ...liked]).slice(0, howMany(chance));
  return withoutSecondWishFirst(wished, liked).map(({ id }) => id);
}

/** Seven in ten families of a village want its school; a few in a hundred of the town want the school of its own. */
function firstWish(district: string, schools: readonly TownSchool[], chance: Chance): TownSchool | undefined {
  for (const part of ['first-village', 'second-village'] as const) {
    const school = playing(part, schools);
    if (school?.district === district) return chance.perMille(700) ? school : undefined;
  }
  return chance.perMille(40) ? playing('of-its-own', schools) : undefined;
}

/** Nobody's first wish is the school that plays the second wish: it changes places with the next, or falls away. */
function withoutSecondWishFirst(wished: readonly TownSchool[], liked: readonly TownSchool[]): readonly TownSchool[] {
  const [first, second, ...rest] = wished;
  if (first?.part !== 'second-wish') return wished;
  const other = second ?? liked.find((school) => school !== first);
  return other === undefined ? [] : [other, first, ...rest];
}

function howMany(chance: Chance): number {
  let left = chance.int(1, 100);
  const at = wishesInHundred.findIndex((share) => {
    left -= share;
    return left <= 0;
  });
  return at + 1;
}

function isPossible(school: TownSchool, { entersTests }: Circumstances): boolean {
  return entersTests || (school.kind !== 'grammar' && school.kind !== 'grammar-with-premium');
}

function liking(school: TownSchool, home: Spot, family: Circumstances, chance: Chance): number {
  const near = -0.6 * metresBetween(school.centre, home);
  const bond =
    [school.id, `${school.id}-junior`].includes(family.sibling?.school ?? '') || family.worksAt === school.id
      ? 2500
      : 0;
  return school.appeal + near + bond + pull(school, family) + chance.int(0, 700);
}

/** What draws a family to a kind of school, or keeps it away. */
function pull({ kind }: TownSchool, family: Circumstances): number {
  switch (kind) {
    case 'church-aided':
      return { catholic: 1200, christian: 100, none: -700 }[family.faith];
    case 'church-points':
    case 'half-and-half':
      return { catholic: 0, christian: 700, none: -250 }[family.faith];
    case 'grammar':
    case 'grammar-with-premium':
      return family.ability > 105 ? 1200 : 300;
    case 'partly-selective':
      return family.entersTests ? 300 : 0;
    case 'musical-academy':
      return family.musical > 65 ? 600 : 0;
    default:
      return 0;
  }
}

import type { ChildFacts, SiblingFact } from '@policy';
import type { Chance } from '../chance';
import { metresBetween, type Spot } from '../land/spot';
import type { Part } from '../schools/kinds';
import type { EarlierSchool, TownSchool } from '../schools/school';
import type { Phase } from '../town-options';
import type { Circumstances } from './child';

const noSiblings: readonly (Part | undefined)[] = [
  'unasked',
  'second-wish',
  'of-its-own',
  'first-village',
  'second-village',
  'quiet',
];

/** What is true of one family, in about the shares of a real authority. */
export function circumstancesOf(
  home: Spot,
  schools: readonly TownSchool[],
  earlier: readonly EarlierSchool[],
  phase: Phase,
  chance: Chance,
): Circumstances {
  const care = careOf(chance);
  const faith = faithOf(chance);
  const sibling = chance.perMille(330)
    ? siblingAt(schoolNearby(home, schools, chance), schools, phase, chance)
    : undefined;
  const worksAt = chance.perMille(8) ? schoolNearby(home, schools, chance) : undefined;
  const vulnerable = chance.perMille(5)
    ? chance.pick(['child-protection-plan', 'rehoused-after-violence', 'refuge'] as const)
    : undefined;
  const ability = chance.about(100, 15);
  const attends = phase === 'secondary' ? earlierSchoolOf(home, earlier, chance) : undefined;
  return {
    ...(care === undefined ? {} : { care }),
    ...(sibling === undefined ? {} : { sibling }),
    ...(vulnerable === undefined ? {} : { vulnerable }),
    ...(worksAt === undefined ? {} : { worksAt: worksAt.id }),
    ...(attends === undefined ? {} : { attends }),
    medicalNeed: chance.perMille(8),
    faith,
    worship: faith === 'none' ? 0 : chance.perMille(500) ? 24 : chance.int(0, 23),
    ability,
    musical: chance.about(50, 15),
    entersTests: chance.perMille(ability > 100 ? 550 : 120),
    premium: care !== undefined || chance.perMille(250),
    service: chance.perMille(15),
    nursery: phase === 'primary' && chance.perMille(400),
  };
}

function careOf(chance: Chance): ChildFacts['care'] {
  const throw1000 = chance.int(1, 1000);
  if (throw1000 <= 5) return 'looked-after';
  if (throw1000 <= 14) return 'previously-looked-after';
  return throw1000 === 15 ? 'state-care-outside-england' : undefined;
}

function faithOf(chance: Chance): Circumstances['faith'] {
  const throw100 = chance.int(1, 100);
  if (throw100 <= 12) return 'catholic';
  return throw100 <= 27 ? 'christian' : 'none';
}

/** One of the three nearest schools that older brothers and sisters could go to. */
function schoolNearby(home: Spot, schools: readonly TownSchool[], chance: Chance): TownSchool | undefined {
  const possible = schools.filter(({ part }) => !noSiblings.includes(part));
  const near = [...possible]
    .sort((a, b) => metresBetween(a.centre, home) - metresBetween(b.centre, home) || (a.id < b.id ? -1 : 1))
    .slice(0, 3);
  return near.length === 0 ? undefined : near[Math.min(chance.int(0, 2), chance.int(0, near.length - 1))];
}

function siblingAt(
  school: TownSchool | undefined,
  schools: readonly TownSchool[],
  phase: Phase,
  chance: Chance,
): SiblingFact | undefined {
  if (school === undefined) return undefined;
  const year = phase === 'secondary' ? chance.int(8, 13) : chance.int(1, 6);
  const linked = phase === 'primary' && school.kind === 'infant-and-junior' && year > 2;
  const tie = chance.perMille(850)
    ? 'full'
    : chance.pick(['half', 'step', 'adopted', 'foster', 'same-household'] as const);
  const displaced = school.kind === 'catchment' && schools.length > 1 && chance.perMille(120);
  return {
    school: linked ? `${school.id}-junior` : school.id,
    tie,
    atApplication: true,
    atAdmission: chance.perMille(930),
    year,
    ...(chance.perMille(20) ? { inResourcedProvision: true } : {}),
    ...(displaced ? { displaced: true } : {}),
  };
}

function earlierSchoolOf(home: Spot, earlier: readonly EarlierSchool[], chance: Chance): string | undefined {
  let nearest: EarlierSchool | undefined;
  let nearestMetres = Infinity;
  for (const school of earlier) {
    const metres = metresBetween(school, home);
    if (metres >= nearestMetres) continue;
    nearest = school;
    nearestMetres = metres;
  }
  return chance.perMille(800) ? nearest?.id : chance.pick(earlier).id;
}

import type { ChildFacts } from '@policy';
import { chanceFor, type Chance } from '../chance';
import type { SchoolKind } from '../schools/kinds';
import type { TownSchool } from '../schools/school';
import type { Child } from './child';

/**
 * The facts that stand once officers have answered each child's claims: only what the schools asked for could use.
 *
 * A test is sat, and a form sent in, only by those who ask for a school that wants it. Where a home lies and which
 * school is nearest are not here: they are found from the maps when the round is frozen.
 */
export function factsOf(
  children: readonly Child[],
  schools: readonly TownSchool[],
  seed: number,
): ReadonlyMap<string, ChildFacts> {
  const byId = new Map(schools.map((school) => [school.id, school]));
  const chance = chanceFor(seed, 'facts');
  const facts = new Map(children.map((child) => [child.id, factsOfOne(child, byId, chance)]));
  return withReturnedList(facts, children, schools, seed);
}

function factsOfOne(child: Child, schools: ReadonlyMap<string, TownSchool>, chance: Chance): ChildFacts {
  const { circumstances: family, wishes } = child;
  const wished = wishes.flatMap((id) => schools.get(id) ?? []);
  const kinds = new Set(wished.map(({ kind }) => kind));
  const first = wished[0]?.id;
  const tests = testsOf(kinds, child, chance);
  const faith = formsOf(kinds, child, chance);
  const attends = attendsOf(wished, child);
  const premiums = premiumsOf(child);
  return {
    ...(family.care === undefined ? {} : { care: family.care }),
    ...(family.medicalNeed && first !== undefined
      ? { needs: [{ school: first, kind: 'medical' as const, of: 'child' as const }] }
      : {}),
    ...(family.vulnerable === undefined ? {} : { vulnerable: [family.vulnerable] }),
    ...(family.sibling === undefined ? {} : { siblings: [family.sibling] }),
    ...(family.worksAt === undefined
      ? {}
      : { staff: [{ school: family.worksAt, twoYears: chance.perMille(850), skillShortage: chance.perMille(150) }] }),
    ...(attends.length === 0 ? {} : { attends }),
    ...(faith.length === 0 ? {} : { faith }),
    ...(tests.length === 0 ? {} : { tests }),
    ...(premiums.length === 0 ? {} : { premiums }),
    ...(family.service ? { serviceFamily: true } : {}),
    ...(family.multipleBirth === undefined ? {} : { multipleBirth: family.multipleBirth }),
  };
}

function testsOf(
  kinds: ReadonlySet<SchoolKind>,
  { circumstances }: Child,
  chance: Chance,
): NonNullable<ChildFacts['tests']> {
  const { ability, musical, entersTests } = circumstances;
  const mark = (level: number): number => chance.about(level, 5);
  const grammar = kinds.has('grammar') || kinds.has('grammar-with-premium');
  return [
    ...(grammar && entersTests ? [{ test: 'eleven-plus', score: mark(ability) }] : []),
    ...(kinds.has('banded-academy') && chance.perMille(930) ? [{ test: 'banding', score: mark(ability) }] : []),
    ...(kinds.has('partly-selective') && entersTests ? [{ test: 'entrance', score: mark(ability) }] : []),
    ...(kinds.has('musical-academy') && musical > 55 ? [{ test: 'music', score: Math.min(100, mark(musical)) }] : []),
  ];
}

/** One in twelve families who could show their faith never send the form in. */
function formsOf(
  kinds: ReadonlySet<SchoolKind>,
  { circumstances }: Child,
  chance: Chance,
): NonNullable<ChildFacts['faith']> {
  const { faith, worship } = circumstances;
  if (faith === 'none' || chance.perMille(80)) return [];
  const church = kinds.has('church-aided') || kinds.has('half-and-half');
  return [
    ...(church ? [{ form: 'church-form', terms: [faith] }] : []),
    ...(kinds.has('church-points') ? [{ form: 'worship-form', terms: ['worship'], points: worship }] : []),
  ];
}

function attendsOf(wished: readonly TownSchool[], { circumstances }: Child): NonNullable<ChildFacts['attends']> {
  const nursery = wished.find(({ kind }) => kind === 'nursery-premium');
  if (nursery !== undefined && circumstances.nursery) return [{ school: nursery.id, as: 'nursery' }];
  return circumstances.attends === undefined ? [] : [{ school: circumstances.attends, as: 'school' }];
}

function premiumsOf({ circumstances }: Child): NonNullable<ChildFacts['premiums']> {
  return [
    ...(circumstances.premium
      ? [circumstances.nursery ? ('early-years-pupil-premium' as const) : ('pupil-premium' as const)]
      : []),
    ...(circumstances.service ? ['service-premium' as const] : []),
  ];
}

/** The strict order that each school with a list of its own returned: every child who asked for it, the corners last. */
function withReturnedList(
  facts: Map<string, ChildFacts>,
  children: readonly Child[],
  schools: readonly TownSchool[],
  seed: number,
): ReadonlyMap<string, ChildFacts> {
  for (const school of schools.filter(({ kind }) => kind === 'own-list')) {
    const asking = children.filter(({ wishes }) => wishes.includes(school.id)).map(({ id }) => id);
    const ordinary = chanceFor(seed, `list of ${school.id}`).shuffled(asking.filter((id) => !id.startsWith('corner-')));
    [...ordinary, ...asking.filter((id) => id.startsWith('corner-'))].forEach((id, at) => {
      facts.set(id, { ...facts.get(id), listed: [{ school: school.id, position: at + 1 }] });
    });
  }
  return facts;
}

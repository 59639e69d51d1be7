import type { AtomicWhen, ChildFacts, SiblingFact, When } from '@policy';
import { bandIn, type BandScale } from './bands';

/** What a condition may look at for one child at one intake. A preference of -1 means the child did not ask for it. */
export interface Asked {
  readonly facts: ChildFacts;
  readonly preference: number;
  /** Whether a same-birth child's offer makes this child a sibling here. */
  readonly countsAsSibling: boolean;
}

/** Where an intake's conditions get what the facts do not hold: its school, its distances and its bands. */
export interface Surroundings {
  readonly school: string;
  /** By preference: the measured millimetres; empty where the policy does not rank on the measure. */
  column(measure: string): Float64Array;
  scale(banding: string): BandScale | undefined;
}

export type Test = (one: Asked) => boolean;

const inMillimetres = { metre: 1_000, kilometre: 1_000_000, mile: 1_609_344 } as const;

/** A condition of a policy as a test that can be put to many children. Written from the policy document alone. */
export function testOf(when: When, around: Surroundings): Test {
  switch (when.kind) {
    case 'all': {
      const parts = when.of.map((part) => testOf(part, around));
      return (one) => {
        for (const part of parts) if (!part(one)) return false;
        return true;
      };
    }
    case 'any': {
      const parts = when.of.map((part) => testOf(part, around));
      return (one) => {
        for (const part of parts) if (part(one)) return true;
        return false;
      };
    }
    case 'not': {
      const part = testOf(when.of, around);
      return (one) => !part(one);
    }
    default:
      return atomTest(when, around);
  }
}

/** One criterion as a test. */
function atomTest(when: AtomicWhen, around: Surroundings): Test {
  switch (when.kind) {
    case 'everyone-else':
      return () => true;
    case 'sibling':
      return siblingTest(when, around.school);
    case 'within-distance': {
      const limit = Math.floor(when.distance * inMillimetres[when.unit] + 0.5);
      const column = around.column(when.measure);
      return ({ preference }) => (column[preference] ?? Number.NaN) <= limit;
    }
    case 'band': {
      const scale = around.scale(when.banding);
      return ({ facts }) => scale !== undefined && bandIn(scale, facts) === when.is;
    }
    case 'need':
    case 'staff-child':
    case 'role':
    case 'boarding-need':
    case 'listed':
    case 'nearest-school':
      return schoolTest(when, around.school);
    default:
      return childTest(when);
  }
}

type SchoolAtom = Extract<AtomicWhen, { kind: 'need' | 'staff-child' | 'role' | 'boarding-need' | 'listed' | 'nearest-school' }>;
type ChildAtom = Exclude<AtomicWhen, SchoolAtom | { kind: 'everyone-else' | 'sibling' | 'within-distance' | 'band' }>;

/** Criteria about the child and this school. */
function schoolTest(when: SchoolAtom, school: string): Test {
  switch (when.kind) {
    case 'need':
      return ({ facts }) => has(facts.needs, (one) => one.school === school && when.kinds.includes(one.kind) && when.of.includes(one.of));
    case 'staff-child': {
      const service = when.grounds.includes('two-years');
      const shortage = when.grounds.includes('skill-shortage');
      return ({ facts }) => has(facts.staff, (one) => one.school === school && ((service && one.twoYears) || (shortage && one.skillShortage)));
    }
    case 'role':
      return ({ facts }) => has(facts.roles, (one) => one.school === school && one.role === when.role);
    case 'boarding-need':
      return ({ facts }) =>
        has(facts.boarding, (one) => {
          if (one.school !== school || !one.suitable) return false;
          if (when.as === 'need') return one.need;
          return when.as === 'service-help' ? one.serviceHelp : true;
        });
    case 'listed':
      return ({ facts }) => has(facts.listed, (one) => one.school === school);
    case 'nearest-school':
      return ({ facts }) => has(facts.nearest, (one) => one.among === when.among && one.schools.includes(school));
  }
}

/** Criteria about the child alone. */
function childTest(when: ChildAtom): Test {
  switch (when.kind) {
    case 'looked-after':
      return ({ facts }) => facts.care !== undefined && when.who.includes(facts.care);
    case 'vulnerable':
      return ({ facts }) => has(facts.vulnerable, (one) => when.any.includes(one));
    case 'feeder-school':
      return ({ facts }) => has(facts.attends, (one) => one.as === when.as && when.schools.includes(one.school));
    case 'catchment':
      return ({ facts }) => has(facts.areas, (one) => when.areas.includes(one));
    case 'faith':
      return ({ facts }) => has(facts.faith, (one) => one.form === when.form && one.terms.some((term) => when.any.includes(term)));
    case 'faith-points':
      return ({ facts }) => has(facts.faith, (one) => one.form === when.form && one.points !== undefined && one.points >= when.atLeast);
    case 'tested':
      return ({ facts }) => has(facts.tests, (one) => one.test === when.test && (when.atLeast === undefined || one.score >= when.atLeast));
    case 'premium':
      return ({ facts }) => has(facts.premiums, (one) => when.any.includes(one));
    case 'service-family':
      return ({ facts }) => facts.serviceFamily === true;
  }
}

function siblingTest(when: Extract<AtomicWhen, { kind: 'sibling' }>, school: string): Test {
  const schools = [school, ...(when.linkedSchools ?? [])];
  const from = when.years?.from ?? Number.NEGATIVE_INFINITY;
  const to = when.years?.to ?? Number.POSITIVE_INFINITY;
  const counts = (one: SiblingFact): boolean => {
    if (!schools.includes(one.school) || !when.who.includes(one.tie)) return false;
    if (when.onRoll === 'at-admission' ? !one.atAdmission : !one.atApplication) return false;
    if (one.year < from || one.year > to) return false;
    if (one.inResourcedProvision === true && when.resourcedProvision === 'does-not-count') return false;
    return one.displaced === true || when.displacedOnly !== true;
  };
  return ({ facts, countsAsSibling }) => countsAsSibling || has(facts.siblings, counts);
}

/** A plain loop: most children have no such fact at all, and the question is asked millions of times. */
function has<One>(many: readonly One[] | undefined, wanted: (one: One) => boolean): boolean {
  if (many === undefined) return false;
  for (const one of many) if (wanted(one)) return true;
  return false;
}

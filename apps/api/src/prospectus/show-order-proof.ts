import { buildSnapshot, decide, type SnapshotParts } from '@allocation';
import type { OrderProof } from '@contract';
import type { Language } from '@kernel';
import { completePolicy, type Policy } from '@policy';

/** One place each. Ada lives nearer to Hill School and wants Green School; Ben lives nearer to Green School and wants it too. */
const schools = [
  { id: 'green', name: 'Green School', places: 1 },
  { id: 'hill', name: 'Hill School', places: 1 },
] as const;
const children = [
  { id: 'ada', name: 'Ada', wants: ['green', 'hill'], metres: { green: 900, hill: 300 } },
  { id: 'ben', name: 'Ben', wants: ['green', 'hill'], metres: { green: 400, hill: 700 } },
] as const;

type Child = (typeof children)[number];
type Case = OrderProof['cases'][number];

/**
 * That no other order than the honest one ever helps: two children, two schools, every order of both lists, each decided
 * by the engine when it is asked. Nothing of the answer is typed in.
 */
export function showOrderProof(language: Language): OrderProof {
  const [ada, ben] = children;
  const cases = ordersOf(ada).flatMap((one) => ordersOf(ben).map((other) => caseOf([one, other])));
  const findings = children.map((child) => findingOf(child, cases, says[language]));
  const helped = findings.some((finding) => finding.helped);
  return {
    schools: schools.map((school) => ({ ...school })),
    children: children.map(({ id, name, wants, metres }) => ({
      id,
      name,
      wants: [...wants],
      metres: schools.map((school) => ({ school: school.id, metres: metres[school.id] })),
    })),
    cases,
    findings,
    says: helped ? says[language].helped : says[language].never,
  };
}

/** What the proof says, by language. */
const says: Readonly<Record<Language, ProofWords>> = {
  en: {
    helped: 'Here another order would have helped. That must not be: tell us.',
    never:
      'List schools in the order you really want them. Whatever the other family does, no other order gets a child a place they want more.',
    helpedChild: (name) => `Another order would have helped ${name}.`,
    harmsChild: (name) => `Another order never gets ${name} a place they want more, and can cost the one they want.`,
    neverChild: (name) => `Another order never gets ${name} a place they want more.`,
  },
  cy: {
    helped: 'Byddai trefn arall wedi helpu yma. Ni ddylai hynny fod: rhowch wybod i ni.',
    never:
      "Rhestrwch ysgolion yn y drefn rydych yn wir yn eu dymuno. Beth bynnag a wna'r teulu arall, ni all unrhyw drefn arall roi i blentyn le y byddai'n well ganddo.",
    helpedChild: (name) => `${name}: byddai trefn arall wedi helpu.`,
    harmsChild: (name) =>
      `${name}: ni all trefn arall roi lle y byddai'n well gan y plentyn, a gall gostio'r lle sydd orau ganddo.`,
    neverChild: (name) => `${name}: ni all trefn arall roi lle y byddai'n well gan y plentyn.`,
  },
};

interface ProofWords {
  readonly helped: string;
  readonly never: string;
  readonly helpedChild: (name: string) => string;
  readonly harmsChild: (name: string) => string;
  readonly neverChild: (name: string) => string;
}

/** Both orders of a child's list, the honest one first. */
function ordersOf({ wants }: Child): readonly (readonly string[])[] {
  return [[...wants], [...wants].reverse()];
}

function caseOf(lists: readonly (readonly string[])[]): Case {
  const snapshot = buildSnapshot(partsOf(lists));
  const { placedIntake } = decide(snapshot);
  return {
    lists: children.map(({ id, wants }, at) => ({
      child: id,
      list: [...(lists[at] ?? [])],
      honest: wants.every((school, rank) => lists[at]?.[rank] === school),
    })),
    offers: children.map(({ id }) => ({
      child: id,
      school: snapshot.intakes[placedIntake[snapshot.children.indexOf(id)] ?? -1]?.id ?? null,
    })),
  };
}

/** Each dishonest list held against the honest one, with the other family's list as it is. */
function findingOf(child: Child, cases: readonly Case[], words: ProofWords): OrderProof['findings'][number] {
  const wish = (one: Case): number => {
    const school = one.offers.find((offer) => offer.child === child.id)?.school;
    const rank = child.wants.findIndex((wanted) => wanted === school);
    return rank < 0 ? child.wants.length : rank;
  };
  const pairs = cases
    .filter((one) => isHonest(one, child))
    .flatMap((honest) =>
      cases
        .filter((one) => !isHonest(one, child) && othersOf(one, child) === othersOf(honest, child))
        .map((other) => wish(other) - wish(honest)),
    );
  const helped = pairs.some((difference) => difference < 0);
  const harmed = pairs.some((difference) => difference > 0);
  const say = helped ? words.helpedChild : harmed ? words.harmsChild : words.neverChild;
  return { child: child.id, helped, harmed, says: say(child.name) };
}

function isHonest({ lists }: Case, { id }: Child): boolean {
  return lists.find(({ child }) => child === id)?.honest === true;
}

function othersOf({ lists }: Case, { id }: Child): string {
  return JSON.stringify(lists.filter(({ child }) => child !== id));
}

function partsOf(lists: readonly (readonly string[])[]): SnapshotParts {
  return {
    round: {
      id: 'proof',
      title: 'Two children and two schools',
      authority: 'Nowhere',
      phase: 'primary',
      year: 2027,
      kind: 'offer-day',
      fallback: { kind: 'none' },
    },
    policies: schools.map(policyOf),
    intakes: schools.map(({ id, name, places }) => ({ id, school: id, name, policy: id, places })),
    children: children.map(({ id }) => ({ id, resident: true })),
    preferences: children.flatMap(({ id }, at) =>
      (lists[at] ?? []).map((intake, rank) => ({ child: id, rank: rank + 1, intake })),
    ),
    facts: [],
    measurements: children.flatMap(({ id, metres }) =>
      schools.map((school) => ({
        child: id,
        intake: school.id,
        measure: 'home',
        millimetres: metres[school.id] * 1000,
        method: 'straight-line' as const,
      })),
    ),
    held: [],
    draws: [],
    reach: [],
  };
}

/** The nearest first, and nothing else. */
function policyOf({ id, name, places }: (typeof schools)[number]): Policy {
  const measure = {
    says: 'in a straight line',
    method: 'straight-line',
    from: 'address-point',
    to: { kind: 'centre' },
    unit: 'metre',
    decimals: 0,
  };
  return completePolicy(
    {
      schema: 1,
      id,
      title: name,
      school: { id, name, kind: 'community', religiousCharacter: 'none', selection: 'none' },
      entry: { year: 2027, group: 'reception' },
      code: '2021',
      places: { admissionNumber: places },
      definitions: { measures: { home: measure } },
      rows: [{ id: '1', name: 'All children', when: { kind: 'everyone-else' } }],
      tieBreak: [{ by: 'distance', measure: 'home', first: 'nearest' }],
      multipleBirths: 'none',
    },
    id,
  );
}

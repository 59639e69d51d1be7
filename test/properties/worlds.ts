import { buildSnapshot, type Snapshot, type SnapshotParts } from '@allocation';
import { digestText } from '@kernel';
import { completePolicy, type ChildFacts, type Policy } from '@policy';
import fc from 'fast-check';

/** A child of a simple round: whom they ask, how far they live from each school, and what puts them higher. */
export interface SimpleChild {
  /** Schools by number, best wish first. */
  readonly wishes: readonly number[];
  /** By school: whole metres, no two children's alike. */
  readonly metres: readonly number[];
  /** By school. */
  readonly sibling: readonly boolean[];
  readonly lookedAfter: boolean;
}

/** A simple round: every school has one pool, three rows and a tie-break by distance. */
export interface SimpleRound {
  /** By school. */
  readonly places: readonly number[];
  readonly children: readonly SimpleChild[];
}

/** Simple rounds with up to so many children and schools. */
export function simpleRounds(most: { readonly children: number; readonly schools: number }): fc.Arbitrary<SimpleRound> {
  return fc.integer({ min: 1, max: most.schools }).chain((schools) =>
    fc.record({
      places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: schools, maxLength: schools }),
      children: fc.array(simpleChild(schools), { minLength: 1, maxLength: most.children }).map(apart),
    }),
  );
}

function simpleChild(schools: number): fc.Arbitrary<SimpleChild> {
  const all = Array.from({ length: schools }, (_, school) => school);
  return fc.record({
    wishes: fc.shuffledSubarray(all, { minLength: 1 }),
    metres: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: schools, maxLength: schools }),
    sibling: fc.array(fc.integer({ min: 0, max: 4 }).map((throws) => throws === 4), { minLength: schools, maxLength: schools }),
    lookedAfter: fc.integer({ min: 0, max: 9 }).map((throws) => throws === 9),
  });
}

/** The same children with no two at the same distance from any school. */
function apart(children: readonly SimpleChild[]): readonly SimpleChild[] {
  return children.map((child, at) => ({ ...child, metres: child.metres.map((metres) => metres * 100 + at) }));
}

export const schoolId = (school: number): string => `s${String(school + 1)}`;
/** Ids of two digits, so that their order is the children's. */
export const childId = (child: number): string => `c${String(child + 1).padStart(2, '0')}`;

/** The rows of a simple round. */
export function simpleParts({ places, children }: SimpleRound): SnapshotParts {
  return {
    round: { id: 'round', title: 'A round', authority: 'Anyshire', phase: 'secondary', year: 2027, kind: 'offer-day', fallback: { kind: 'none' } },
    policies: places.map((number, school) => simplePolicy(school, number)),
    intakes: places.map((number, school) => ({ id: schoolId(school), school: schoolId(school), name: schoolId(school), policy: `policy-${schoolId(school)}`, places: number })),
    children: children.map((_, child) => ({ id: childId(child), resident: true })),
    preferences: children.flatMap((one, child) => one.wishes.map((school, at) => ({ child: childId(child), rank: at + 1, intake: schoolId(school) }))),
    facts: children.map((one, child) => ({ child: childId(child), facts: factsOf(one) })),
    measurements: children.flatMap((one, child) =>
      one.wishes.map((school) => ({ child: childId(child), intake: schoolId(school), measure: 'home', millimetres: (one.metres[school] ?? 0) * 1000, method: 'straight-line' as const })),
    ),
    held: [],
    draws: places.map((_, school) => ({ intake: schoolId(school), id: `draw-${schoolId(school)}`, seed: 'a seed', commitment: digestText('a seed'), supervisor: 'an independent person' })),
    reach: [],
  };
}

export function simpleSnapshot(round: SimpleRound): Snapshot {
  return buildSnapshot(simpleParts(round));
}

function factsOf({ lookedAfter, sibling }: SimpleChild): ChildFacts {
  const siblings = sibling.flatMap((is, school) => (is ? [{ school: schoolId(school), tie: 'full' as const, atApplication: true, atAdmission: true, year: 9 }] : []));
  return { ...(lookedAfter ? { care: 'looked-after' as const } : {}), siblings };
}

/** Looked-after, sibling, everyone else; the nearest first. */
function simplePolicy(school: number, places: number): Policy {
  const id = schoolId(school);
  return completePolicy(
    {
      schema: 1,
      id: `policy-${id}`,
      title: `The policy of ${id}`,
      school: { id, name: id, kind: 'community', religiousCharacter: 'none', selection: 'none' },
      entry: { year: 2027, group: 'year-7' },
      code: '2021',
      places: { admissionNumber: Math.max(1, places) },
      definitions: { measures: { home: { says: 'in a straight line', method: 'straight-line', from: 'address-point', to: { kind: 'centre' }, unit: 'metre', decimals: 0 } } },
      rows: [
        { id: '1', name: 'Looked-after', when: { kind: 'looked-after', who: ['looked-after', 'previously-looked-after', 'state-care-outside-england'] } },
        { id: '2', name: 'Sibling', when: { kind: 'sibling', who: ['full', 'half'], onRoll: 'at-admission' } },
        { id: '3', name: 'Everyone else', when: { kind: 'everyone-else' } },
      ],
      tieBreak: [{ by: 'distance', measure: 'home', first: 'nearest' }, { by: 'draw', supervisedBy: 'an independent person' }],
      multipleBirths: 'none',
    },
    id,
  );
}

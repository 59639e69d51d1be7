import { buildSnapshot, type Snapshot, type SnapshotParts } from '@allocation';
import { digestText } from '@kernel';
import { completePolicy, type ChildFacts, type MultipleBirthRule, type Policy } from '@policy';
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
  /** Children of one number were born together; most were not. */
  readonly birth?: number;
}

/** A simple round: every school has one pool, three rows and a tie-break by distance. */
export interface SimpleRound {
  /** By school. */
  readonly places: readonly number[];
  readonly children: readonly SimpleChild[];
  /** By school; none where left out. */
  readonly multipleBirths?: readonly MultipleBirthRule[];
}

/** Simple rounds in which many children were born together, and every school has something to say about it. */
export function twinRounds(most: { readonly children: number; readonly schools: number }): fc.Arbitrary<SimpleRound> {
  const said = fc.constantFrom<MultipleBirthRule>('admit-all-over-number', 'linked-unit', 'sibling-once-one-offered');
  return simpleRounds(most).chain((round) =>
    fc.record({
      births: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: round.children.length, maxLength: round.children.length }),
      multipleBirths: fc.array(said, { minLength: round.places.length, maxLength: round.places.length }),
    }).map(({ births, multipleBirths }) => ({
      ...round,
      multipleBirths,
      children: round.children.map((child, at): SimpleChild => ({ ...child, birth: births[at] ?? 0 })),
    })),
  );
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
export function simpleParts({ places, children, multipleBirths }: SimpleRound): SnapshotParts {
  return {
    round: { id: 'round', title: 'A round', authority: 'Anyshire', phase: 'secondary', year: 2027, kind: 'offer-day', fallback: { kind: 'none' } },
    policies: places.map((number, school) => simplePolicy(school, number, multipleBirths?.[school] ?? 'none')),
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

function factsOf({ lookedAfter, sibling, birth }: SimpleChild): ChildFacts {
  const siblings = sibling.flatMap((is, school) => (is ? [{ school: schoolId(school), tie: 'full' as const, atApplication: true, atAdmission: true, year: 9 }] : []));
  return { ...(lookedAfter ? { care: 'looked-after' as const } : {}), ...(birth === undefined ? {} : { multipleBirth: `birth-${String(birth)}` }), ...(siblings.length === 0 ? {} : { siblings }) };
}

/** Looked-after, sibling, everyone else; the nearest first. */
function simplePolicy(school: number, places: number, multipleBirths: MultipleBirthRule): Policy {
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
      multipleBirths,
    },
    id,
  );
}

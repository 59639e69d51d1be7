import { buildSnapshot, type Snapshot, type SnapshotParts } from '@allocation';
import { digestText } from '@kernel';
import { completePolicy, type Policy } from '@policy';
import fc from 'fast-check';
import { childId, schoolId, type SimpleChild, simpleParts, simpleRounds } from './worlds';

const areas = ['north', 'middle', 'south'] as const;
type Area = (typeof areas)[number];

/** What one school does with its pools, one for each area, whose unfilled places flow to the others. */
export interface Pooling {
  /** By area. */
  readonly places: readonly number[];
  readonly how: 'in-order' | 'in-turn' | 'by-draw';
  /** Whether the other two pools are served together or one before the other. */
  readonly together: boolean;
  /** Children with the premium at the school in all, however they are taken; left out where there is no cap. */
  readonly premiumCap?: number;
  /** Instead of all this: one pool of all places, for children of the north and nobody else. */
  readonly onlyNorth?: boolean;
}

/** A round in which every school keeps places for areas, and unfilled ones flow. */
export interface PooledRound {
  readonly schools: readonly Pooling[];
  readonly children: readonly (SimpleChild & { readonly area: Area; readonly premium: boolean })[];
}

/** Rounds in which every school keeps places for areas, and unfilled ones flow. */
export function pooledRounds(most: { readonly children: number; readonly schools: number }): fc.Arbitrary<PooledRound> {
  return simpleRounds(most).chain(({ places, children }) =>
    fc.record({
      schools: fc.array(pooling, { minLength: places.length, maxLength: places.length }),
      children: fc
        .array(fc.record({ area: fc.constantFrom<Area>('north', 'north', 'middle', 'middle', 'south'), premium: fc.boolean() }), { minLength: children.length, maxLength: children.length })
        .map((more) => children.map((child, at) => ({ ...child, area: more[at]?.area ?? 'north', premium: more[at]?.premium ?? false }))),
    }),
  );
}

const pooling: fc.Arbitrary<Pooling> = fc.record(
  {
    places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    how: fc.constantFrom('in-order', 'in-turn', 'by-draw'),
    together: fc.boolean(),
    premiumCap: fc.integer({ min: 0, max: 2 }),
    onlyNorth: fc.integer({ min: 0, max: 2 }).map((throws) => throws === 2),
  },
  { requiredKeys: ['places', 'how', 'together'] },
);

/** The rows of such a round. */
export function pooledParts({ schools, children }: PooledRound): SnapshotParts {
  const total = ({ places }: Pooling): number => places.reduce((sum, one) => sum + one, 0);
  const parts = simpleParts({ places: schools.map(total), children });
  return {
    ...parts,
    policies: schools.map((one, school) => pooledPolicy(school, one, parts.policies[school])),
    facts: parts.facts.map(({ child, facts }, at) => ({
      child,
      facts: { ...facts, areas: [children[at]?.area ?? 'north'], ...(children[at]?.premium === true ? { premiums: ['pupil-premium'] } : {}) },
    })),
    draws: schools.map((_, school) => ({ intake: schoolId(school), id: `draw-${schoolId(school)}`, seed: `seed ${childId(school)}`, commitment: digestText(`seed ${childId(school)}`), supervisor: 'an independent person' })),
  };
}

export function pooledSnapshot(round: PooledRound): Snapshot {
  return buildSnapshot(pooledParts(round));
}

function pooledPolicy(school: number, { places, how, together, premiumCap, onlyNorth }: Pooling, simple: Policy | undefined): Policy {
  const total = Math.max(1, places.reduce((sum, one) => sum + one, 0));
  const premium = { kind: 'premium', any: ['pupil-premium'] };
  const capped = {
    id: 'premium',
    name: 'Premium',
    when: premium,
    upTo: { amount: { kind: 'places', places: Math.min(premiumCap ?? 0, total) }, counts: { kind: 'everyone-meeting', when: premium } },
  };
  return completePolicy(
    {
      ...simple,
      places: { admissionNumber: total },
      definitions: { ...simple?.definitions, areas: Object.fromEntries(areas.map((area) => [area, { says: `the ${area}` }])) },
      rows: [...(premiumCap === undefined ? [] : [capped]), ...(simple?.rows ?? [])],
      pools: onlyNorth === true ? [northOnly] : areas.map((area, at) => ({
        id: area,
        name: area,
        places: { kind: 'places', places: places[at] ?? 0 },
        who: { kind: 'catchment', areas: [area] },
        unfilled: { kind: 'flow', to: others(area, together), how, when: 'after-last-pool' },
        afterOfferDay: 'kept',
      })),
    },
    schoolId(school),
  );
}

const northOnly = {
  id: 'north',
  name: 'north',
  places: { kind: 'all-remaining' },
  who: { kind: 'catchment', areas: ['north'] },
  unfilled: { kind: 'lost' },
  afterOfferDay: 'kept',
};

function others(area: Area, together: boolean): readonly (readonly Area[])[] {
  const rest = areas.filter((one) => one !== area);
  return together ? [rest] : rest.map((one) => [one]);
}

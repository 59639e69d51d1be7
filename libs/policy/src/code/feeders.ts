import type { Policy } from '../policy';
import type { Placed } from '../walk';
import type { Example } from './examples';
import { lookedAfterRow, otherRow, row } from './examples';
import { placedAtoms } from './look';

/** The school as the policy names it, and where. */
export interface NamedSchool {
  readonly path: string;
  readonly id: string;
  readonly words: string;
}

/** Every feeder school that a policy uses, once. */
export function feedersOf(policy: Policy): readonly NamedSchool[] {
  return named(policy, placedAtoms(policy).flatMap(({ path, thing }) => (thing.kind === 'feeder-school' ? thing.schools.map((id) => ({ path, thing: id })) : [])));
}

/** Every school that a policy links with this one for siblings, once. */
export function linkedSchoolsOf(policy: Policy): readonly NamedSchool[] {
  return named(policy, placedAtoms(policy).flatMap(({ path, thing }) => (thing.kind === 'sibling' ? (thing.linkedSchools ?? []).map((id) => ({ path, thing: id })) : [])));
}

function named(policy: Policy, ids: readonly Placed<string>[]): readonly NamedSchool[] {
  return ids
    .filter(({ thing }, at) => ids.findIndex((other) => other.thing === thing) === at)
    .map(({ thing }) => ({ path: `definitions.schools.${thing}`, id: thing, words: policy.definitions.schools[thing] ?? thing }));
}

/** Words that stand for many schools, where one school should be named. */
export const manySchools = /\b(any|every|each) (\w+ ){0,3}school\b|\b(all|other|local|nearby|neighbouring|various|several|partner|our) (\w+ ){0,3}schools\b/i;

/** An example with one feeder school, in the given words. */
export function feederExample(words: string, shows: string): Example {
  return {
    of: 'secondary',
    shows,
    change: {
      definitions: { schools: { 'town/oak': words } },
      rows: [lookedAfterRow, row('feeder', 'Children at the feeder school', { kind: 'feeder-school', schools: ['town/oak'], as: 'school' }), otherRow],
    },
  };
}

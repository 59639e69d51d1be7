import type { Method, Place } from '@geography';
import { atomsOf, conditionsOf } from '@policy';
import type { PlainRows } from './plain-rows';
import type { PointFinder } from './measuring-points';
import type { Problems } from './problems';

/** A named set of schools of which some policy asks the nearest, ready to be measured to. */
export interface SchoolSet {
  readonly id: string;
  readonly method: Method;
  readonly schools: readonly { readonly school: string; readonly points: readonly Place[] }[];
}

/**
 * By policy id: the sets of schools of which it asks whether the school is the nearest.
 *
 * A child's facts know a set only by its id, so two policies that use one id must mean the same schools, measured alike.
 */
export function schoolSets(plain: PlainRows, finder: PointFinder, problems: Problems): ReadonlyMap<string, readonly SchoolSet[]> {
  const known = new Map<string, { readonly set: SchoolSet; readonly meaning: string; readonly file: string }>();
  const used = new Set(plain.intakes.map(({ policy }) => policy));
  const sets = new Map<string, readonly SchoolSet[]>();
  for (const { file, policy } of plain.policies.filter((one) => used.has(one.policy.id))) {
    const asked = new Set(conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing)).flatMap((atom) => (atom.kind === 'nearest-school' ? [atom.among] : [])));
    const mine: SchoolSet[] = [];
    for (const id of asked) {
      const definition = policy.definitions.schoolSets[id];
      const measure = policy.definitions.measures[definition?.measure ?? ''];
      const schools = [...new Set(definition?.schools ?? [])].sort();
      const meaning = JSON.stringify([schools, measure?.method ?? '', measure?.to ?? '']);
      const before = known.get(id);
      if (before !== undefined) {
        if (before.meaning !== meaning) problems.add(file, 0, `the set of schools "${id}" defined otherwise than in ${before.file}`, 'give different sets different ids: a child\'s facts know a set only by its id.');
        mine.push(before.set);
        continue;
      }
      const ready = schools.flatMap((school) => {
        const ends = measure === undefined ? finder.usual(school) : finder.endsOf(measure.to, school, policy);
        if ('points' in ends) return [{ school, points: ends.points }];
        problems.add(file, 0, `the set of schools "${id}", which cannot be measured to: ${ends.missing}`, 'add the point, or the school.');
        return [];
      });
      const set: SchoolSet = { id, method: measure?.method ?? 'straight-line', schools: ready };
      known.set(id, { set, meaning, file });
      mine.push(set);
    }
    sets.set(policy.id, mine);
  }
  return sets;
}

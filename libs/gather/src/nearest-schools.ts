import type { FactsRow } from '@allocation';
import { nearestOf } from '@geography';
import type { PlainRows } from './plain-rows';
import type { HomePlace } from './homes';
import type { PointFinder } from './measuring-points';
import type { Problems } from './problems';
import type { Ruler } from './ruler';
import { schoolSets } from './school-sets';
import type { SchoolSet } from './school-sets';

type Nearest = NonNullable<FactsRow['facts']['nearest']>;

/** Finds, for each child whose preferences ask it, which school of a named set is nearest to the home. */
export class NearestSchools {
  private readonly wanted: { readonly home: HomePlace; readonly set: SchoolSet; readonly line: number }[] = [];

  constructor(
    plain: PlainRows,
    homes: ReadonlyMap<string, HomePlace>,
    finder: PointFinder,
    private readonly ruler: Ruler,
    private readonly problems: Problems,
  ) {
    const sets = schoolSets(plain, finder, problems);
    if ([...sets.values()].every((mine) => mine.length === 0)) return;
    const policyOf = new Map(plain.intakes.map(({ intake, policy }) => [intake, policy]));
    const known = new Set(plain.facts.flatMap(({ child, facts }) => (facts.nearest ?? []).map(({ among }) => `${child} ${among}`)));
    for (const { child, intake, line } of plain.preferences) {
      for (const set of sets.get(policyOf.get(intake) ?? '') ?? []) {
        const key = `${child} ${set.id}`;
        if (known.has(key)) continue;
        known.add(key);
        this.want(homes.get(child), set, child, line);
      }
    }
  }

  private want(home: HomePlace | undefined, set: SchoolSet, child: string, line: number): void {
    if (!this.ruler.can(set.method)) {
      this.problems.add('preferences.csv', line, `"${child}", whose nearest school of "${set.id}" is measured on foot, and no street network`, 'add network.json, or give the nearest school in facts.ndjson.');
    } else if (home === undefined) {
      this.problems.add('preferences.csv', line, `"${child}", whose nearest school of "${set.id}" cannot be found: homes.csv has no home of "${child}"`, 'add the home, or give the nearest school in facts.ndjson.');
    } else {
      this.wanted.push({ home, set, line });
      for (const { points } of set.schools) this.ruler.ask(set.method, home.point, points);
    }
  }

  /** By child: the nearest school of each set, or the several that are exactly as near. */
  found(): ReadonlyMap<string, Nearest> {
    const found = new Map<string, Nearest>();
    for (const { home, set, line } of this.wanted) {
      const candidates = set.schools.map(({ school, points }) => ({ id: school, points }));
      const nearest = nearestOf(candidates, ({ points }) => {
        const { distance } = this.ruler.distance(set.method, home.point, points);
        return distance.reached ? distance.millimetres : undefined;
      });
      if (nearest === undefined) {
        this.problems.add('preferences.csv', line, `"${home.id}", from whose home no school of "${set.id}" can be reached`, 'mend the home or the street network, or give the nearest school in facts.ndjson.');
        continue;
      }
      found.set(home.id, [...(found.get(home.id) ?? []), { among: set.id, schools: nearest.schools.map(({ id }) => id) }]);
    }
    return found;
  }
}

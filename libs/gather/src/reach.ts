import type { ReachRow } from '@allocation';
import type { Place } from '@geography';
import type { PlainRows } from './plain-rows';
import type { HomePlace } from './homes';
import type { PointFinder } from './measuring-points';
import type { Problems } from './problems';
import type { Ruler } from './ruler';

/** So many pairs would fill the memory; a round of that size places nobody by a fallback over every school. */
const mostPairs = 20_000_000;

/** Measures every resident child to every school that the scheme's fallback may place them at (domain 2.3). */
export class Reach {
  private readonly wanted: { readonly home: HomePlace; readonly intake: string; readonly points: readonly Place[] }[] = [];
  private readonly method: PlainRows['round']['fallbackMeasure'];

  constructor(
    plain: PlainRows,
    homes: ReadonlyMap<string, HomePlace>,
    finder: PointFinder,
    private readonly ruler: Ruler,
    private readonly problems: Problems,
  ) {
    this.method = plain.round.fallbackMeasure;
    if (plain.round.fallback.kind === 'none') return;
    const intakes = plain.intakes.filter(({ takesFallback }) => takesFallback === true);
    const residents = plain.children.filter(({ resident }) => resident);
    if (this.isTooMuch(intakes.length, residents.length)) return;
    if (!ruler.can(this.method)) {
      problems.add('network.json', 0, 'no street network, though the fallback measures walking routes', 'add network.json, network.osm.pbf or network.osm, or set fallbackMeasure: straight-line in round.yaml.');
      return;
    }
    const ends = intakes.flatMap(({ intake, school }) => {
      const usual = finder.usual(school);
      return 'missing' in usual ? [] : [{ intake, points: usual.points }];
    });
    for (const { child, line } of residents) {
      const home = homes.get(child);
      if (home === undefined && intakes.length > 0) problems.add('children.csv', line, `the resident child "${child}" without a home in homes.csv`, 'add the home: the fallback measures from it.');
      if (home !== undefined) for (const { intake, points } of ends) this.want(home, intake, points);
    }
  }

  private isTooMuch(intakes: number, residents: number): boolean {
    if (intakes * residents <= mostPairs) return false;
    this.problems.add('round.yaml', 0, `a fallback over ${String(residents)} children and ${String(intakes)} schools`, `at most ${String(mostPairs)} pairs: let fewer schools take part, or set fallback to { kind: none }.`);
    return true;
  }

  private want(home: HomePlace, intake: string, points: readonly Place[]): void {
    this.wanted.push({ home, intake, points });
    this.ruler.ask(this.method, home.point, points);
  }

  /** The distances for the fallback. */
  rows(): readonly ReachRow[] {
    return this.wanted.flatMap(({ home, intake, points }) => {
      const { distance } = this.ruler.distance(this.method, home.point, points);
      if (distance.reached) return [{ child: home.id, intake, millimetres: distance.millimetres }];
      this.problems.add('homes.csv', home.line, `the home of "${home.id}", from which "${intake}" cannot be reached for the fallback: ${distance.says}`, 'mend the home or the street network.');
      return [];
    });
  }
}

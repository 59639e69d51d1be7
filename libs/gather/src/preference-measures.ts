import { measuresOf } from '@allocation';
import type { MeasurementRow } from '@allocation';
import { isGrid } from '@geography';
import type { Method, Place } from '@geography';
import type { PlainRows } from './plain-rows';
import type { HomePlace } from './homes';
import type { PointFinder } from './measuring-points';
import type { Problems } from './problems';
import type { Ruler } from './ruler';

/** One measure that an intake's policy ranks on, and where it ends. */
interface Need {
  readonly measure: string;
  readonly method: Method;
  readonly points: readonly Place[];
}

/** One distance to be measured for a preference. */
interface Wanted extends Need {
  readonly line: number;
  readonly home: HomePlace;
  readonly intake: string;
}

/** Measures each preference by each measure that its policy ranks on, unless measurements.csv has it already. */
export class PreferenceMeasures {
  private readonly wanted: Wanted[] = [];

  constructor(
    private readonly plain: PlainRows,
    homes: ReadonlyMap<string, HomePlace>,
    finder: PointFinder,
    private readonly ruler: Ruler,
    private readonly problems: Problems,
  ) {
    const needs = needsOf(plain, finder, problems);
    const given = new Set(plain.measurements.map(({ child, intake, measure }) => keyOf(child, intake, measure)));
    const noNetwork = new Set<string>();
    const fixed = new Set(plain.held.filter(({ mayMove }) => !mayMove).map(({ child }) => child));
    for (const { child, intake, line } of plain.preferences) {
      if (fixed.has(child)) continue;
      for (const need of needs.get(intake) ?? []) {
        if (given.has(keyOf(child, intake, need.measure))) continue;
        const home = homes.get(child);
        if (!ruler.can(need.method)) noNetwork.add(`"${need.measure}" of "${intake}"`);
        else if (home === undefined) this.cannot(line, child, intake, need.measure, `homes.csv has no home of "${child}"`, 'add the home, or the distance to measurements.csv.');
        else this.want({ ...need, line, home, intake });
      }
    }
    for (const measure of noNetwork) {
      problems.add('network.json', 0, `no street network, though ${measure} is a walking route`, 'add network.json, network.osm.pbf or network.osm, or set ORS_URL, or give every distance in measurements.csv.');
    }
  }

  private want(wanted: Wanted): void {
    this.wanted.push(wanted);
    this.ruler.ask(wanted.method, wanted.home.point, wanted.points);
  }

  /** The rows: those given, and those measured. Each distance that could not be measured is a problem of its line. */
  rows(): readonly MeasurementRow[] {
    const given = this.plain.measurements.map(({ line: _line, ...row }) => row);
    return [...given, ...this.wanted.flatMap((wanted) => this.measured(wanted))];
  }

  private measured({ line, home, intake, measure, method, points }: Wanted): readonly MeasurementRow[] {
    const { distance, to, source } = this.ruler.distance(method, home.point, points);
    if (!distance.reached) {
      this.cannot(line, home.id, intake, measure, distance.says, 'mend the home or the street network, or add the distance to measurements.csv.');
      return [];
    }
    const network = source.kind === 'network' ? { network: source.digest } : {};
    return [{ child: home.id, intake, measure, millimetres: distance.millimetres, method, ...endsOf(home.point, to), ...network }];
  }

  private cannot(line: number, child: string, intake: string, measure: string, why: string, mend: string): void {
    this.problems.add('preferences.csv', line, `the preference of "${child}" for "${intake}", whose "${measure}" cannot be measured: ${why}`, mend);
  }
}

function keyOf(child: string, intake: string, measure: string): string {
  return `${child} ${intake} ${measure}`;
}

function endsOf(from: Place, to: Place): Pick<MeasurementRow, 'from' | 'to'> {
  if (!isGrid(from) || !isGrid(to)) return {};
  return { from: { easting: from.easting, northing: from.northing }, to: { easting: to.easting, northing: to.northing } };
}

/** By intake: the measures its policy ranks on, with their measuring points found. */
function needsOf(plain: PlainRows, finder: PointFinder, problems: Problems): ReadonlyMap<string, readonly Need[]> {
  const policies = new Map(plain.policies.map(({ policy }) => [policy.id, policy]));
  const needs = new Map<string, readonly Need[]>();
  for (const { intake, school, policy: id, line } of plain.intakes) {
    const policy = policies.get(id);
    if (policy === undefined) continue;
    needs.set(
      intake,
      measuresOf(policy).flatMap((measure): readonly Need[] => {
        const how = policy.definitions.measures[measure];
        if (how === undefined) return [];
        const ends = finder.endsOf(how.to, school, policy);
        if ('missing' in ends) {
          problems.add('intakes.csv', line, `the intake "${intake}", whose "${measure}" cannot be measured: ${ends.missing}`, 'add the point to points.csv.');
          return [];
        }
        return [{ measure, method: how.method, points: ends.points }];
      }),
    );
  }
  return needs;
}

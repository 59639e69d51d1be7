import { setImmediate } from 'node:timers/promises';
import {
  type Distance,
  GeographyError,
  type Grid,
  type Measurer,
  type Method,
  type Place,
  ServiceAway,
  type Source,
} from '@geography';
import type { Measurers } from '@gather';
import type { UnmeasuredWhy } from '../geography.types';

/** What came of a distance: the distance or why there is none, and what it was measured on. */
export type Taken =
  | { readonly distance: Distance; readonly source: Source }
  | { readonly failed: UnmeasuredWhy & ('service-away' | 'service-refused'); readonly says: string };

/** All homes that are measured to one point by one method. */
interface Column {
  readonly method: Method;
  readonly point: Place;
  readonly homes: Place[];
  readonly at: Map<string, number>;
  taken: readonly Taken[];
}

/**
 * Distances, asked for first and measured together: one search for each measuring point answers every home at once,
 * and a distance that several preferences need is measured once.
 */
export class Columns {
  private readonly columns = new Map<string, Column>();
  /** One place for each home in all columns: a measurer remembers by it which path the home is joined to. */
  private readonly homes = new Map<string, Place>();

  /** Asks for the distance from a home to each of the points. */
  ask(method: Method, home: Grid, points: readonly Place[]): void {
    const key = keyOf(home);
    const place = this.homes.get(key) ?? { id: `home ${this.homes.size + 1}`, ...home };
    this.homes.set(key, place);
    for (const point of points) {
      const column = this.column(method, point);
      if (column.at.has(key)) continue;
      column.at.set(key, column.homes.length);
      column.homes.push(place);
    }
  }

  /** Measures all that was asked for, column by column. A service that is away is not asked again. */
  async measure(measurers: Measurers, progress?: (done: number, total: number) => void): Promise<void> {
    let done = 0;
    let away: ServiceAway | undefined;
    for (const column of this.columns.values()) {
      const measurer = measurers[column.method];
      const service = column.method === 'walking-route' && away !== undefined ? undefined : measurer;
      if (service !== undefined) away = (await take(column, service)) ?? away;
      else column.taken = column.homes.map(() => failure('service-away', away));
      done += 1;
      progress?.(done, this.columns.size);
      // A search takes a moment; whoever else asks this process for something is answered between two.
      await setImmediate();
    }
  }

  /** What came of the distance from a home to a point. */
  taken(method: Method, home: Grid, point: Place): Taken {
    const column = this.column(method, point);
    const taken = column.taken[column.at.get(keyOf(home)) ?? -1];
    if (taken === undefined) throw new RangeError(`The distance to ${point.id} was never asked for.`);
    return taken;
  }

  /** The nearest of the points that can be reached, with what came of it; equally near points go by the order they came in. */
  nearest(method: Method, home: Grid, points: readonly Place[]): { readonly taken: Taken; readonly to: Place } {
    const all = points.map((to) => ({ to, taken: this.taken(method, home, to) }));
    const [first] = all;
    if (first === undefined) throw new RangeError('There is no point to measure to.');
    // While one gate is unmeasured nobody knows whether it is the nearest.
    const failed = all.find(({ taken }) => 'failed' in taken);
    return failed ?? all.reduce((best, one) => (isNearer(one.taken, best.taken) ? one : best), first);
  }

  private column(method: Method, point: Place): Column {
    const key = `${method} ${point.id} ${'easting' in point ? keyOf(point) : ''}`;
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    const column: Column = { method, point, homes: [], at: new Map(), taken: [] };
    this.columns.set(key, column);
    return column;
  }
}

/** Measures one column; gives back the complaint of a service that is away. */
async function take(column: Column, measurer: Measurer): Promise<ServiceAway | undefined> {
  const taken: Taken[] = [];
  const away = await takeSome(column.homes, column.point, measurer, taken);
  column.taken = taken;
  return away;
}

/** Where the service refuses some homes for one of them, they are halved until only that one is refused. */
async function takeSome(
  homes: readonly Place[],
  point: Place,
  measurer: Measurer,
  taken: Taken[],
): Promise<ServiceAway | undefined> {
  try {
    const { source, distances } = await measurer.measure(homes, point);
    taken.push(...distances.map((distance) => ({ distance, source })));
    return undefined;
  } catch (error) {
    if (!(error instanceof GeographyError)) throw error;
    if (error instanceof ServiceAway || homes.length === 1) {
      const why = error instanceof ServiceAway ? 'service-away' : 'service-refused';
      taken.push(...homes.map(() => failure(why, error)));
      return error instanceof ServiceAway ? error : undefined;
    }
    const middle = Math.ceil(homes.length / 2);
    const first = await takeSome(homes.slice(0, middle), point, measurer, taken);
    if (first === undefined) return takeSome(homes.slice(middle), point, measurer, taken);
    taken.push(...homes.slice(middle).map(() => failure('service-away', first)));
    return first;
  }
}

function failure(failed: 'service-away' | 'service-refused', fault: GeographyError | undefined): Taken {
  return { failed, says: fault?.message ?? 'Nothing is at hand that measures walks.' };
}

function isNearer(a: Taken, b: Taken): boolean {
  if (!('distance' in a) || !('distance' in b) || !a.distance.reached) return false;
  return !b.distance.reached || a.distance.millimetres < b.distance.millimetres;
}

function keyOf({ easting, northing }: Grid): string {
  return `${easting} ${northing}`;
}

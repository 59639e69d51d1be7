import { isGrid } from '@geography';
import type { Distance, Measurer, Method, Place, Source } from '@geography';

/** What there is to measure with. Without a street network (or a routing service) no walk can be measured. */
export interface Measurers {
  readonly 'straight-line': Measurer;
  readonly 'walking-route': Measurer | undefined;
}

/** The distance from a home to the nearest of some points, with the point and what it was measured on. */
export interface Measured {
  readonly distance: Distance;
  readonly to: Place;
  readonly source: Source;
}

interface Column {
  readonly method: Method;
  readonly point: Place;
  readonly homes: Place[];
  /** By the home's id: its place in `homes`. */
  readonly at: Map<string, number>;
  distances: readonly Distance[];
  source: Source;
}

/**
 * Measures in two steps: first every distance is asked for, then each point is measured once to all its homes.
 *
 * A walk costs one search for each point, however many homes ask; so nothing is measured until all have asked.
 */
export class Ruler {
  private readonly columns = new Map<string, Column>();
  /** The same by the very point: the same few are asked for very often. */
  private readonly known = new WeakMap<Place, Column>();

  constructor(private readonly measurers: Measurers) {}

  /** Whether the method can be measured at all. */
  can(method: Method): boolean {
    return this.measurers[method] !== undefined;
  }

  ask(method: Method, home: Place, points: readonly Place[]): void {
    for (const point of points) {
      const column = this.columnOf(method, point);
      if (column.at.has(home.id)) continue;
      column.at.set(home.id, column.homes.length);
      column.homes.push(home);
    }
  }

  /** Measures everything that was asked for; `progress` is told how many points are done, of how many. */
  async measure(progress?: (done: number, total: number) => void): Promise<void> {
    let done = 0;
    for (const column of this.columns.values()) {
      const measurer = this.measurers[column.method];
      if (measurer !== undefined) {
        const measured = await measurer.measure(column.homes, column.point);
        column.distances = measured.distances;
        column.source = measured.source;
      }
      done += 1;
      progress?.(done, this.columns.size);
    }
  }

  /** The distance to the nearest of the points that can be reached; equally near points go by the order they came in. */
  distance(method: Method, home: Place, points: readonly Place[]): Measured {
    let nearest: Measured | undefined;
    for (const point of points) {
      const column = this.columnOf(method, point);
      const distance = column.distances[column.at.get(home.id) ?? -1];
      if (distance === undefined) throw new RangeError(`The distance from ${home.id} to ${point.id} was never asked for.`);
      if (nearest === undefined || isNearer(distance, nearest.distance)) nearest = { distance, to: point, source: column.source };
    }
    if (nearest === undefined) throw new RangeError('There is no point to measure to.');
    return nearest;
  }

  private columnOf(method: Method, point: Place): Column {
    const known = this.known.get(point);
    if (known?.method === method) return known;
    const found = this.columnNamed(method, point);
    this.known.set(point, found);
    return found;
  }

  private columnNamed(method: Method, point: Place): Column {
    const key = `${method} ${point.id} ${isGrid(point) ? `${String(point.easting)} ${String(point.northing)}` : ''}`;
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    const column: Column = { method, point, homes: [], at: new Map(), distances: [], source: { kind: 'national-grid' } };
    this.columns.set(key, column);
    return column;
  }
}

function isNearer(a: Distance, b: Distance): boolean {
  return a.reached && (!b.reached || a.millimetres < b.millimetres);
}

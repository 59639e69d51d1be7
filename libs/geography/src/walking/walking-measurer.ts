import {
  unreachable,
  type Distance,
  type Distances,
  type Measurer,
  type Place,
  type Unreachable,
} from '../measurement';
import { nodePoint, type Network } from './network';
import type { Point } from '../point';
import { searchTo, walkFrom } from './search';
import { snapperFor, usualSnapLimit, type Snap, type Snapper } from './snap';

export interface WalkingOptions {
  /** How far a home or a school may be from the nearest path, in millimetres: 250,000 unless said otherwise. */
  readonly snapLimit?: number;
}

/** A walk with the points it passes, from the node nearest the home to the node nearest the school. */
export interface Route {
  readonly reached: true;
  readonly millimetres: number;
  readonly snaps: { readonly home: number; readonly school: number };
  readonly points: readonly Point[];
}

/**
 * The measurer that walks a network: one search for each measuring point answers every home at once.
 *
 * The search is repeated only when asked again about a measuring point; what each home is joined to is remembered.
 */
export function walkingMeasurer(network: Network, options: WalkingOptions = {}): Measurer {
  const limit = options.snapLimit ?? usualSnapLimit;
  const snap = remember(snapperFor(network, limit));
  const source = { kind: 'network', digest: network.digest, date: network.date } as const;
  return {
    method: 'walking-route',
    measure: (homes, schoolPoint) =>
      Promise.resolve({ source, distances: walkFromAll(network, homes, schoolPoint, snap, limit) } satisfies Distances),
  };
}

/** The shortest walk from a home to a school, point by point, or why there is none. */
export function routeBetween(
  network: Network,
  home: Point,
  school: Point,
  options: WalkingOptions = {},
): Route | Unreachable {
  const limit = options.snapLimit ?? usualSnapLimit;
  const snap = snapperFor(network, limit);
  const start = snap(home);
  const end = snap(school);
  if (end === undefined) return unreachable('school-too-far-from-any-path', limit);
  if (start === undefined) return unreachable('home-too-far-from-any-path', limit);
  const search = searchTo(network, end.node);
  const walked = search.millimetres[start.node] ?? Infinity;
  if (walked === Infinity) return unreachable('no-way-through');
  return {
    reached: true,
    millimetres: walked,
    snaps: { home: start.millimetres, school: end.millimetres },
    points: walkFrom(search, start.node).map((node) => nodePoint(network, node)),
  };
}

function walkFromAll(
  network: Network,
  homes: readonly Place[],
  schoolPoint: Place,
  snap: Snapper,
  limit: number,
): readonly Distance[] {
  const end = snap(schoolPoint);
  if (end === undefined) return homes.map(() => unreachable('school-too-far-from-any-path', limit));
  const { millimetres } = searchTo(network, end.node);
  return homes.map((home) => {
    const start = snap(home);
    if (start === undefined) return unreachable('home-too-far-from-any-path', limit);
    const walked = millimetres[start.node] ?? Infinity;
    if (walked === Infinity) return unreachable('no-way-through');
    return { reached: true, millimetres: walked, snaps: { home: start.millimetres, school: end.millimetres } };
  });
}

function remember(snap: Snapper): Snapper {
  const known = new WeakMap<Point, { readonly snap: Snap | undefined }>();
  return (point) => {
    const found = known.get(point) ?? { snap: snap(point) };
    known.set(point, found);
    return found.snap;
  };
}

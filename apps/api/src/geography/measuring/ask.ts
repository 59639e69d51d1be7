import { byCodePoint, digest } from '@kernel';
import { type Grid, type Method, type Place, toGrid } from '@geography';
import type { Unmeasured, UnmeasuredWhy, WantedDistance } from '../geography.types';
import type { Instruments } from './round-measurers.reader';

/** The measuring points of a distance, in the order of their names, and their digest. */
export interface Ends {
  readonly digest: string;
  readonly points: readonly (Grid & { readonly id: string })[];
}

/** A distance that can be measured: everything that it depends on is known. */
export interface Ask {
  readonly child: string;
  readonly intake: string;
  readonly measure: string;
  readonly method: Method;
  readonly home: { readonly id: string; readonly account: string | null; readonly point: Grid };
  /** Where it is measured from: the home, unless an officer chose a point that stands in for it. */
  readonly from: Grid;
  readonly ends: Ends;
  /** The digest of everything that it depends on: while that is the same, it need not be measured again. */
  readonly basis: string;
}

/** Ends that were made of these very lists before: a school's points are the same for all its children. */
export type KnownEnds = Map<readonly Place[], Ends>;

/** The wanted distance ready to be measured, or why it cannot be. */
export function askFor(wanted: WantedDistance, instruments: Instruments, known: KnownEnds): Ask | Unmeasured {
  const { child, intake, measure, method, home, ends } = wanted;
  const cannot = (why: UnmeasuredWhy, says: string): Unmeasured => ({ child, intake, measure, why, says });
  const at = home?.point ?? null;
  if (home === null || at === null) return cannot('no-home-point', 'The home has no point on the map yet.');
  if ('missing' in ends) return cannot('no-measuring-point', `There is no point to measure to: ${ends.missing}.`);
  if (instruments.measurers[method] === undefined)
    return cannot('no-network', 'No walking network is frozen for this round.');
  const points = known.get(ends.points) ?? endsOf(ends.points);
  known.set(ends.points, points);
  const { easting, northing } = at;
  const point = { easting, northing };
  return {
    child,
    intake,
    measure,
    method,
    home: { id: home.id, account: home.account ?? null, point },
    from: point,
    ends: points,
    basis: basisOf(method, point, points, instruments),
  };
}

/** The points in the order of their names, so that the same points are the same ends whatever order they came in. */
export function endsOf(places: readonly Place[]): Ends {
  const points = places.map((place) => {
    const { easting, northing } = toGrid(place);
    return { id: place.id, easting, northing };
  });
  points.sort((a, b) => byCodePoint(a.id, b.id));
  return { digest: digest(points), points };
}

/** The digest of everything that a distance depends on. */
export function basisOf(method: Method, home: Grid, ends: Ends, { network, walksBy }: Instruments): string {
  const on = method === 'straight-line' ? 'national-grid' : walksBy === 'own' ? (network?.digest ?? '') : walksBy;
  return digest([method, home.easting, home.northing, ends.digest, on]);
}

/** The key of a distance in a round. */
export function keyOf({ child, intake, measure }: Pick<Ask, 'child' | 'intake' | 'measure'>): string {
  return `${child} ${intake} ${measure}`;
}

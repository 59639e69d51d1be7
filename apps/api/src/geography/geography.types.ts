import type { Grid, Method, Place, UnreachableReason } from '@geography';
import type { MapPiece, Measurers } from '@gather';

/** What the geography room gives the rooms below it, and what it is asked. */

/** Where a measuring ends: the points of the school, of which the nearest counts; or why there is none. As `pointFinder` says it. */
export type AskedEnds = { readonly points: readonly Place[] } | { readonly missing: string };

/** One distance that a preference needs: from the home that counts, by a measure of the intake's policy. */
export interface WantedDistance {
  readonly child: string;
  readonly intake: string;
  /** The measure's name in the policy. */
  readonly measure: string;
  readonly method: Method;
  /** The home that counts; without a point nothing can be measured. */
  readonly home: AskedHome | null;
  readonly ends: AskedEnds;
}

export interface AskedHome {
  readonly id: string;
  readonly point: Grid | null;
  /** The account that told of the home. Of the parents only this one sees the measurement, because it shows where the home is. */
  readonly account?: string | null;
}

/** What is to be measured for a round, in one go. */
export interface DistancesToMeasure {
  readonly round: string;
  readonly wanted: readonly WantedDistance[];
  /** Told after each measuring point: how many are done, of how many. */
  readonly progress?: (done: number, total: number) => void;
}

/** How a batch went. What stood already, measured on exactly the same, is not measured again. */
export interface MeasuredRound {
  readonly measured: number;
  readonly stood: number;
  readonly outliers: number;
  readonly unmeasured: readonly Unmeasured[];
}

/** Why a preference has no distance that counts. */
export type UnmeasuredWhy =
  | UnreachableReason
  | 'never-measured'
  | 'no-home-point'
  | 'no-measuring-point'
  | 'no-network'
  | 'service-away'
  | 'service-refused'
  | 'something-moved';

/** A preference without a distance that counts; it blocks a run. */
export interface Unmeasured {
  readonly child: string;
  readonly intake: string;
  readonly measure: string;
  readonly why: UnmeasuredWhy;
  readonly says: string;
}

/** Who measured: our own ruler and network, or an openrouteservice. */
export type MeasuredBy = 'own' | 'openrouteservice';

/** Why an officer should look at a distance before it decides anything. */
export type OutlierWhy =
  'shorter-than-straight-line' | 'much-longer-than-straight-line' | 'methods-disagree' | 'very-far';

/** The measurement that counts for a child, an intake and a measure. `millimetres` is null where there is no way there. */
export interface MeasurementOfRound {
  readonly id: string;
  readonly child: string;
  readonly intake: string;
  readonly measure: string;
  /** How many there were of it with this one; the highest counts. */
  readonly number: number;
  readonly method: Method;
  readonly home: string;
  readonly from: Grid;
  readonly to: Grid | null;
  /** The measuring point's name: `school/point`. */
  readonly toPoint: string | null;
  readonly millimetres: number | null;
  /** The digest of the walking network, for a walk on our own. */
  readonly network: string | null;
  readonly by: MeasuredBy;
  readonly unmeasured: UnmeasuredWhy | null;
  /** The same in a sentence. */
  readonly unmeasuredSays: string | null;
  readonly outlier: OutlierWhy | null;
  /** The digest of everything that it was asked with. */
  readonly basis: string;
}

/** What a round is measured with: for `gather`, and for the rooms that measure beyond the preferences. */
export interface RoundMeasurers {
  readonly measurers: Measurers;
  /** The network that is frozen for the round; nothing while none is. */
  readonly network: { readonly digest: string; readonly date: string } | null;
}

/** An area that holds a point. */
export interface AreaAt {
  /** Its short name, by which policies name it. */
  readonly area: string;
  readonly name: string;
  readonly kind: 'catchment' | 'parish' | 'other';
  /** The version of its map, and that map's digest. */
  readonly version: string;
  readonly digest: string;
}

/** The maps of an authority on a day: as `gather` takes them, and one digest over all of them. */
export interface AreasOfDay {
  readonly pieces: readonly MapPiece[];
  readonly digest: string;
}

import { isGrid, type Point } from './point';

/** How a policy says a distance is measured (1.13). */
export type Method = 'straight-line' | 'walking-route';

/** What a distance was measured on, kept with it so that it can be measured again. */
export type Source =
  | { readonly kind: 'national-grid' }
  | { readonly kind: 'network'; readonly digest: string; readonly date: string }
  | { readonly kind: 'openrouteservice'; readonly version: string; readonly date: string };

/** Why a walk could not be measured. */
export type UnreachableReason = 'home-too-far-from-any-path' | 'school-too-far-from-any-path' | 'no-way-through';

/** A distance in whole millimetres. A walk does not include the snaps, the gaps between a point and its nearest path. */
export interface Reached {
  readonly reached: true;
  readonly millimetres: number;
  readonly snaps?: { readonly home: number; readonly school: number };
}

/** No distance, and why not, in a word for programs and a sentence for people. */
export interface Unreachable {
  readonly reached: false;
  readonly reason: UnreachableReason;
  readonly says: string;
}

export type Distance = Reached | Unreachable;

/** The distance from one home to one measuring point of a school, with everything needed to check it. */
export interface Measurement {
  readonly home: string;
  readonly school: string;
  /** Which of the school's measuring points: a gate, the centre, the reception door. */
  readonly schoolPoint: string;
  readonly method: Method;
  readonly from: Point;
  readonly to: Point;
  readonly source: Source;
  readonly distance: Distance;
}

/** A home or a measuring point: an id, and a point on the National Grid or by longitude and latitude. */
export type Place = Point & { readonly id: string };

/** A school and the points it may be measured to. */
export interface MeasuredSchool {
  readonly id: string;
  readonly points: readonly Place[];
}

/** The distances from some homes to one measuring point, in the order of the homes, and what they were measured on. */
export interface Distances {
  readonly source: Source;
  readonly distances: readonly Distance[];
}

/** Anything that can measure from homes to a measuring point: a ruler, our own network, or a routing service. */
export interface Measurer {
  readonly method: Method;
  measure(homes: readonly Place[], schoolPoint: Place): Promise<Distances>;
}

/** The bare point of a place, without its id. */
export function pointOf(place: Point): Point {
  return isGrid(place) ? { easting: place.easting, northing: place.northing } : { lon: place.lon, lat: place.lat };
}

/** The distance that is not there, with its sentence. */
export function unreachable(reason: UnreachableReason, limit?: number): Unreachable {
  const within = limit === undefined ? '' : ` (the limit is ${limit / 1000} metres)`;
  const says = {
    'home-too-far-from-any-path': `The home is too far from any street or path of the network${within}.`,
    'school-too-far-from-any-path': `The school is too far from any street or path of the network${within}.`,
    'no-way-through': 'There is no way through on foot between the home and the school.',
  }[reason];
  return { reached: false, reason, says };
}

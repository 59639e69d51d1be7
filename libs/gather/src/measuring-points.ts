import type { Place } from '@geography';
import type { Measure, Policy } from '@policy';
import type { PlainRows, PointKind } from './plain-rows';

/** The points of a school that a measure may end at; the nearest of them counts. Or why there is none. */
export type Ends = { readonly points: readonly Place[] } | { readonly missing: string };

/** Finds measuring points by school. */
export interface PointFinder {
  /** Where a measure of this school's policy ends. */
  endsOf(to: Measure['to'], school: string, policy: Policy): Ends;
  /** Where a distance ends of which no policy says more: the nearest gate, or the centre of a school without gates. */
  usual(school: string): Ends;
}

type Kind = PointKind;

/** The finder over a folder's schools and points. A school's own line gives its centre, unless points.csv has one. */
export function pointFinder({ schools, points }: Pick<PlainRows, 'schools' | 'points'>): PointFinder {
  const centres = new Map(schools.map(({ school, easting, northing }) => [school, { id: `${school}#centre`, easting, northing }]));
  const bySchool = groups(points);
  const placesOf = (school: string, wanted: (kind: Kind, point: string) => boolean): readonly Place[] =>
    (bySchool.get(school) ?? []).filter(({ kind, point }) => wanted(kind, point)).map(placeOf);
  const ends = (found: readonly Place[], missing: string): Ends => (found.length > 0 ? { points: found } : { missing });

  const centre = (school: string): Ends => {
    const own = centres.get(school);
    const given = placesOf(school, (kind) => kind === 'centre');
    return given.length > 0 || own === undefined ? ends(given, `schools.csv does not have the school "${school}"`) : { points: [own] };
  };
  const usual = (school: string): Ends => {
    const gates = placesOf(school, (kind) => kind === 'gate');
    return gates.length > 0 ? { points: gates } : centre(school);
  };
  const away = (point: string, school: string): readonly Place[] => {
    const own = placesOf(school, (kind, id) => kind === 'nodal-point' && id === point);
    return own.length > 0 ? own : points.filter((one) => one.kind === 'nodal-point' && one.point === point).map(placeOf);
  };

  return {
    usual,
    endsOf: (to, school, policy) => {
      switch (to.kind) {
        case 'nearest-gate':
          return ends(placesOf(school, (kind) => kind === 'gate'), `points.csv has no gate of "${school}"`);
        case 'reception':
          return ends(placesOf(school, (kind) => kind === 'reception'), `points.csv has no reception of "${school}"`);
        case 'named-point':
          return ends(placesOf(school, (_kind, id) => id === to.point), `points.csv has no point "${to.point}" of "${school}"`);
        case 'nodal-point':
          return ends(away(to.point, school), `points.csv has no nodal point "${to.point}"`);
        case 'centre':
          return centre(school);
        case 'nearest-alternative':
          return joined((policy.definitions.schoolSets[to.among]?.schools ?? []).filter((other) => other !== school).map(usual), to.among);
      }
    },
  };
}

function joined(all: readonly Ends[], set: string): Ends {
  const missing = all.find((one) => 'missing' in one);
  if (missing !== undefined) return missing;
  const points = all.flatMap((one) => ('points' in one ? one.points : []));
  return points.length > 0 ? { points } : { missing: `the set of schools "${set}" holds no other school` };
}

function groups(points: PlainRows['points']): ReadonlyMap<string, PlainRows['points']> {
  const found = new Map<string, PlainRows['points'][number][]>();
  for (const point of points) {
    const mine = found.get(point.school);
    if (mine === undefined) found.set(point.school, [point]);
    else mine.push(point);
  }
  return found;
}

function placeOf({ school, point, easting, northing }: PlainRows['points'][number]): Place {
  return { id: `${school}/${point}`, easting, northing };
}

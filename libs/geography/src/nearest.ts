import { byCodePoint } from '@kernel';

/** A school, or one of its sites, by its id. */
export interface Candidate {
  readonly id: string;
}

/** The schools at the smallest distance from a home: one, or several that are exactly as near. */
export interface Nearest<School extends Candidate> {
  readonly millimetres: number;
  /** In order of id, whatever order they came in. */
  readonly schools: readonly School[];
}

/** The distance from the home to a school in millimetres, or `undefined` where the school cannot be reached. */
export type DistanceTo<School extends Candidate> = (school: School) => number | undefined;

/**
 * The nearest of the schools given, with every school that is exactly as near; `undefined` when none can be reached.
 *
 * Which schools are of the kind a policy means (a faith, a phase, a list) is for the caller to say, by giving only those.
 */
export function nearestOf<School extends Candidate>(
  schools: Iterable<School>,
  distanceTo: DistanceTo<School>,
): Nearest<School> | undefined {
  let millimetres = Infinity;
  let nearest: School[] = [];
  for (const school of schools) {
    const distance = distanceTo(school);
    if (distance === undefined || distance > millimetres) continue;
    if (distance < millimetres) nearest = [];
    millimetres = distance;
    nearest.push(school);
  }
  if (nearest.length === 0) return undefined;
  return { millimetres, schools: nearest.sort((a, b) => byCodePoint(a.id, b.id)) };
}

/**
 * The nearest alternative to one school: the nearest of the others.
 *
 * Relative distance (how much further a child would have to go if refused) is this distance less the one to the school itself.
 */
export function nearestAlternative<School extends Candidate>(
  schools: Iterable<School>,
  except: string,
  distanceTo: DistanceTo<School>,
): Nearest<School> | undefined {
  return nearestOf(
    [...schools].filter((school) => school.id !== except),
    distanceTo,
  );
}

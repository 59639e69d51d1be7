import { chanceFor } from '../chance';
import type { TownSchool } from '../schools/school';
import type { Child } from './child';

/** A place that a child holds before the round because an EHC plan names the school (1.6). */
export interface PlanPlace {
  readonly child: string;
  readonly school: string;
  /** A place in the school's resourced provision does not come off its places. */
  readonly counts: boolean;
}

const planned = 30;
const inProvision = 200;

/**
 * Places by EHC plan for three children in a hundred. Nine in ten plans name a school that the parent asked for too; the
 * others name one the parent did not.
 */
export function planPlaces(
  children: readonly Child[],
  schools: readonly TownSchool[],
  seed: number,
): readonly PlanPlace[] {
  const chance = chanceFor(seed, 'EHC plans');
  const ordinary = schools.filter(
    ({ part }) => part === undefined || part === 'popular' || part === 'mapped' || part === 'river-bank',
  );
  const withProvision = new Set(
    schools.filter(({ part, kind }) => part === 'mapped' || kind === 'feeder-academy').map(({ id }) => id),
  );
  return children.flatMap((child) => {
    if (!child.resident || !chance.perMille(planned)) return [];
    const [first] = child.wishes;
    const school = first !== undefined && chance.perMille(900) ? first : chance.pick(ordinary).id;
    return [{ child: child.id, school, counts: !(withProvision.has(school) && chance.perMille(inProvision)) }];
  });
}

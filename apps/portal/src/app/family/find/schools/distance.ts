import type { IntakeForPlace } from '@contract';

type Measure = IntakeForPlace['measures'][number];

/** How far it is by the measure that orders children, with its method; nothing where it cannot be measured. */
export function distanceOf({
  measures,
}: Pick<IntakeForPlace, 'measures'>): (Measure & { says: string; far: string }) | null {
  for (const measure of measures) {
    if (measure.distance !== null) return { ...measure, far: measure.distance.says };
  }
  return null;
}

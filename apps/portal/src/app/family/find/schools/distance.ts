import type { IntakeForPlace } from '@contract';
import type { MessageKey } from '@ui/words/message-key';

type Measure = IntakeForPlace['measures'][number];
type Measured = Pick<IntakeForPlace, 'measures' | 'nearest'>;

/** A measure with the distance that it gives, in words. */
export interface Distance extends Measure {
  readonly far: string;
}

/**
 * How far the school is by its own method; nothing where that cannot be measured. Where its policy measures to several
 * points (another school, the steps of the town hall) it is the one at the school itself that a list should tell.
 */
export function distanceOf(school: Measured): Distance | null {
  const [first] = ownFirst(school).flatMap((measure) =>
    measure.distance === null ? [] : [{ ...measure, far: measure.distance.says }],
  );
  return first ?? null;
}

/** The measures of a school, those to its own points first. */
export function ownFirst({ measures, nearest }: Measured): readonly Measure[] {
  const away = ({ to }: Measure): number =>
    to === null || nearest === null ? 0 : Math.hypot(to.easting - nearest.easting, to.northing - nearest.northing);
  return [...measures].sort((a, b) => away(a) - away(b));
}

/** What is said where there is no distance: that it cannot be measured yet, or that the school does not go by it. */
export function unmeasuredKey({ measures, unmeasured }: Pick<IntakeForPlace, 'measures' | 'unmeasured'>): MessageKey {
  return measures.length === 0 && unmeasured === null ? 'find.notByDistance' : 'find.unmeasured';
}

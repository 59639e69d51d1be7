import { GeographyError, show } from './geography-error';
import { pointOf, type MeasuredSchool, type Measurement, type Measurer, type Place } from './measurement';
import { checkPoint } from './point';

/** What to measure, and with what. */
export interface Measuring {
  readonly homes: readonly Place[];
  readonly schools: readonly MeasuredSchool[];
  readonly measurer: Measurer;
  /** Which pairs are wanted; every pair unless said otherwise. */
  readonly wanted?: (home: string, school: string) => boolean;
  /** Told after each measuring point: how many are done, of how many. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * The measurements of every wanted home to every measuring point of every school, school by school in the order given.
 *
 * Refuses ids that are used twice and points that are no place, before anything is measured.
 */
export async function measureAll(measuring: Measuring): Promise<readonly Measurement[]> {
  const { homes, schools, measurer, wanted = () => true, progress } = measuring;
  checkPlaces(homes, 'homes');
  checkIds(schools, 'schools');
  schools.forEach(({ points }, at) => checkPlaces(points, `schools[${at}].points`));
  const total = schools.reduce((sum, school) => sum + school.points.length, 0);
  const origins = new Map(homes.map((home) => [home, pointOf(home)]));
  const measurements: Measurement[] = [];
  let done = 0;
  for (const school of schools) {
    const asking = homes.filter((home) => wanted(home.id, school.id));
    for (const point of school.points) {
      if (asking.length > 0) await measurePoint(measurer, asking, school.id, point, origins, measurements);
      done += 1;
      progress?.(done, total);
    }
  }
  return measurements;
}

/**
 * For each home and school, the measurement to the nearest of the school's measuring points that can be reached,
 * as a policy that measures to the nearest gate asks. Equal gates go by the order they came in.
 */
export function toNearestPoint(measurements: Iterable<Measurement>): readonly Measurement[] {
  const nearest = new Map<string, Measurement>();
  for (const measurement of measurements) {
    const pair = JSON.stringify([measurement.home, measurement.school]);
    const known = nearest.get(pair);
    if (known === undefined || isNearer(measurement, known)) nearest.set(pair, measurement);
  }
  return [...nearest.values()];
}

function isNearer({ distance: a }: Measurement, { distance: b }: Measurement): boolean {
  return a.reached && (!b.reached || a.millimetres < b.millimetres);
}

async function measurePoint(
  measurer: Measurer,
  homes: readonly Place[],
  school: string,
  point: Place,
  origins: ReadonlyMap<Place, Measurement['from']>,
  measurements: Measurement[],
): Promise<void> {
  const { source, distances } = await measurer.measure(homes, point);
  const to = pointOf(point);
  homes.forEach((home, at) => {
    const distance = distances[at];
    if (distance === undefined) throw new RangeError(`A measurer left out home ${home.id}.`);
    const from = origins.get(home) ?? pointOf(home);
    measurements.push({
      home: home.id,
      school,
      schoolPoint: point.id,
      method: measurer.method,
      from,
      to,
      source,
      distance,
    });
  });
}

function checkPlaces(places: readonly Place[], where: string): void {
  checkIds(places, where);
  places.forEach((place, at) => checkPoint(place, `${where}[${at}]`));
}

function checkIds(things: readonly { readonly id: string }[], where: string): void {
  const seen = new Set<string>();
  things.forEach(({ id }, at) => {
    if (!seen.has(id)) return void seen.add(id);
    throw new GeographyError({
      where: `${where}[${at}].id`,
      found: `${show(id)} a second time`,
      allowed: 'an id of its own for each',
      mend: 'Take out the repeat, or give it another id.',
    });
  });
}

import { measuresOf } from '@allocation';
import type { MeasuringPoint } from '@contract';
import { type Lined, type PlainPoint, type PlainRows, type PlainSchool, pointFinder } from '@gather';
import type { Grid } from '@geography';
import type { Policy } from '@policy';
import type { RoundAround } from './round-around';
import type { Unmeasured } from './unmeasured';

/** The only child of a place: whoever may come to live there. */
export const anybody = 'anybody';

/** The one intake that is asked about. */
export const asked = 'asked';

/** A round of one child and one intake, as `gather` takes it: so a place is measured exactly as an applicant's home is. */
export function plainPlace(around: RoundAround, policy: Policy, from: Grid & { postcode: string | null }): PlainRows {
  const school = policy.school.id;
  const sets = Object.values(policy.definitions.schoolSets).flatMap((set) => set.schools);
  const named = [...new Set([school, ...sets])].filter((one) => around.points.has(one));
  const points = named.flatMap((one) => around.points.get(one) ?? []);
  const { easting, northing, postcode } = from;
  return {
    round: {
      id: 'place',
      title: 'A place',
      authority: around.round.authority,
      phase: 'other',
      year: policy.entry.year,
      kind: 'offer-day',
      fallback: { kind: 'none' },
      fallbackMeasure: 'straight-line',
      frozenOn: around.round.dates.closes,
    },
    policies: [{ file: policy.id, policy }],
    schools: named.map((one) => plainSchool(one, around)),
    points: points.map(plainPoint),
    intakes: [{ intake: asked, school, name: policy.school.name, policy: policy.id, places: 1, line: 0 }],
    children: [{ child: anybody, resident: false, line: 0 }],
    homes: [{ child: anybody, easting, northing, ...(postcode === null ? {} : { postcode }), line: 0 }],
    preferences: [{ child: anybody, rank: 1, intake: asked, line: 0 }],
    measurements: [],
    held: [],
    draws: [],
    facts: [],
    areas: around.pieces,
  };
}

/** Why a place cannot be held against a policy; nothing when it can. */
export function cannotMeasure(around: RoundAround, policy: Policy, postcode: string | null): Unmeasured | null {
  const plain = plainPlace(around, policy, { easting: 0, northing: 0, postcode });
  const centred = new Set(plain.points.flatMap(({ school, kind }) => (kind === 'centre' ? [school] : [])));
  const finder = pointFinder({
    schools: plain.schools.filter(({ school }) => centred.has(school)),
    points: plain.points,
  });
  for (const name of measuresOf(policy)) {
    const measure = policy.definitions.measures[name];
    if (measure === undefined) continue;
    if ('missing' in finder.endsOf(measure.to, policy.school.id, policy)) return 'no-point';
    if (around.measurers[measure.method] === undefined) return 'no-streets';
  }
  const byPostcode = Object.values(policy.definitions.areas).some(({ postcodes }) => postcodes !== undefined);
  return byPostcode && postcode === null ? 'no-postcode' : null;
}

function plainPoint({ school, point, kind, easting, northing }: MeasuringPoint): Lined<PlainPoint> {
  return { school, point, kind, easting, northing, line: 0 };
}

function plainSchool(school: string, { points, schools }: RoundAround): Lined<PlainSchool> {
  const mine = points.get(school) ?? [];
  const centre = mine.find(({ kind }) => kind === 'centre') ?? mine[0];
  const name = schools.get(school)?.name ?? school;
  return { school, name, easting: centre?.easting ?? 0, northing: centre?.northing ?? 0, line: 0 };
}

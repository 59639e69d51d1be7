import { Injectable } from '@nestjs/common';
import type { Intake, MeasuringPoint, Round } from '@contract';
import { type Lined, type PlainPoint, type PlainSchool, pointFinder, type PointFinder } from '@gather';
import { ApplicationsReader, type CountingPreference, type RoundApplication } from '../../applications';
import { Clock, type Tx } from '../../platform';
import { type DeterminedPolicy, PoliciesReader } from '../../policies';
import { SchoolsReader } from '../../schools';
import type { RoundAsked } from '../evidence.types';

/** Everything of a round that is not about findings, lists or distances, read once. */
export interface RoundInHand {
  readonly round: Round;
  /** The moment at which everything is taken to be so. */
  readonly at: Date;
  readonly intakes: readonly Intake[];
  /** By intake: its determined policy. */
  readonly policies: ReadonlyMap<string, DeterminedPolicy>;
  /** Those that count now, with the preferences that count now. */
  readonly applications: readonly RoundApplication[];
  readonly schools: readonly Lined<PlainSchool>[];
  readonly points: readonly Lined<PlainPoint>[];
  /** Finds our own measuring points; a school without a centre has none. */
  readonly finder: PointFinder;
}

/** Reads a round with a few questions, however many children there are. */
@Injectable()
export class ReadRound {
  constructor(
    private readonly schools: SchoolsReader,
    private readonly policies: PoliciesReader,
    private readonly applications: ApplicationsReader,
    private readonly clock: Clock,
  ) {}

  /** The round as it counts on offer day, or after it; with every preference when no kind is given. */
  async run(
    tx: Tx,
    {
      round: id,
      kind,
      without = [],
    }: Pick<RoundAsked, 'round' | 'without'> & { kind?: RoundAsked['kind'] | undefined },
  ): Promise<RoundInHand> {
    const round = await this.schools.round(tx, id);
    const at = this.clock.now();
    const intakes = (await this.schools.intakesOf(tx, id)).filter((intake) => !without.includes(intake.id));
    const determined = await this.policies.determined(
      tx,
      intakes.map((intake) => intake.id),
    );
    const all = await this.applications.forRound(tx, id, at);
    const named = schoolsOf(intakes, determined);
    const names = await this.schools.schools(tx, named);
    const measuringPoints = [...(await this.schools.measuringPointsOf(tx, named)).values()].flat();
    const points = measuringPoints.map(plainPoint);
    const schools = named.map((school) => plainSchool(school, names.get(school)?.name ?? school, measuringPoints));
    const centred = new Set(points.flatMap(({ school, kind: one }) => (one === 'centre' ? [school] : [])));
    return {
      round,
      at,
      intakes,
      policies: new Map(determined.map((one) => [one.intake, one])),
      applications: countingNow(all, kind, new Set(intakes.map((intake) => intake.id))),
      schools,
      points,
      finder: pointFinder({ schools: schools.filter(({ school }) => centred.has(school)), points }),
    };
  }
}

/** On offer day a late preference without a good reason does not count yet; afterwards all do. */
export function countsNow(
  { lateness }: Pick<CountingPreference, 'lateness'>,
  kind: RoundAsked['kind'] | undefined,
): boolean {
  return kind !== 'offer-day' || lateness !== 'late';
}

/** Applications of which something counts now. One whose only school does not take part stays, for the fallback. */
function countingNow(
  all: readonly RoundApplication[],
  kind: RoundAsked['kind'] | undefined,
  intakes: ReadonlySet<string>,
): readonly RoundApplication[] {
  return all.flatMap((one) => {
    const now = one.preferences.filter((preference) => countsNow(preference, kind));
    return now.length === 0 ? [] : [{ ...one, preferences: now.filter(({ intake }) => intakes.has(intake)) }];
  });
}

/** The schools of the round, and those that policies measure to besides. */
function schoolsOf(intakes: readonly Intake[], determined: readonly DeterminedPolicy[]): readonly string[] {
  const sets = determined.flatMap(({ policy }) =>
    Object.values(policy.definitions.schoolSets).flatMap((set) => set.schools),
  );
  return [...new Set([...intakes.map(({ school }) => school), ...sets])].sort();
}

function plainPoint({ school, point, kind, easting, northing }: MeasuringPoint): Lined<PlainPoint> {
  return { school, point, kind, easting, northing, line: 0 };
}

/** A school with its centre; where it has none the distance is never asked for, or is blocked first. */
function plainSchool(school: string, name: string, points: readonly MeasuringPoint[]): Lined<PlainSchool> {
  const mine = points.filter((point) => point.school === school);
  const centre = mine.find(({ kind }) => kind === 'centre') ?? mine[0];
  return { school, name, easting: centre?.easting ?? Number.NaN, northing: centre?.northing ?? Number.NaN, line: 0 };
}

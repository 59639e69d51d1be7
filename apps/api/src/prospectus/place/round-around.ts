import { Injectable } from '@nestjs/common';
import { type DateOnly } from '@kernel';
import type { AreaVersion, Intake, MeasuringPoint, Round, School } from '@contract';
import type { MapPiece, Measurers } from '@gather';
import { AreasReader, NetworksReader, RoundMeasurersReader } from '../../geography';
import type { Tx } from '../../platform';
import { type DeterminedPolicy, PoliciesReader } from '../../policies';
import { SchoolsReader } from '../../schools';

/** Everything of a round that a place is held against. */
export interface RoundAround {
  readonly round: Round;
  readonly intakes: readonly Intake[];
  readonly policies: ReadonlyMap<string, DeterminedPolicy>;
  /** By school, those that policies measure to besides included. */
  readonly points: ReadonlyMap<string, readonly MeasuringPoint[]>;
  readonly schools: ReadonlyMap<string, School>;
  readonly pieces: readonly MapPiece[];
  /** By an area's short name: the version of its map that counts. */
  readonly areas: ReadonlyMap<string, AreaVersion>;
  readonly measurers: Measurers;
  /** The digest of the walking network that is frozen for the round. */
  readonly network: string | null;
}

/** Reads what is public of a round: its schools, policies, points, maps and the network it is measured on. */
@Injectable()
export class ReadRoundAround {
  constructor(
    private readonly schools: SchoolsReader,
    private readonly policies: PoliciesReader,
    private readonly areas: AreasReader,
    private readonly measurers: RoundMeasurersReader,
    readonly networks: NetworksReader,
  ) {}

  /** The whole round; refuses one that does not exist. */
  async run(tx: Tx, id: string): Promise<RoundAround> {
    const round = await this.schools.round(tx, id);
    const intakes = await this.schools.intakesOf(tx, id);
    const determined = await this.policies.determined(
      tx,
      intakes.map((intake) => intake.id),
    );
    const named = schoolsNamed(intakes, determined);
    const { measurers, network } = await this.measurers.of(tx, id);
    const closes = round.dates.closes as DateOnly;
    const { pieces } = await this.areas.ofDay(tx, round.authority, closes);
    const { items } = await this.areas.list(tx, round.authority, closes, { limit: 5000 });
    return {
      round,
      intakes,
      policies: new Map(determined.map((one) => [one.intake, one])),
      points: await this.schools.measuringPointsOf(tx, named),
      schools: await this.schools.schools(tx, named),
      pieces,
      areas: new Map(items.map((area) => [area.area, area])),
      measurers,
      network: network?.digest ?? null,
    };
  }
}

/** The schools of the round, and those that policies measure to besides. */
function schoolsNamed(intakes: readonly Intake[], determined: readonly DeterminedPolicy[]): readonly string[] {
  const sets = determined.flatMap(({ policy }) =>
    Object.values(policy.definitions.schoolSets).flatMap((set) => set.schools),
  );
  return [...new Set([...intakes.map(({ school }) => school), ...sets])].sort();
}

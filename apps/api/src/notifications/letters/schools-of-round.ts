import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import { OffersReader } from '../../offers';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';

/** A point of the National Grid. */
interface Point {
  readonly easting: number | null;
  readonly northing: number | null;
}

/** The schools of a round, as letters name them. */
export interface RoundInLetters {
  readonly round: Round;
  nameOf(intake: string): string;
  /** Such as "Year 7 in September 2027". */
  startsAt(intake: string): string;
  /** The schools that still have room, the nearest to the home first; at most so many. */
  withRoom(home: Point | null, most: number): readonly string[];
}

/** Reads the schools of a round for letters, once for many of them. */
@Injectable()
export class SchoolsOfRound {
  constructor(
    private readonly schools: SchoolsReader,
    private readonly offers: OffersReader,
  ) {}

  /** By intake: the round it belongs to. */
  async roundsOf(tx: Tx, intakes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = intakes.length === 0 ? new Map<string, Intake>() : await this.schools.intakes(tx, [...new Set(intakes)]);
    return new Map([...found.values()].map(({ id, round }) => [id, round]));
  }

  async of(tx: Tx, id: string): Promise<RoundInLetters> {
    const round = await this.schools.round(tx, id);
    const intakes = new Map((await this.schools.intakesOf(tx, id)).map((intake) => [intake.id, intake]));
    const schools = await this.schools.schools(
      tx,
      [...intakes.values()].map(({ school }) => school),
    );
    const vacancies = await this.offers.vacancies(tx, id);
    const open = vacancies.flatMap(({ school, free }) => (free > 0 ? (schools.get(school) ?? []) : []));
    return {
      round,
      nameOf: (intake) => schools.get(intakes.get(intake)?.school ?? '')?.name ?? 'a school',
      startsAt: (intake) => startsAt(intakes.get(intake), round),
      withRoom: (home, most) =>
        [...open]
          .sort((a, b) => squared(a, home) - squared(b, home) || (a.name < b.name ? -1 : 1))
          .slice(0, most)
          .map(({ name }) => name),
    };
  }
}

const groups: Readonly<Record<Intake['ageGroup'], string>> = {
  reception: 'Reception',
  'year-3': 'Year 3',
  'year-5': 'Year 5',
  'year-6': 'Year 6',
  'year-7': 'Year 7',
  'year-8': 'Year 8',
  'year-9': 'Year 9',
  'year-10': 'Year 10',
  'year-12': 'Year 12',
};

function startsAt(intake: Intake | undefined, round: Round): string {
  const group = intake === undefined ? 'school' : groups[intake.ageGroup];
  return `${group} in September ${intake?.year ?? round.year}`;
}

/** The square of the straight line, to put schools in order; the same for all where a point is missing. */
function squared(school: Point, home: Point | null): number {
  const [fromEast, fromNorth] = [home?.easting ?? null, home?.northing ?? null];
  const { easting, northing } = school;
  if (fromEast === null || fromNorth === null || easting === null || northing === null) return 0;
  return (easting - fromEast) ** 2 + (northing - fromNorth) ** 2;
}

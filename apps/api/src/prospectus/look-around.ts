import { Injectable } from '@nestjs/common';
import type { GridPoint, Intake, PlaceAsked, PlaceFound, Supposed } from '@contract';
import { type Language, systemActor } from '@kernel';
import { Database, type Tx } from '../platform';
import { PastRounds } from './likelihood/past-rounds';
import type { ChildTried } from './likelihood/try-child';
import { FindPlace } from './place/find-place';
import { PlaceMeasurer } from './place/measure-place';
import { ReadRoundAround, type RoundAround } from './place/round-around';

/** A round as a family looks round it from a place. */
export interface Around extends RoundAround {
  readonly place: PlaceFound;
  /** The language in which whoever looks reads. */
  readonly language: Language;
  /** Everything that a likelihood is worked out from. */
  readonly tried: ChildTried;
  /** Roughly how far an intake's school is, in metres; nothing for a school without any point. */
  metresTo(intake: Intake): number | null;
  /** The nearest point of an intake's school. */
  nearestPoint(intake: Intake): GridPoint | null;
}

/** From where a round is looked at, what is said of the child, and in which language it is answered. */
export interface Look {
  readonly round: string;
  readonly place: PlaceAsked;
  readonly said?: readonly Supposed[];
  readonly language: Language;
}

/**
 * Looks at a round from a place. All that is read is public or is told only in ways that say nothing of any child; so the
 * service reads it itself, whoever asks. What is asked is kept nowhere.
 */
@Injectable()
export class LookAround {
  constructor(
    private readonly database: Database,
    private readonly rounds: ReadRoundAround,
    private readonly places: FindPlace,
    private readonly past: PastRounds,
  ) {}

  /** Does the work with the round and the place in hand. */
  run<Answer>(asked: Look, work: (around: Around, tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const around = await this.rounds.run(tx, asked.round);
      const place = await this.places.run(tx, around.round.authority, asked.place);
      const past = await this.past.before(tx, around.round);
      const measurer = new PlaceMeasurer(around, place);
      const { language } = asked;
      const tried = { measurer, said: asked.said ?? [], past, startYear: around.round.year, language };
      const nearestPoint = (intake: Intake): GridPoint | null => nearestPointOf(around, place, intake);
      const metresTo = (intake: Intake): number | null => metresBetween(place, nearestPoint(intake));
      return work({ ...around, place, language, tried, metresTo, nearestPoint }, tx);
    });
  }
}

/** Points at the school itself; others are published points that may lie anywhere. */
const atTheSchool: readonly string[] = ['gate', 'centre', 'reception'];

/** The point of the school that lies nearest to the place. */
function nearestPointOf({ points }: RoundAround, place: PlaceFound, { school }: Intake): GridPoint | null {
  const all = points.get(school) ?? [];
  const own = all.filter(({ kind }) => atTheSchool.includes(kind));
  const [nearest] = [...(own.length > 0 ? own : all)].sort((a, b) => farFrom(place, a) - farFrom(place, b));
  return nearest === undefined ? null : { easting: nearest.easting, northing: nearest.northing };
}

/** The straight line, to the metre. */
function metresBetween(place: PlaceFound, point: GridPoint | null): number | null {
  return point === null ? null : Math.round(farFrom(place, point));
}

function farFrom(place: GridPoint, { easting, northing }: GridPoint): number {
  return Math.hypot(easting - place.easting, northing - place.northing);
}

/** The intakes, the nearest first; those of whom nobody knows where they are come last. */
export function nearestFirst(around: Around): readonly Intake[] {
  const far = (intake: Intake): number => around.metresTo(intake) ?? Number.MAX_SAFE_INTEGER;
  return [...around.intakes].sort((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1));
}

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ageGroups, type Intake, type Round, roundPhases, SchemeFallback, timetables } from '@contract';
import { Clock, type Tx } from '../../platform';
import { refusals } from '../schools.refusals';
import { instantsOf, stageAt } from './round-dates';

const RoundRows = z.array(
  z.object({
    id: z.string(),
    authority: z.string(),
    phase: z.enum(roundPhases),
    timetable: z.enum(timetables),
    year: z.number(),
    title: z.string(),
    preferences: z.number(),
    fallback: SchemeFallback,
    fallbackMeasure: z.enum(['straight-line', 'walking-route']),
    opens: z.string(),
    closes: z.string(),
    lateUntil: z.string(),
    addressesUntil: z.string(),
    offers: z.string(),
    answersBy: z.string(),
    releaseTime: z.string(),
  }),
);
const IntakeRows = z.array(
  z.object({
    id: z.string(),
    round: z.string(),
    school: z.string(),
    phase: z.enum(roundPhases),
    year: z.number(),
    ageGroup: z.enum(ageGroups),
    name: z.string(),
    admissionNumber: z.number(),
    offerLimit: z.number(),
    offerLimitReason: z.string().nullable(),
    policy: z.string().nullable(),
    takesFallback: z.boolean(),
    catchment: z.array(z.string()),
  }),
) satisfies z.ZodType<Intake[]>;

const roundColumns = `r.id, r.authority, r.phase, r.timetable, r.year, r.title, r.preferences, r.fallback,
  r.fallback_measure AS "fallbackMeasure", r.opens::text AS opens, r.closes::text AS closes,
  r.late_until::text AS "lateUntil", r.addresses_until::text AS "addressesUntil", r.offers::text AS offers,
  r.answers_by::text AS "answersBy", r.release_time AS "releaseTime"`;
const intakeColumns = `i.id, i.round, i.school, r.phase, r.year, i.age_group AS "ageGroup", i.name,
  i.admission_number AS "admissionNumber", i.offer_limit AS "offerLimit", i.offer_limit_reason AS "offerLimitReason",
  i.policy, i.takes_fallback AS "takesFallback", i.catchment`;
const intakesOfRounds = `SELECT ${intakeColumns} FROM intakes i JOIN rounds r ON r.id = i.round`;

/** Reads rounds and intakes. What a round's stage is, and what comes next, is as of the moment of reading. */
@Injectable()
export class RoundsReader {
  constructor(private readonly clock: Clock) {}

  /** One round; refuses one that does not exist. */
  async round(tx: Tx, id: string): Promise<Round> {
    const [round] = await this.roundsWhere(tx, 'r.id = $1', [id]);
    if (round === undefined) throw refusals.noSuchRound();
    return round;
  }

  /** Every round of an authority, or of all: those at a stage if one is named, the soonest closing day first. */
  async rounds(
    tx: Tx,
    of: { readonly authority?: string | undefined; readonly stage?: Round['stage'] | undefined },
  ): Promise<Round[]> {
    const found = await this.roundsWhere(tx, '$1::text IS NULL OR r.authority = $1', [of.authority ?? null]);
    return found.filter(({ stage }) => of.stage === undefined || stage === of.stage);
  }

  /** One intake; refuses one that does not exist. */
  async intake(tx: Tx, id: string): Promise<Intake> {
    const intake = (await this.intakes(tx, [id])).get(id);
    if (intake === undefined) throw refusals.noSuchIntake();
    return intake;
  }

  /** By id: the intakes that exist. */
  async intakes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Intake>> {
    const rows = IntakeRows.parse(await tx.query(`${intakesOfRounds} WHERE i.id = ANY ($1::uuid[])`, [ids]));
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The intakes of a round, by the schools' short names. */
  async intakesOf(tx: Tx, round: string): Promise<Intake[]> {
    return IntakeRows.parse(
      await tx.query(`${intakesOfRounds} WHERE i.round = $1 ORDER BY i.school, i.age_group`, [round]),
    );
  }

  /** The intakes of a school, the latest year first. */
  async intakesOfSchool(tx: Tx, school: string): Promise<Intake[]> {
    return IntakeRows.parse(
      await tx.query(`${intakesOfRounds} WHERE i.school = $1 ORDER BY r.year DESC, r.phase, i.age_group`, [school]),
    );
  }

  private async roundsWhere(tx: Tx, condition: string, values: unknown[]): Promise<Round[]> {
    const rows: unknown = await tx.query(
      `SELECT ${roundColumns} FROM rounds r WHERE ${condition} ORDER BY r.closes, r.authority, r.phase`,
      values,
    );
    const now = this.clock.now();
    return RoundRows.parse(rows).map(({ opens, closes, lateUntil, addressesUntil, offers, answersBy, ...row }) => {
      const dates = { opens, closes, lateUntil, addressesUntil, offers, answersBy };
      const { opensAt, closesAt, releaseAt } = instantsOf(dates, row.releaseTime);
      return {
        ...row,
        dates,
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
        releaseAt: releaseAt.toISOString(),
        ...stageAt(now, dates, row.releaseTime),
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import type { Tx } from '../../platform';

/** A round about to be written down. */
export type RoundRow = Omit<Round, 'opensAt' | 'closesAt' | 'releaseAt' | 'stage' | 'next'>;
/** An intake about to be written down; its policy is set by itself. */
export type IntakeRow = Omit<Intake, 'phase' | 'year' | 'policy'>;

/** Writes rounds and intakes. */
@Injectable()
export class RoundsStore {
  /** Adds a round unless the authority has one for the phase and year; says whether it did. */
  async add(tx: Tx, round: RoundRow): Promise<boolean> {
    const { dates } = round;
    const rows: unknown = await tx.query(
      `INSERT INTO rounds (id, authority, phase, timetable, year, title, preferences, fallback, fallback_measure,
         opens, closes, late_until, addresses_until, offers, answers_by, release_time)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT ON CONSTRAINT rounds_once DO NOTHING RETURNING id`,
      [
        round.id,
        round.authority,
        round.phase,
        round.timetable,
        round.year,
        round.title,
        round.preferences,
        JSON.stringify(round.fallback),
        round.fallbackMeasure,
        dates.opens,
        dates.closes,
        dates.lateUntil,
        dates.addressesUntil,
        dates.offers,
        dates.answersBy,
        round.releaseTime,
      ],
    );
    return Array.isArray(rows) && rows.length > 0;
  }

  /** Keeps anybody else from changing the round until the transaction ends. */
  async lock(tx: Tx, round: string): Promise<void> {
    await tx.query('SELECT FROM rounds WHERE id = $1 FOR UPDATE', [round]);
  }

  async setDates(tx: Tx, round: string, dates: Round['dates'], releaseTime: string): Promise<void> {
    await tx.query(
      `UPDATE rounds SET opens = $2, late_until = $3, addresses_until = $4, answers_by = $5, release_time = $6 WHERE id = $1`,
      [round, dates.opens, dates.lateUntil, dates.addressesUntil, dates.answersBy, releaseTime],
    );
  }

  /** Sets an intake, in place of the school's own for that age group if there is one; its id and policy stay. */
  async setIntake(tx: Tx, intake: IntakeRow): Promise<void> {
    await tx.query(
      `INSERT INTO intakes (id, round, school, age_group, name, admission_number, offer_limit, offer_limit_reason,
         takes_fallback, catchment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT intakes_once DO UPDATE SET name = excluded.name,
         admission_number = excluded.admission_number, offer_limit = excluded.offer_limit,
         offer_limit_reason = excluded.offer_limit_reason, takes_fallback = excluded.takes_fallback,
         catchment = excluded.catchment`,
      [
        intake.id,
        intake.round,
        intake.school,
        intake.ageGroup,
        intake.name,
        intake.admissionNumber,
        intake.offerLimit,
        intake.offerLimitReason,
        intake.takesFallback,
        [...intake.catchment],
      ],
    );
  }

  /** Says which determined policy version orders an intake. */
  async setPolicy(tx: Tx, intake: string, policy: string): Promise<void> {
    await tx.query('UPDATE intakes SET policy = $2 WHERE id = $1', [intake, policy]);
  }
}

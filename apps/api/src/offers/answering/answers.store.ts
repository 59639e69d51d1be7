import { Injectable } from '@nestjs/common';
import type { DateOnly } from '@kernel';
import type { OfferState } from '@contract';
import type { Tx } from '../../platform';
import { offerColumns } from '../offers.reader';
import type { OfferRow } from '../offers.types';

/** An answer ready to be written. */
export interface NewAnswer {
  readonly offer: OfferRow;
  readonly answer: 'accept' | 'decline';
  readonly state: OfferState;
  readonly receipt: string;
  readonly by: string;
  readonly at: Date;
}

/** Writes answers, and what follows from their staying away. */
@Injectable()
export class AnswersStore {
  /**
   * Holds an offer for this transaction; nothing when whoever asks may not change it. While places of its round are
   * being given by a run that was released, the answer is that it must wait (see `placesBeingGiven`).
   */
  async hold(tx: Tx, offer: string): Promise<OfferRow | undefined> {
    const rows = await tx.query<OfferRow[]>(`SELECT ${offerColumns} FROM offers o WHERE o.id = $1 FOR UPDATE`, [offer]);
    return rows[0];
  }

  /**
   * Whether a run of the round has been released whose offers are still being made: then who holds what is about to
   * change, and families wait a moment.
   *
   * Release takes the same lock alone, so an answer is either seen by the release's check or sees the release.
   */
  async placesBeingGiven(tx: Tx, round: string): Promise<boolean> {
    const rows = await tx.query<{ given: boolean }[]>('SELECT fp_places_being_given($1) AS given', [round]);
    return rows[0]?.given === true;
  }

  /** Waits for every answer under way in a round, and lets none begin until this transaction ends. */
  async stopAnswers(tx: Tx, round: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702121))', [round]);
  }

  /** Lets one family at a time take back a place that it had declined at an intake. */
  async takeTurn(tx: Tx, intake: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702122))', [intake]);
  }

  /** Writes an answer and moves the offer. */
  async answer(tx: Tx, { offer, answer, state, receipt, by, at }: NewAnswer): Promise<void> {
    await tx.query(
      `UPDATE offers SET state = $2, answered_at = $3, receipt = $4,
         ended_at = CASE WHEN $2 = 'accepted' THEN NULL ELSE $3::timestamptz END WHERE id = $1`,
      [offer.id, state, at, receipt],
    );
    await tx.query(
      `INSERT INTO offer_answers (receipt, offer, child, authority, answer, answered_by, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [receipt, offer.id, offer.child, offer.authority, answer, by, at],
    );
  }

  /** Marks the offers of a round that nobody has answered by a day; gives back those marked now. */
  async chase(tx: Tx, round: string, { at, today }: { at: Date; today: DateOnly }): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `WITH o AS (UPDATE offers SET chased_at = $2 WHERE round = $1 AND state = 'offered' AND chased_at IS NULL
         AND answer_by < $3 AND visible_from <= $2 RETURNING *) SELECT ${offerColumns} FROM o ORDER BY o.id`,
      [round, at, today],
    );
  }

  /** Marks offers as warned; gives back those that could be. */
  async warn(
    tx: Tx,
    offers: readonly string[],
    { round, at, until }: { round: string; at: Date; until: DateOnly },
  ): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `WITH o AS (UPDATE offers SET warned_at = $3, warned_until = $4 WHERE id = ANY ($1::uuid[]) AND round = $2
         AND state = 'offered' AND chased_at IS NOT NULL RETURNING *) SELECT ${offerColumns} FROM o ORDER BY o.id`,
      [offers, round, at, until],
    );
  }

  /** Ends a live offer because the application it answered was taken back. */
  async lapse(tx: Tx, offer: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE offers SET state = 'lapsed', ended_at = $2 WHERE id = $1 AND state IN ('offered', 'accepted')`,
      [offer, at],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { OfferState } from '@contract';
import type { DateOnly } from '@kernel';
import type { Tx } from '../../platform';
import { offerColumns } from '../offers.reader';
import type { OfferRow } from '../offers.types';

/** What an officer's list is narrowed by. */
export interface OfferFilter {
  readonly round: string;
  readonly intake?: string | undefined;
  readonly school?: string | undefined;
  readonly child?: string | undefined;
  readonly state?: OfferState | undefined;
  readonly unanswered?: 'overdue' | 'warned' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Reads lists of offers, one page at a time, in the order of their ids. */
@Injectable()
export class OfferListsReader {
  /** A page of a round's offers and one more, as an officer filters them. */
  async ofRound(tx: Tx, filter: OfferFilter, today: DateOnly): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `SELECT ${offerColumns} FROM offers o WHERE o.round = $1 AND ($2::uuid IS NULL OR o.intake = $2)
         AND ($3::text IS NULL OR o.school = $3) AND ($4::uuid IS NULL OR o.child = $4)
         AND ($5::text IS NULL OR o.state = $5) AND ($6::uuid IS NULL OR o.id > $6)
         AND ($7::text IS NULL OR (o.state = 'offered'
           AND CASE $7 WHEN 'overdue' THEN o.answer_by < $8 ELSE o.warned_until IS NOT NULL END))
       ORDER BY o.id LIMIT $9`,
      [
        filter.round,
        filter.intake ?? null,
        filter.school ?? null,
        filter.child ?? null,
        filter.state ?? null,
        filter.after ?? null,
        filter.unanswered ?? null,
        today,
        filter.limit + 1,
      ],
    );
  }

  /** A page of an intake's offers that are shown by now, and one more, for its school. */
  async ofIntake(
    tx: Tx,
    intake: string,
    { after, limit, at }: { after?: string | undefined; limit: number; at: Date },
  ): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `SELECT ${offerColumns} FROM offers o WHERE o.intake = $1 AND o.visible_from <= $2
         AND ($3::uuid IS NULL OR o.id > $3) ORDER BY o.id LIMIT $4`,
      [intake, at, after ?? null, limit + 1],
    );
  }
}

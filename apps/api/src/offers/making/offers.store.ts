import { Injectable } from '@nestjs/common';
import type { DateOnly } from '@kernel';
import type { Tx } from '../../platform';
import type { OfferRow } from '../offers.types';
import type { OfferToMake, RefusalToTell } from './follow-run';

/** What all offers of one run share. */
export interface OfRun {
  readonly run: string;
  readonly round: string;
  readonly authority: string;
  readonly at: Date;
  readonly visibleFrom: Date;
}

/** An offer ready to be written. */
export interface NewOffer extends OfferToMake {
  readonly id: string;
  readonly school: string;
}

/** A refusal ready to be written. */
export interface NewRefusal extends RefusalToTell {
  readonly id: string;
  readonly appealBy: DateOnly;
}

/** Writes offers and refusals, a whole run in a few statements. */
@Injectable()
export class OffersStore {
  /** Says that the offers of a run are made; false when they were before. Two at once take turns. */
  async begin(tx: Tx, { run, authority, at }: OfRun, counts: { offers: number; refused: number }): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO offers_made (run, authority, made_at, offers, refused) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [run, authority, at, counts.offers, counts.refused],
    );
    return rows.length > 0;
  }

  /** Whether the offers of a run were made. */
  async wereMade(tx: Tx, run: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM offers_made WHERE run = $1', [run]);
    return rows.length > 0;
  }

  /** Ends the live offers named, because their children have been given places they would rather have. */
  async replace(tx: Tx, offers: readonly string[], at: Date): Promise<void> {
    if (offers.length === 0) return;
    const rows = await tx.query<unknown[]>(
      `WITH changed AS (UPDATE offers SET state = 'replaced', ended_at = $2
         WHERE id = ANY ($1::uuid[]) AND state IN ('offered', 'accepted') RETURNING 1) SELECT * FROM changed`,
      [offers, at],
    );
    if (rows.length !== offers.length) throw new Error('An offer that was to be replaced is live no longer.');
  }

  /** Writes the offers of a run. */
  async make(tx: Tx, of: OfRun, answerBy: DateOnly, offers: readonly NewOffer[]): Promise<void> {
    await tx.query(
      `INSERT INTO offers (id, authority, round, run, child, intake, school, pool, how, counts, state, offered_at,
         visible_from, answer_by, replaces)
       SELECT n.id, $1, $2, $3, n.child, n.intake, n.school, n.pool, n.how, n.counts, 'offered', $4, $5, $6, n.replaces
       FROM unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::uuid[])
         AS n (id, child, intake, school, pool, how, counts, replaces)`,
      [
        of.authority,
        of.round,
        of.run,
        of.at,
        of.visibleFrom,
        answerBy,
        offers.map(({ id }) => id),
        offers.map(({ child }) => child),
        offers.map(({ intake }) => intake),
        offers.map(({ school }) => school),
        offers.map(({ pool }) => pool),
        offers.map(({ how }) => how),
        offers.map(({ counts }) => counts),
        offers.map(({ replaces }) => replaces),
      ],
    );
  }

  /** Writes the refusals of a run. */
  async refuse(tx: Tx, of: OfRun, refusals: readonly NewRefusal[]): Promise<void> {
    const rows = refusals.map(({ appealBy, cutOffs, ...rest }) => ({
      ...rest,
      appeal_by: appealBy,
      cut_offs: cutOffs,
    }));
    await tx.query(
      `INSERT INTO refused_preferences (id, authority, round, run, child, intake, rank, verdict, category, position,
         cut_offs, says, refused_at, visible_from, appeal_by)
       SELECT n.id, $1, $2, $3, n.child, n.intake, n.rank, n.verdict, n.category, n.position, n.cut_offs, n.says, $4, $5,
         n.appeal_by
       FROM jsonb_to_recordset($6::jsonb) AS n (id uuid, child uuid, intake uuid, rank smallint, verdict text,
         category text, position integer, cut_offs jsonb, says text[], appeal_by date)`,
      [of.authority, of.round, of.run, of.at, of.visibleFrom, JSON.stringify(rows)],
    );
  }

  /** Which preferences were refused in a round before, as `child intake`. */
  async refusedBefore(tx: Tx, round: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ pair: string }[]>(
      `SELECT child || ' ' || intake AS pair FROM refused_preferences WHERE round = $1`,
      [round],
    );
    return new Set(rows.map(({ pair }) => pair));
  }

  /** Children of a round whose family declined a place. */
  async declined(tx: Tx, round: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ child: string }[]>(
      `SELECT DISTINCT child FROM offers WHERE round = $1 AND state = 'declined'`,
      [round],
    );
    return new Set(rows.map(({ child }) => child));
  }

  /** Writes one offer that follows from no run: a place over the number, with a second officer's leave. */
  async give(
    tx: Tx,
    offer: Omit<NewOffer, 'pool'> & Pick<OfferRow, 'authority' | 'round' | 'offeredAt' | 'answerBy'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO offers (id, authority, round, child, intake, school, how, counts, state, offered_at, visible_from,
         answer_by, replaces)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'offered', $9, $9, $10, $11)`,
      [
        offer.id,
        offer.authority,
        offer.round,
        offer.child,
        offer.intake,
        offer.school,
        offer.how,
        offer.counts,
        offer.offeredAt,
        offer.answerBy,
        offer.replaces,
      ],
    );
  }
}

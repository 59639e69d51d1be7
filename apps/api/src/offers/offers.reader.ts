import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { SchoolsReader } from '../schools';
import { refusals } from './offers.refusals';
import type { ChildToWrite, OfferRow, RefusedRow, Vacancies, WaitingRow } from './offers.types';

/** Columns of an offer as `OfferRow` has them. */
export const offerColumns = `o.id, o.authority, o.round, o.run, o.child, o.intake, o.school, o.pool, o.how, o.counts, o.state,
  o.offered_at AS "offeredAt", o.visible_from AS "visibleFrom", o.answer_by::text AS "answerBy",
  o.answered_at AS "answeredAt", o.receipt, o.chased_at AS "chasedAt", o.warned_until::text AS "warnedUntil",
  o.ended_at AS "endedAt", o.ground, o.because, o.appeal_by::text AS "appealBy", o.replaces`;

const refusedColumns = `r.id, r.authority, r.round, r.run, r.child, r.intake, r.rank, r.verdict, r.category, r.position,
  r.cut_offs AS "cutOffs", r.says, r.refused_at AS "refusedAt", r.visible_from AS "visibleFrom",
  r.appeal_by::text AS "appealBy"`;

const waitingColumns = `w.child, w.intake, w.authority, w.round, w.school, w.state, w.pool, w.position, w.equals, w.of_all AS "of",
  w.category, w.before, w.because, w.as_of AS "asOf", w.tell_moves AS "tellMoves"`;

/** Reads offers, refusals and waiting lists for the rooms below. Row-level security narrows every answer. */
@Injectable()
export class OffersReader {
  constructor(private readonly schools: SchoolsReader) {}

  /** One offer; refuses one that is not there for whoever asks. */
  async offer(tx: Tx, id: string): Promise<OfferRow> {
    const found = (await this.offers(tx, [id])).get(id);
    if (found === undefined) throw refusals.noOffer();
    return found;
  }

  /** By id: the offers that exist. */
  async offers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OfferRow>> {
    const rows = await tx.query<OfferRow[]>(`SELECT ${offerColumns} FROM offers o WHERE o.id = ANY ($1::uuid[])`, [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Every offer that a child has had in a round, newest first. */
  async ofChild(tx: Tx, round: string, child: string): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `SELECT ${offerColumns} FROM offers o WHERE o.child = $1 AND o.round = $2 ORDER BY o.offered_at DESC, o.id`,
      [child, round],
    );
  }

  /** By child: the place held now by an offer, for the children named or for the whole round. */
  async live(tx: Tx, round: string, children?: readonly string[]): Promise<ReadonlyMap<string, OfferRow>> {
    const rows = await tx.query<OfferRow[]>(
      `SELECT ${offerColumns} FROM offers o WHERE o.round = $1 AND o.state IN ('offered', 'accepted')
         AND ($2::uuid[] IS NULL OR o.child = ANY ($2)) ORDER BY o.child`,
      [round, children ?? null],
    );
    return new Map(rows.map((row) => [row.child, row]));
  }

  /** The places that a child holds by offers, in every round. */
  async liveOfChild(tx: Tx, child: string): Promise<OfferRow[]> {
    return tx.query<OfferRow[]>(
      `SELECT ${offerColumns} FROM offers o WHERE o.child = $1 AND o.state IN ('offered', 'accepted') ORDER BY o.id`,
      [child],
    );
  }

  /** The preferences of a child that were refused in a round. */
  async refused(tx: Tx, round: string, child: string): Promise<RefusedRow[]> {
    return tx.query<RefusedRow[]>(
      `SELECT ${refusedColumns} FROM refused_preferences r WHERE r.child = $1 AND r.round = $2 ORDER BY r.rank`,
      [child, round],
    );
  }

  /** By id: refused preferences, for those who cite them. */
  async refusals(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RefusedRow>> {
    const rows = await tx.query<RefusedRow[]>(
      `SELECT ${refusedColumns} FROM refused_preferences r WHERE r.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Where children wait, or have waited, in a round. */
  async waiting(tx: Tx, round: string, children: readonly string[]): Promise<WaitingRow[]> {
    return tx.query<WaitingRow[]>(
      `SELECT ${waitingColumns} FROM waiting w WHERE w.child = ANY ($1::uuid[]) AND w.round = $2 ORDER BY w.child, w.intake`,
      [children, round],
    );
  }

  /** By child: the schools on whose waiting lists they stay. */
  async waitingAt(tx: Tx, children: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await tx.query<{ child: string; schools: string[] }[]>(
      `SELECT w.child, array_agg(w.school ORDER BY w.school) AS schools FROM waiting w
       WHERE w.child = ANY ($1::uuid[]) AND w.state = 'waiting' GROUP BY w.child`,
      [children],
    );
    return new Map(rows.map(({ child, schools }) => [child, schools]));
  }

  /** Why an offer was withdrawn; nothing when it was not. */
  async withdrawal(tx: Tx, offer: string): Promise<Pick<OfferRow, 'ground' | 'because' | 'appealBy'> | null> {
    const { state, ground, because, appealBy } = await this.offer(tx, offer);
    return state === 'withdrawn' ? { ground, because, appealBy } : null;
  }

  /** Everything the letters of a released run need, one line for each child it offered or refused something. */
  async toWrite(tx: Tx, run: string): Promise<ChildToWrite[]> {
    const rows = await tx.query<ToWriteRow[]>(toWrite, [run]);
    return rows.map(({ offer, ...row }) => ({ ...row, offer: offer === null ? null : offerFrom(offer) }));
  }

  /** How full every intake of a round is; numbers only. A place by plan of a child without an application is not free. */
  async vacancies(tx: Tx, round: string): Promise<Vacancies[]> {
    const rows = await tx.query<Taken[]>('SELECT * FROM fp_taken_places($1)', [round]);
    const plans = await tx.query<{ intake: string; planned: number }[]>('SELECT * FROM fp_places_by_plan($1)', [round]);
    const planned = new Map(plans.map((row) => [row.intake, row.planned]));
    const taken = new Map(rows.map((row) => [row.intake, row]));
    return (await this.schools.intakesOf(tx, round)).map(({ id, school, offerLimit }) => {
      const { taken: held, ...rest } = taken.get(id) ?? { taken: 0, accepted: 0, over: 0, waiting: 0 };
      const { accepted, over, waiting } = rest;
      const free = Math.max(0, offerLimit - held - (planned.get(id) ?? 0));
      return { intake: id, school, places: offerLimit, taken: held, accepted, over, free, waiting };
    });
  }
}

/** A row that came through JSON: its moments are text. */
type Written<Row> = {
  readonly [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key];
};
type ToWriteRow = Omit<ChildToWrite, 'offer'> & { readonly offer: Written<OfferRow> | null };

function offerFrom(written: Written<OfferRow>): OfferRow {
  const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    ...written,
    offeredAt: new Date(written.offeredAt),
    visibleFrom: new Date(written.visibleFrom),
    answeredAt: moment(written.answeredAt),
    chasedAt: moment(written.chasedAt),
    endedAt: moment(written.endedAt),
  };
}

/** The numbers of one intake. */
interface Taken {
  readonly intake: string;
  readonly taken: number;
  readonly accepted: number;
  readonly over: number;
  readonly waiting: number;
}

/** Each table is gone through once, whatever the database knows of tables that were filled a moment ago. */
const toWrite = `
  WITH refused AS MATERIALIZED (
    SELECT r.child, min(r.authority) AS authority,
      jsonb_agg(jsonb_build_object('intake', r.intake, 'rank', r.rank, 'appealBy', r.appeal_by) ORDER BY r.rank) AS refused
    FROM refused_preferences r WHERE r.run = $1 GROUP BY r.child
  ), offered AS MATERIALIZED (
    SELECT o.child, o.authority, to_jsonb(x) AS offer,
      CASE WHEN b.id IS NULL THEN NULL ELSE jsonb_build_object('intake', b.intake, 'school', b.school) END AS replaced
    FROM offers o LEFT JOIN offers b ON b.id = o.replaces, LATERAL (SELECT ${offerColumns}) x WHERE o.run = $1
  ), waits AS MATERIALIZED (
    SELECT w.child, jsonb_agg(jsonb_build_object('intake', w.intake, 'position', w.position, 'equals', w.equals)) AS waiting
    FROM waiting w WHERE w.state = 'waiting' AND w.position IS NOT NULL
      AND w.round = (SELECT round FROM runs WHERE id = $1) GROUP BY w.child
  )
  SELECT coalesce(o.child, f.child) AS child, coalesce(o.authority, f.authority) AS authority, o.offer, o.replaced,
    coalesce(f.refused, '[]') AS refused, coalesce(w.waiting, '[]') AS waiting
  FROM offered o FULL JOIN refused f ON f.child = o.child LEFT JOIN waits w ON w.child = coalesce(o.child, f.child)
  ORDER BY 1`;

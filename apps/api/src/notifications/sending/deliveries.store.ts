import { Injectable } from '@nestjs/common';
import type { DeliveryState } from '@contract';
import type { Tx } from '../../platform';

/** A letter that was claimed: it is this worker's to hand over, and `claims` tells this claim from all others. */
export interface ClaimedLetter {
  readonly letter: string;
  readonly claims: number;
  readonly attempts: number;
  readonly child: string;
  readonly application: string | null;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly subject: string;
  readonly text: string;
  readonly document: string;
  readonly digest: string;
}

/** What became of a letter that was claimed. */
export type Became =
  | { readonly state: 'sent'; readonly to: string | null; readonly reference: string; readonly at: Date }
  | { readonly state: 'refused' | 'unsure'; readonly to: string | null; readonly says: string }
  | { readonly state: 'waiting'; readonly says: string; readonly dueAt: Date };

const whole = `l.id AS letter, d.claims, d.attempts, l.child, l.application, l.account,
  l.corporate_parent AS "corporateParent", l.subject, l.text, l.document, l.digest`;

/** Moves deliveries on. Every claim is committed before a carrier is asked. */
@Injectable()
export class DeliveriesStore {
  /**
   * Claims letters that are due: those on their own first, then the mailings in the order drawn for them. What belongs to
   * a paused mailing waits.
   */
  async claim(tx: Tx, most: number, now: Date): Promise<ClaimedLetter[]> {
    return tx.query<ClaimedLetter[]>(
      `WITH due AS (
         SELECT d.letter FROM deliveries d LEFT JOIN mailings m ON m.id = d.mailing
         WHERE d.state = 'waiting' AND d.due_at <= $2 AND m.paused_at IS NULL
         ORDER BY d.turn, d.letter LIMIT $1 FOR UPDATE OF d SKIP LOCKED
       ), changed AS (
         UPDATE deliveries d SET state = 'sending', claims = claims + 1, attempts = attempts + 1, claimed_at = $2, says = NULL
         FROM due WHERE d.letter = due.letter RETURNING d.letter, d.claims, d.attempts, d.turn
       ) SELECT ${whole} FROM changed d JOIN letters l ON l.id = d.letter ORDER BY d.turn, d.letter`,
      [most, now],
    );
  }

  /** Letters that somebody claimed and said no more of: their worker is gone, because there is one at a time. */
  async left(tx: Tx): Promise<ClaimedLetter[]> {
    return tx.query<ClaimedLetter[]>(
      `SELECT ${whole} FROM deliveries d JOIN letters l ON l.id = d.letter WHERE d.state = 'sending' ORDER BY d.letter`,
    );
  }

  /** Writes what became of a letter; false when another claim has taken its place. */
  async became(tx: Tx, { letter, claims }: Pick<ClaimedLetter, 'letter' | 'claims'>, became: Became): Promise<boolean> {
    const sent = became.state === 'sent' ? became : undefined;
    const says = became.state === 'sent' ? null : became.says;
    const rows = await tx.query<unknown[]>(
      `WITH changed AS (
         UPDATE deliveries SET state = $3, carrier_reference = $4, done_at = $5, says = $6,
           due_at = coalesce($7, due_at), sent_to = coalesce($8, sent_to)
         WHERE letter = $1 AND claims = $2 AND state = 'sending' RETURNING letter
       ) SELECT * FROM changed`,
      [
        ...[letter, claims, became.state, sent?.reference ?? null, sent?.at ?? null, says],
        became.state === 'waiting' ? became.dueAt : null,
        became.state === 'waiting' ? null : became.to,
      ],
    );
    return rows.length > 0;
  }

  /** Stops letters, because whom they are for may have them no more, or hands them to paper for want of an address. */
  async putAside(tx: Tx, letters: readonly string[], state: 'stopped' | 'paper', says: string): Promise<void> {
    await tx.query(
      `UPDATE deliveries SET state = 'waiting', says = NULL WHERE letter = ANY ($1::uuid[]) AND state = 'sending'`,
      [letters],
    );
    await tx.query(`UPDATE deliveries SET state = $2, says = $3 WHERE letter = ANY ($1::uuid[]) AND state = 'waiting'`, [
      letters,
      state,
      says,
    ]);
  }

  /** When the next letter is due that no pause holds back; nothing when none waits. */
  async nextDue(tx: Tx): Promise<Date | null> {
    const rows = await tx.query<{ due: Date | null }[]>(
      `SELECT min(d.due_at) AS due FROM deliveries d LEFT JOIN mailings m ON m.id = d.mailing
       WHERE d.state = 'waiting' AND m.paused_at IS NULL`,
    );
    return rows[0]?.due ?? null;
  }

  /** The state of a letter's delivery, locked; nothing when it is not theirs who ask. */
  async hold(
    tx: Tx,
    letter: string,
  ): Promise<{ state: DeliveryState; authority: string; child: string } | undefined> {
    const rows = await tx.query<{ state: DeliveryState; authority: string; child: string }[]>(
      `SELECT d.state, d.authority, l.child FROM deliveries d JOIN letters l ON l.id = d.letter
       WHERE d.letter = $1 FOR UPDATE OF d`,
      [letter],
    );
    return rows[0];
  }

  /** Writes what a person decided about a letter. */
  async settle(
    tx: Tx,
    letter: string,
    { to, by, at, because }: { to: 'sent' | 'waiting' | 'paper'; by: string; at: Date; because: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE deliveries SET state = $2, settled_by = $3, settled_at = $4, settled_because = $5, attempts = 0,
         done_at = CASE WHEN $2 = 'sent' THEN claimed_at END, due_at = CASE WHEN $2 = 'waiting' THEN $4 ELSE due_at END
       WHERE letter = $1`,
      [letter, to, by, at, because],
    );
  }

  /** Marks the letters on paper that are due as printed; gives back how many, and how many have no address. */
  async print(
    tx: Tx,
    printing: { id: string; authority: string; by: string; at: Date },
  ): Promise<{ letters: number; withoutAddress: number } | undefined> {
    const { id, authority, by, at } = printing;
    const due = await tx.query<{ letter: string; without: boolean }[]>(
      `SELECT letter, address = '{}' AS without FROM deliveries
       WHERE authority = $1 AND state = 'paper' AND due_at <= $2 FOR UPDATE SKIP LOCKED`,
      [authority, at],
    );
    if (due.length === 0) return undefined;
    const counts = { letters: due.length, withoutAddress: due.filter(({ without }) => without).length };
    await tx.query(
      'INSERT INTO printings (id, authority, made_by, made_at, letters, without_address) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, authority, by, at, counts.letters, counts.withoutAddress],
    );
    await tx.query(
      `UPDATE deliveries SET state = 'printed', printing = $2, done_at = $3 WHERE letter = ANY ($1::uuid[])`,
      [due.map(({ letter }) => letter), id, at],
    );
    return counts;
  }
}

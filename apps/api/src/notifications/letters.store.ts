import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { textArray, type Tx } from '../platform';

/** A letter with its delivery, as both are added. */
export interface NewLetter {
  readonly id: string;
  readonly cause: string;
  readonly kind: string;
  readonly recipient: string;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly authority: string;
  readonly child: string;
  readonly application: string | null;
  readonly language: string;
  readonly reference: string;
  readonly subject: string;
  readonly text: string;
  readonly document: string;
  readonly digest: string;
  readonly writtenAt: Date;
  readonly seenFrom: Date;
  readonly mailing: string | null;
  readonly turn: string;
  readonly address: readonly string[];
  readonly state: 'waiting' | 'paper';
}

/** What a mailing is made from. */
export interface NewMailing {
  readonly order: string;
  readonly authority: string;
  readonly what: string;
  readonly seed: string;
  readonly at: Date;
  readonly dueAt: Date;
}

/** Adds letters. Nothing here changes one. */
@Injectable()
export class LettersStore {
  /** Which of these causes have a letter of the kind to the person already, as `cause kind recipient`. */
  async writtenOf(tx: Tx, causes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ key: string }[]>(
      `SELECT cause || ' ' || kind || ' ' || recipient AS key FROM letters WHERE cause = ANY ($1::text[])`,
      [causes],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /**
   * Adds letters and their deliveries in one statement; gives back how many were new.
   *
   * Asked again for the same letters, it adds none: the first stand as they were written.
   */
  async add(tx: Tx, letters: readonly NewLetter[]): Promise<number> {
    if (letters.length === 0) return 0;
    const rows = await tx.query<{ added: number }[]>(adding, columnsOf(letters));
    return rows[0]?.added ?? 0;
  }

  /** The mailing of an order: made with this seed, unless it was made before. */
  async mailing(tx: Tx, made: NewMailing): Promise<{ readonly id: string; readonly seed: string }> {
    const { order, authority, what, seed, at, dueAt } = made;
    await tx.query(
      `INSERT INTO mailings (id, letter_order, authority, what, seed, made_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (letter_order) DO NOTHING`,
      [randomUUID(), order, authority, what, seed, at, dueAt],
    );
    const rows = await tx.query<{ id: string; seed: string }[]>(
      'SELECT id, seed FROM mailings WHERE letter_order = $1',
      [order],
    );
    const [mailing] = rows;
    if (mailing === undefined) throw new Error('A mailing that was just made is not there.');
    return mailing;
  }
}

/** The columns of the letters, one array each: PostgreSQL reads these much faster than rows. */
function columnsOf(letters: readonly NewLetter[]): unknown[] {
  const column = (of: (letter: NewLetter) => unknown): unknown[] => letters.map(of);
  return [
    column(({ id }) => id),
    column(({ cause }) => cause),
    column(({ kind }) => kind),
    column(({ recipient }) => recipient),
    column(({ account }) => account),
    column(({ corporateParent }) => corporateParent),
    column(({ authority }) => authority),
    column(({ child }) => child),
    column(({ application }) => application),
    column(({ language }) => language),
    column(({ reference }) => reference),
    textArray(letters.map(({ subject }) => subject)),
    textArray(letters.map(({ text }) => text)),
    textArray(letters.map(({ document }) => document)),
    column(({ digest }) => digest),
    column(({ writtenAt }) => writtenAt),
    column(({ seenFrom }) => seenFrom),
    column(({ mailing }) => mailing),
    column(({ turn }) => turn),
    column(({ address }) => JSON.stringify(address)),
    column(({ state }) => state),
  ];
}

const adding = `WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[],
      $9::uuid[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::timestamptz[],
      $17::timestamptz[], $18::uuid[], $19::text[], $20::text[], $21::text[])
    AS n (id, cause, kind, recipient, account, corporate_parent, authority, child, application, language, reference,
      subject, text, document, digest, written_at, seen_from, mailing, turn, address, state)
  ), added AS (
    INSERT INTO letters (id, cause, kind, recipient, account, corporate_parent, authority, child, application, language,
      reference, subject, text, document, digest, written_at, seen_from)
    SELECT id, cause, kind, recipient, account, corporate_parent, authority, child, application, language, reference,
      subject, text, document, digest, written_at, seen_from FROM given
    ON CONFLICT ON CONSTRAINT letters_once DO NOTHING RETURNING id
  ), delivered AS (
    INSERT INTO deliveries (letter, authority, mailing, turn, address, state, due_at)
    SELECT id, authority, mailing, turn, ARRAY(SELECT jsonb_array_elements_text(address::jsonb)), state, seen_from
    FROM given JOIN added USING (id) RETURNING letter
  ) SELECT count(*)::integer AS added FROM delivered`;

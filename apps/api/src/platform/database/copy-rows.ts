import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database';

/** A value of a row that is copied: text as PostgreSQL writes it for the column, or nothing. */
export type CopiedValue = string | number | boolean | null;

const pieceLength = 1 << 18;

/**
 * Puts many rows into a table at once, in the transaction's own order: many times faster than statement by statement.
 *
 * `into` is a table with its columns, such as `letters (id, text)`. Row-level security does not allow COPY into some
 * tables for the service's role; the table then says so, and nothing is written.
 */
export async function copyRows(tx: Tx, into: string, rows: Iterable<readonly CopiedValue[]>): Promise<void> {
  const runner = tx.queryRunner;
  if (runner === undefined) throw new Error('Rows are copied in a transaction.');
  const client = (await runner.connect()) as Client | PoolClient;
  await pipeline(Readable.from(pieces(rows)), client.query(copyFrom(`COPY ${into} FROM STDIN`)));
}

function* pieces(rows: Iterable<readonly CopiedValue[]>): Generator<string> {
  let piece = '';
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) piece += `${at === 0 ? '' : '\t'}${written(row[at] ?? null)}`;
    piece += '\n';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const special = /[\\\b\f\n\r\t\v]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A value as COPY's text format has it. */
function written(value: CopiedValue): string {
  if (value === null) return '\\N';
  const text = String(value);
  return special.test(text) ? text.replace(/[\\\b\f\n\r\t\v]/g, (letter) => escapes[letter] ?? letter) : text;
}

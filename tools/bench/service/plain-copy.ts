import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ask } from './databases';

/** What a release left behind, as rows for COPY: made before any time is taken. */
export interface RowsToCopy {
  readonly rows: readonly Buffer[];
  readonly bytes: number;
  readonly letters: number;
}

/** The bytes of a run's outcome, of each child's trail and of each letter, in the binary form that COPY reads. */
export async function rowsToCopy(url: string, run: string): Promise<RowsToCopy> {
  const outcome = await ask<{ bytes: Buffer }>(
    url,
    `SELECT p.bytes FROM document_pieces p JOIN runs r ON r.outcome = p.document WHERE r.id = $1 ORDER BY p.file, p.piece`,
    [run],
  );
  const trails = await ask<{ trail: string | Buffer }>(url, 'SELECT trail FROM run_children WHERE run = $1', [run]);
  const letters = await ask<{ subject: string; text: string; document: string }>(
    url,
    'SELECT l.subject, l.text, l.document FROM letters l JOIN deliveries d ON d.letter = l.id WHERE d.mailing IS NOT NULL',
  );
  const all = [
    ...outcome.map(({ bytes }) => bytesRow(bytes)),
    ...trails.map(({ trail }) => (typeof trail === 'string' ? textRow('trail', trail) : bytesRow(trail))),
    ...letters.map(({ subject, text, document }) => textRow('letter', `${subject}\n${text}\n${document}`)),
  ];
  const kept = outcome.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const trailBytes = trails.reduce((sum, { trail }) => sum + Buffer.byteLength(trail), 0);
  const letterBytes = letters.reduce((sum, one) => sum + Buffer.byteLength(one.subject + one.text + one.document), 0);
  return { rows: inPieces(all), bytes: kept + trailBytes + letterBytes, letters: letters.length };
}

/** A row of bytes, in the binary form that COPY reads fastest. */
export function bytesRow(bytes: Buffer): Buffer {
  return row('piece', bytes, null);
}

/** A row of text. */
export function textRow(part: string, text: string): Buffer {
  return row(part, null, Buffer.from(text));
}

function row(part: string, bytes: Buffer | null, text: Buffer | null): Buffer {
  const fields = [Buffer.from(part), bytes, text];
  const head = Buffer.alloc(2);
  head.writeInt16BE(fields.length);
  return Buffer.concat([
    head,
    ...fields.flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(field === null ? -1 : field.length);
      return field === null ? [length] : [length, field];
    }),
  ]);
}

/** The rows joined to pieces of about a quarter of a megabyte, with COPY's beginning and end. */
export function inPieces(rows: Iterable<Buffer>): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let open: Buffer[] = [Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')];
  let length = 0;
  for (const one of rows) {
    open.push(one);
    length += one.length;
    if (length < 1 << 18) continue;
    pieces.push(Buffer.concat(open));
    open = [];
    length = 0;
  }
  return [...pieces, Buffer.concat([...open, Buffer.from([0xff, 0xff])])];
}

/**
 * Copies rows into one new table without an index, in one transaction that is durable when it ends; gives back how long it
 * took in milliseconds. Bytes are kept as the service keeps documents: not compressed.
 */
export async function plainCopy(url: string, rows: readonly Buffer[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DROP TABLE IF EXISTS plain; CREATE TABLE plain (part text, bytes bytea, text text)');
    await client.query('ALTER TABLE plain ALTER COLUMN bytes SET STORAGE EXTERNAL');
    const start = performance.now();
    await client.query('BEGIN');
    await pipeline(Readable.from(rows), client.query(copyFrom('COPY plain FROM STDIN (FORMAT binary)')));
    await client.query('COMMIT');
    const took = performance.now() - start;
    await client.query('DROP TABLE plain');
    return took;
  } finally {
    await client.end();
  }
}

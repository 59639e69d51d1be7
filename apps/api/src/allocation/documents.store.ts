import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuse } from '@kernel';
import type { LinesRead, Shelf, Sink } from '@documents';
import { z } from 'zod';
import type { Tx } from '../platform';

/** How large a piece of a file may grow before the next is begun. */
const pieceBytes = 1 << 19;

/** How many pieces go to the database in one statement. */
const atOnce = 16;

const Digests = z.array(z.object({ file: z.string(), sha256: z.string() }));
const Pieces = z.array(z.object({ file: z.string(), bytes: z.instanceof(Buffer) }));

/** A document in memory, on its way into the database. */
export class DocumentSink implements Sink {
  readonly files: { readonly file: string; readonly pieces: Buffer[] }[] = [];

  write(file: string, pieces: Iterable<string>): string {
    const hash = createHash('sha256');
    const kept: Buffer[] = [];
    for (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      hash.update(bytes);
      kept.push(bytes);
    }
    this.files.push({ file, pieces: kept });
    return hash.digest('hex');
  }
}

/** Only works out digests: for asking whether what is gathered now is what was frozen then. */
export class DigestSink implements Sink {
  /** The digest of each file, by its name. */
  readonly digests = new Map<string, string>();

  write(file: string, pieces: Iterable<string>): string {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece, 'utf8');
    const digest = hash.digest('hex');
    this.digests.set(file, digest);
    return digest;
  }
}

/** Keeps snapshots and outcomes whole, byte for byte as the commands write them to a folder. */
@Injectable()
export class DocumentsStore {
  /** Keeps a document under its digest. Keeping the same one again changes nothing. */
  async keep(
    tx: Tx,
    document: { digest: string; authority: string; kind: string; keptAt: Date },
    sink: DocumentSink,
  ): Promise<void> {
    const rows = sink.files.flatMap(({ file, pieces }) => cut(pieces).map((bytes, piece) => ({ file, piece, bytes })));
    const total = rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const added: unknown[] = await tx.query(
      `INSERT INTO documents (digest, authority, kind, kept_at, bytes) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [document.digest, document.authority, document.kind, document.keptAt, total],
    );
    if (added.length === 0) return;
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce);
      const places = some.map((_, at) => `($1, $${3 * at + 2}, $${3 * at + 3}, $${3 * at + 4})`).join(', ');
      const values = some.flatMap(({ file, piece, bytes }): unknown[] => [file, piece, bytes]);
      await tx.query(`INSERT INTO document_pieces (document, file, piece, bytes) VALUES ${places}`, [
        document.digest,
        ...values,
      ]);
    }
  }

  /** A document to be read, with all its digests checked as it is; refuses one that is not there. */
  async shelf(tx: Tx, digest: string): Promise<Shelf> {
    return this.shelfOf(await this.files(tx, digest), digest);
  }

  /** The same of files that were fetched already. */
  shelfOf(files: ReadonlyMap<string, Buffer>, digest: string): Shelf {
    return {
      name: digest,
      text: (file) => bytesOf(files, file).toString('utf8'),
      lines: (file) => linesOf(bytesOf(files, file), file),
    };
  }

  /** By file: the SHA-256 of the bytes that the database holds, worked out by the database now. */
  async digests(tx: Tx, digest: string): Promise<ReadonlyMap<string, string>> {
    const rows: unknown = await tx.query(
      `SELECT file, encode(sha256(string_agg(bytes, ''::bytea ORDER BY piece)), 'hex') AS sha256
       FROM document_pieces WHERE document = $1 GROUP BY file`,
      [digest],
    );
    return new Map(Digests.parse(rows).map(({ file, sha256 }) => [file, sha256]));
  }

  /** The files of a document, by name. */
  async files(tx: Tx, digest: string): Promise<ReadonlyMap<string, Buffer>> {
    const rows: unknown = await tx.query(
      'SELECT file, bytes FROM document_pieces WHERE document = $1 ORDER BY file COLLATE "C", piece',
      [digest],
    );
    const pieces = new Map<string, Buffer[]>();
    for (const { file, bytes } of Pieces.parse(rows)) {
      const those = pieces.get(file);
      if (those === undefined) pieces.set(file, [bytes]);
      else those.push(bytes);
    }
    return new Map([...pieces].map(([file, those]) => [file, Buffer.concat(those)]));
  }
}

/** Joins small pieces, so that a file of few lines is one row. */
function cut(pieces: readonly Buffer[]): readonly Buffer[] {
  const joined: Buffer[] = [];
  let open: Buffer[] = [];
  let size = 0;
  for (const piece of pieces) {
    if (size > 0 && size + piece.length > pieceBytes) {
      joined.push(Buffer.concat(open));
      open = [];
      size = 0;
    }
    open.push(piece);
    size += piece.length;
  }
  return [...joined, Buffer.concat(open)];
}

function bytesOf(files: ReadonlyMap<string, Buffer>, file: string): Buffer {
  return (
    files.get(file) ??
    refuse({ file, found: 'nothing kept under this name', allowed: 'every file that the manifest names.' })
  );
}

/** The lines of a file that is in memory, and at the end its digest. */
function* linesOf(bytes: Buffer, file: string): Generator<string, LinesRead> {
  if (bytes.length > 0 && bytes.at(-1) !== 10) {
    refuse({ file, found: 'a last line without a line feed', allowed: 'every line ends in a line feed.' });
  }
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    yield bytes.toString('utf8', from, end);
    from = end + 1;
  }
  return { sha256: createHash('sha256').update(bytes).digest('hex') };
}

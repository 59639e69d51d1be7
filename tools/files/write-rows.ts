import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalLine } from './canonical-line';
import type { PartEntry } from './manifest';

const pieceLength = 1 << 19;

/**
 * Writes rows as lines of canonical JSON, in the order given, and gives back the part's entry in the manifest.
 *
 * Lines are hashed and written piece by piece, so that a nation's rows never stand in memory as text.
 */
export function writeRows(folder: string, name: string, rows: Iterable<object>): PartEntry {
  const file = `${name}.ndjson`;
  const hash = createHash('sha256');
  let count = 0;
  withFile(join(folder, file), (handle) => {
    let piece = '';
    const flush = (): void => {
      hash.update(piece, 'utf8');
      writeWhole(handle, piece);
      piece = '';
    };
    for (const row of rows) {
      piece += `${canonicalLine(row)}\n`;
      count += 1;
      if (piece.length >= pieceLength) flush();
    }
    flush();
  });
  return { name, file, rows: count, sha256: hash.digest('hex') };
}

/** Writes one text to a file of its own and gives back the SHA-256 of its bytes. */
export function writeText(path: string, text: string): string {
  withFile(path, (handle) => {
    writeWhole(handle, text);
  });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function withFile(path: string, write: (handle: number) => void): void {
  const handle = openSync(path, 'wx');
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

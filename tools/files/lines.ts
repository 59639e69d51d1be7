import { refuse } from '@kernel';
import type { LinesRead } from '@documents';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { textOf } from './text';
import { refuseUnreadable } from './unreadable';

const chunkBytes = 1 << 20;
const lineFeed = 10;
/** No line of ours comes near this; without a limit, a wrong file would be read into memory whole. */
const longestLine = 64 << 20;

/**
 * The lines of a file one after the other, and at the end its digest.
 *
 * Only one piece of the file is in memory at a time, so that a nation can be read. Refuses bytes that are not UTF-8
 * and a last line without its line feed, which is how a file that was not written whole gives itself away.
 */
export function* linesOf(path: string, name: string): Generator<string, LinesRead> {
  const hash = createHash('sha256');
  let rest: Buffer = Buffer.alloc(0);
  let before = 0;
  for (const chunk of chunksOf(path, name)) {
    hash.update(chunk);
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > longestLine) refuseCut(name, before + 1, 'a line of more than 64 megabytes');
      continue;
    }
    const lines = textOf(Buffer.concat([rest, chunk.subarray(0, end - 1)]), name, before + 1).split('\n');
    yield* lines;
    before += lines.length;
    rest = Buffer.from(chunk.subarray(end));
  }
  if (rest.length > 0) refuseCut(name, before + 1, 'a last line without a line feed');
  return { sha256: hash.digest('hex') };
}

function refuseCut(name: string, line: number, found: string): never {
  return refuse({ file: `${name}, line ${String(line)}`, found, allowed: 'every line ends in a line feed; check that the file was written whole.' });
}

function* chunksOf(path: string, name: string): Generator<Buffer> {
  const file = opened(path, name);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const read = readPiece(file, chunk, name);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

function opened(path: string, name: string): number {
  try {
    return openSync(path, 'r');
  } catch (fault) {
    return refuseUnreadable(fault, name);
  }
}

function readPiece(file: number, chunk: Buffer, name: string): number {
  try {
    return readSync(file, chunk);
  } catch (fault) {
    return refuseUnreadable(fault, name);
  }
}

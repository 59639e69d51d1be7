import { canonicalLine } from './canonical-line';
import type { PartEntry } from './manifest';
import type { Sink } from './shelf';

const pieceLength = 1 << 19;

/**
 * Writes rows as lines of canonical JSON, in the order given, and gives back the part's entry in the manifest.
 *
 * Lines are written piece by piece, so that a nation's rows never stand in memory as text. A piece ends with a line.
 */
export function writeRows(sink: Sink, name: string, rows: Iterable<object>): PartEntry {
  const file = `${name}.ndjson`;
  let count = 0;
  function* pieces(): Generator<string> {
    let piece = '';
    for (const row of rows) {
      piece += `${canonicalLine(row)}\n`;
      count += 1;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
  }
  const sha256 = sink.write(file, pieces());
  return { name, file, rows: count, sha256 };
}

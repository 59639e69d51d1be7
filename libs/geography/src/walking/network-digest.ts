import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Surface } from './surface';

interface Streets {
  readonly date: string;
  readonly surface: Surface;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly firstInto: Int32Array;
  readonly from: Int32Array;
  readonly lengths: Int32Array;
}

/**
 * The SHA-256 of a network written out as lines of text: a heading, its nodes, its segments.
 *
 * The lines are hashed as they are made, so that a whole region needs no text of its own size.
 */
export function digestNetwork(streets: Streets): string {
  const hash = sha256.create();
  for (const block of inBlocks(linesOf(streets), 4096)) hash.update(utf8ToBytes(block));
  return bytesToHex(hash.digest());
}

/** The network as text: `network 1 <surface> <date>`, then `node x y`, then `segment start end millimetres`. */
export function* linesOf(streets: Streets): Generator<string> {
  const { xs, ys, firstInto, from, lengths } = streets;
  yield `network 1 ${streets.surface} ${streets.date}\n`;
  for (let node = 0; node < xs.length; node += 1) yield `node ${String(xs[node])} ${String(ys[node])}\n`;
  for (let end = 0; end < xs.length; end += 1) {
    const last = firstInto[end + 1] ?? 0;
    for (let at = firstInto[end] ?? 0; at < last; at += 1) {
      const start = from[at] ?? 0;
      if (start < end) yield `segment ${start} ${end} ${String(lengths[at])}\n`;
    }
  }
}

function* inBlocks(lines: Iterable<string>, size: number): Generator<string> {
  let block: string[] = [];
  for (const line of lines) {
    block.push(line);
    if (block.length < size) continue;
    yield block.join('');
    block = [];
  }
  yield block.join('');
}

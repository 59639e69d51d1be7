import { refusals } from '../storage.refusals';
import { fourLetters, Numbers, reach, type Stretch } from './reach';

/** One chunk of a WebP; where its own bytes begin, and where the next chunk does. */
export interface WebpChunk extends Stretch {
  readonly name: string;
  readonly inside: number;
}

/** The chunks of a WebP; what follows the end that it declares is none of them. */
export function webpChunks(bytes: Buffer): WebpChunk[] {
  const numbers = new Numbers(bytes, true);
  const end = 8 + numbers.at(4, 4);
  reach(bytes, 0, end);
  const chunks: WebpChunk[] = [];
  for (let at = 12; at + 8 <= end;) {
    const length = numbers.at(at + 4, 4);
    const inside = at + 8;
    if (inside + length > end) throw refusals.damaged();
    const to = Math.min(inside + length + (length % 2), end);
    chunks.push({ name: fourLetters(bytes, at), from: at, inside, to });
    at = to;
  }
  if (!chunks.some(({ name }) => ['VP8 ', 'VP8L', 'ANMF'].includes(name))) throw refusals.damaged();
  return chunks;
}

import { crc32 } from 'node:zlib';
import { refusals } from '../storage.refusals';
import { fourLetters, Numbers, reach, type Stretch } from './reach';

/** One chunk of a PNG, from its length to its check sum. */
export interface PngChunk extends Stretch {
  readonly name: string;
}

/** What every PNG begins with. */
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The chunks of a PNG up to its end, each with its check sum proven; what follows the end is none of them. */
export function pngChunks(bytes: Buffer): PngChunk[] {
  const numbers = new Numbers(bytes, false);
  const chunks: PngChunk[] = [];
  for (let at = pngSignature.length; ;) {
    const length = numbers.at(at, 4);
    const name = fourLetters(bytes, at + 4);
    const to = at + 12 + length;
    if (numbers.at(to - 4, 4) !== crc32(reach(bytes, at + 4, length + 4))) throw refusals.damaged();
    chunks.push({ name, from: at, to });
    if (name === 'IEND') break;
    at = to;
  }
  if (chunks[0]?.name !== 'IHDR' || !chunks.some(({ name }) => name === 'IDAT')) throw refusals.damaged();
  return chunks;
}

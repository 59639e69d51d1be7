import { type WebpChunk, webpChunks } from '../kinds/webp';
import { exifOfOrientation, orientationIn } from './exif';

const picture = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Which of the chunks there are, in the first byte of the extended header. */
const saysExif = 0x08;
const saysXmp = 0x04;

/** The same picture without EXIF, XMP, chunks nobody knows, and what follows its end; which way up it is stays. */
export function stripWebp(bytes: Buffer): Buffer {
  const chunks = webpChunks(bytes);
  const orientation = orientationOf(bytes, chunks);
  const kept = chunks
    .filter(({ name }) => picture.has(name))
    .map((chunk) => keep(bytes, chunk, orientation !== undefined));
  if (orientation !== undefined) kept.push(chunkOf('EXIF', exifOfOrientation(orientation)));
  return chunkOf('RIFF', Buffer.concat([Buffer.from('WEBP'), ...kept]));
}

/** EXIF here may begin with the mark that it has in a JPEG. */
function orientationOf(bytes: Buffer, chunks: readonly WebpChunk[]): number | undefined {
  const exif = chunks.find(({ name }) => name === 'EXIF');
  if (exif === undefined || chunks[0]?.name !== 'VP8X') return undefined;
  const content = bytes.subarray(exif.inside, exif.to);
  return orientationIn(content.subarray(0, 4).toString('latin1') === 'Exif' ? content.subarray(6) : content);
}

function keep(bytes: Buffer, { name, from, to }: WebpChunk, withOrientation: boolean): Buffer {
  const chunk = Buffer.from(bytes.subarray(from, to));
  if (name === 'VP8X' && chunk.length > 8) {
    chunk[8] = ((chunk[8] ?? 0) & ~(saysExif | saysXmp)) | (withOrientation ? saysExif : 0);
  }
  return chunk;
}

function chunkOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

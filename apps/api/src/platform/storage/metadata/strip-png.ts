import { crc32 } from 'node:zlib';
import { pngChunks, pngSignature } from '../kinds/png';
import { exifOfOrientation, orientationIn } from './exif';

/** Chunks that make up the picture, its colours and its size on paper, moving pictures included. */
const picture = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

/** The same picture without texts, times, EXIF, and what follows its end; which way up it is stays. */
export function stripPng(bytes: Buffer): Buffer {
  const chunks = pngChunks(bytes);
  const exif = chunks.find(({ name }) => name === 'eXIf');
  const orientation = exif === undefined ? undefined : orientationIn(bytes.subarray(exif.from + 8, exif.to - 4));
  const [header = Buffer.alloc(0), ...rest] = chunks
    .filter(({ name }) => picture.has(name))
    .map(({ from, to }) => bytes.subarray(from, to));
  const kept = orientation === undefined ? [] : [chunkOf('eXIf', exifOfOrientation(orientation))];
  return Buffer.concat([pngSignature, header, ...kept, ...rest]);
}

function chunkOf(name: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(name, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

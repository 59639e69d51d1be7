import { type JpegPart, jpegParts } from '../kinds/jpeg';
import { exifOfOrientation, orientationIn } from './exif';

const exifMark = Buffer.from('Exif\0\0');
const jfifMark = Buffer.from('JFIF\0');

/** Parts that decoding needs: tables, frames, scans, restarts. */
function isPicture(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xdf) || marker === 0x01;
}

/**
 * The same picture without anything about it: application parts, comments and what follows the picture are left out.
 *
 * Kept are the resolution (JFIF, without its thumbnail), the colour profile, Adobe's note on colours, and which way up it is.
 */
export function stripJpeg(bytes: Buffer): Buffer {
  const parts = jpegParts(bytes);
  const orientation = parts.map((part) => orientationOf(bytes, part)).find((found) => found !== undefined);
  const kept = parts.map((part) => keep(bytes, part));
  const jfif = kept[0]?.[1] === 0xe0 ? kept.shift() : undefined;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jfif ?? Buffer.alloc(0),
    orientation === undefined ? Buffer.alloc(0) : exifPart(orientation),
    ...kept,
  ]);
}

function orientationOf(bytes: Buffer, { marker, inside, to }: JpegPart): number | undefined {
  const content = bytes.subarray(inside, to);
  return marker === 0xe1 && starts(content, exifMark) ? orientationIn(content.subarray(exifMark.length)) : undefined;
}

function keep(bytes: Buffer, { marker, from, inside, to }: JpegPart): Buffer {
  const content = bytes.subarray(inside, to);
  if (marker === 0xe0 && starts(content, jfifMark) && content.length >= 14) return withoutThumbnail(content);
  const isProfile = marker === 0xe2 && starts(content, Buffer.from('ICC_PROFILE\0'));
  const isAdobe = marker === 0xee && starts(content, Buffer.from('Adobe')) && content.length === 12;
  return isPicture(marker) || isProfile || isAdobe ? bytes.subarray(from, to) : Buffer.alloc(0);
}

/** JFIF's version and resolution, with a thumbnail of no size. */
function withoutThumbnail(jfif: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xe0, 0, 16]), jfif.subarray(0, 12), Buffer.from([0, 0])]);
}

function exifPart(orientation: number): Buffer {
  const exif = exifOfOrientation(orientation);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + exifMark.length + exif.length]);
  return Buffer.concat([head, exifMark, exif]);
}

function starts(content: Buffer, mark: Buffer): boolean {
  return content.subarray(0, mark.length).equals(mark);
}

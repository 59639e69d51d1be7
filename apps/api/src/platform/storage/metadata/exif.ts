import { tiffDirectory, tiffNumbers, tiffNumbersOf } from '../kinds/tiff';

const orientationTag = 0x0112;

/** Which way up a photo is to be shown (2 to 8), if its EXIF says something else than "as it is". */
export function orientationIn(exif: Buffer): number | undefined {
  try {
    const numbers = tiffNumbers(exif);
    const entry = tiffDirectory(numbers, numbers.at(4, 4)).entries.find(({ tag }) => tag === orientationTag);
    const value = entry === undefined ? undefined : tiffNumbersOf(numbers, entry)[0];
    return value !== undefined && value >= 2 && value <= 8 ? value : undefined;
  } catch {
    // EXIF that cannot be read is dropped like any other; the picture itself is not in it.
    return undefined;
  }
}

/** EXIF that says which way up a photo is, and nothing else. */
export function exifOfOrientation(orientation: number): Buffer {
  const exif = Buffer.alloc(26);
  exif.write('MM\0*', 0, 'latin1');
  exif.writeUInt32BE(8, 4);
  exif.writeUInt16BE(1, 8);
  exif.writeUInt16BE(orientationTag, 10);
  exif.writeUInt16BE(3, 12);
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation, 18);
  return exif;
}

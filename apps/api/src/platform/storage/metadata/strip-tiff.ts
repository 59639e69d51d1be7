import { Numbers, reach } from '../kinds/reach';
import { neededIn, type TiffDirectory, type TiffEntry, tiffPages } from '../kinds/tiff';

/**
 * The same pages without anything about them.
 *
 * A TIFF is a web of places, so nothing is moved: a blank file of the same length is made, and only the pages'
 * directories (with the entries that decoding needs), their values and their pictures are copied into it. Whatever
 * else there was, known to us or not, stays blank.
 */
export function stripTiff(bytes: Buffer): Buffer {
  const { numbers, pages } = tiffPages(bytes);
  const blank = Buffer.alloc(bytes.length);
  bytes.copy(blank, 0, 0, 8);
  const target = new Numbers(blank, numbers.smallEndFirst);
  let end = 8;
  for (const page of pages) {
    const { entries, stretches } = neededIn(numbers, page);
    for (const { from, to } of stretches) {
      reach(bytes, from, to - from).copy(blank, from);
      end = Math.max(end, to);
    }
    end = Math.max(end, writeDirectory(bytes, target, page, entries));
  }
  return blank.subarray(0, end);
}

/** Writes a directory where it was, with fewer entries; gives back where it ends. */
function writeDirectory(bytes: Buffer, target: Numbers, page: TiffDirectory, kept: readonly TiffEntry[]): number {
  target.bytes.fill(0, page.at, page.at + 2 + page.entries.length * 12 + 4);
  target.put(page.at, 2, kept.length);
  kept.forEach(({ at }, index) => bytes.copy(target.bytes, page.at + 2 + index * 12, at, at + 12));
  const end = page.at + 2 + kept.length * 12;
  target.put(end, 4, page.next);
  return end + 4;
}

import { inflateSync } from 'node:zlib';
import { refusals } from '../storage.refusals';

/** How near its end a PDF says where its table is. */
const tail = 64 * 1024;

/** How much is unpacked in search of the number of pages. */
const mostUnpacked = 32 * 1024 * 1024;

/**
 * Throws unless the PDF is whole; gives its number of pages if it says one and only one.
 *
 * The file is gone through once, whatever is in it: a search that starts afresh at each find could be made to last for ever.
 */
export function checkPdf(bytes: Buffer): number | undefined {
  const end = bytes.subarray(-tail).toString('latin1');
  if (!/startxref\s+\d/.test(end)) throw refusals.damaged();
  const objects = bytes.toString('latin1').split('endobj');
  if (objects.some((object) => /\/Encrypt\s+\d/.test(object))) return undefined;
  const packed = unpackAll(objects);
  return packed === undefined ? undefined : pagesOf([...objects, ...packed]);
}

/** The objects that newer PDFs pack together, one by one; nothing when they cannot all be unpacked. */
function unpackAll(objects: readonly string[]): string[] | undefined {
  let left = mostUnpacked;
  const found: string[] = [];
  for (const object of objects) {
    const start = /stream\r?\n/.exec(object);
    if (start === null) continue;
    const dictionary = object.slice(0, start.index);
    if (!/\/Type\s*\/ObjStm/.test(dictionary)) continue;
    const packed = object.slice(start.index + start[0].length, object.lastIndexOf('endstream'));
    const unpacked = left > 0 ? unpack(Buffer.from(packed, 'latin1'), left) : undefined;
    if (unpacked === undefined) return undefined;
    left -= unpacked.length;
    for (const one of apart(dictionary, unpacked)) found.push(one);
  }
  return found;
}

function unpack(packed: Buffer, most: number): string | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString('latin1');
  } catch {
    return undefined;
  }
}

/** Takes packed objects apart: pairs of numbers come first, each with where its object begins. */
function apart(dictionary: string, unpacked: string): string[] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const pairs = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
  const starts = pairs.filter((_number, index) => index % 2 === 1).map((offset) => first + offset);
  return starts.map((start, index) => unpacked.slice(start, starts[index + 1]));
}

/** The count at the root of the page tree, the only one without a parent; revisions that differ leave it open. */
function pagesOf(objects: readonly string[]): number | undefined {
  const counts = new Set(
    objects
      .map((object) => object.split('stream', 1)[0] ?? '')
      .filter((object) => /\/Type\s*\/Pages\b/.test(object) && !/\/Parent\b/.test(object))
      .map((object) => Number(/\/Count\s+(\d+)/.exec(object)?.[1] ?? 0)),
  );
  const [count] = counts;
  return counts.size === 1 && count !== undefined && count > 0 ? count : undefined;
}

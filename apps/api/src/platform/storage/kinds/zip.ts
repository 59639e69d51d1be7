import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { refusals } from '../storage.refusals';
import { Numbers, reach } from './reach';

const inflate = promisify(inflateRaw);

/** One file in a zip, as its directory tells of it. */
export interface ZipEntry {
  readonly name: string;
  readonly locked: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;

/** Limits no honest paper comes near. */
const mostEntries = 5000;
const mostInside = 200 * 1024 * 1024;

/** Where the directory of a zip begins, if the file ends like a zip; also when something stands before or after it. */
export function zipDirectoryAt(bytes: Buffer): { readonly from: number; readonly end: number } | undefined {
  const numbers = new Numbers(bytes, true);
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let end = bytes.length - endLength; end >= first; end -= 1) {
    if (bytes[end] !== 0x50 || numbers.at(end, 4) !== endMark) continue;
    const from = end - numbers.at(end + 12, 4);
    if (from >= 0 && from < end && numbers.at(from, 4) === entryMark) return { from, end };
  }
  return undefined;
}

/** The directory of a zip; refuses one that is damaged, that holds far too much, or whose files lie over each other. */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const directory = zipDirectoryAt(bytes);
  if (directory === undefined) throw refusals.damaged();
  const numbers = new Numbers(bytes, true);
  const entries: ZipEntry[] = [];
  for (let at = directory.from; at < directory.end;) {
    if (numbers.at(at, 4) !== entryMark) throw refusals.damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => numbers.at(at + place, 2));
    const name = reach(bytes, at + 46, nameLength ?? 0).toString('utf8');
    entries.push({
      name,
      locked: (numbers.at(at + 8, 2) & 0x41) !== 0,
      method: numbers.at(at + 10, 2),
      crc: numbers.at(at + 16, 4),
      packed: numbers.at(at + 20, 4),
      size: numbers.at(at + 24, 4),
      at: numbers.at(at + 42, 4),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  if (numbers.at(directory.end + 10, 2) !== entries.length) throw refusals.damaged();
  checkAmount(entries);
  checkPlaces(numbers, entries, directory.from);
  return entries;
}

function checkAmount(entries: readonly ZipEntry[]): void {
  const inside = entries.reduce((sum, { size }) => sum + size, 0);
  if (entries.length > mostEntries || inside > mostInside) throw refusals.tooMuchInside();
}

/** Files one after another from the first byte on: what lies over another is a bomb, what lies before is something else. */
function checkPlaces(numbers: Numbers, entries: readonly ZipEntry[], end: number): void {
  const inOrder = [...entries].sort((one, other) => one.at - other.at);
  if (inOrder[0]?.at !== 0) throw refusals.twoThings();
  inOrder.forEach((entry, index) => {
    const next = inOrder[index + 1]?.at ?? end;
    if (packedAt(numbers, entry) + entry.packed > next) throw refusals.tooMuchInside();
  });
}

/** Where the packed bytes of a file begin. */
function packedAt(numbers: Numbers, { at }: ZipEntry): number {
  if (numbers.at(at, 4) !== fileMark) throw refusals.damaged();
  return at + 30 + numbers.at(at + 26, 2) + numbers.at(at + 28, 2);
}

/**
 * Unpacks one file of a zip and gives its bytes.
 *
 * Never more than it declares, so that a bomb with a small label does not go off; and checked against its check sum.
 */
export async function unzip(bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  if (entry.locked) throw refusals.locked();
  const packed = reach(bytes, packedAt(new Numbers(bytes, true), entry), entry.packed);
  const content = await unpack(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw refusals.damaged();
  return content;
}

async function unpack(packed: Buffer, { method, size }: ZipEntry): Promise<Buffer> {
  if (method === 0) return packed;
  if (method !== 8) throw refusals.damaged();
  try {
    return await inflate(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? refusals.tooMuchInside() : refusals.damaged();
  }
}

import { GeographyError } from '../geography-error';

/** Unpacks bytes packed by zlib; throws when they are damaged or come to more than so many. */
export type Inflate = (packed: Uint8Array, mostBytes: number) => Uint8Array;

/** The longest heading and the longest block that the format allows. */
const longestHeading = 64 * 1024;
const longestBlock = 32 * 1024 * 1024;

/**
 * Follows the blocks of an `.osm.pbf` file from the first to the last and proves the checksum of each.
 *
 * Refuses a file that is something else, one that ends in the middle of a block, and one with a damaged block:
 * the library that reads them next does not look at checksums and may never come back from a damaged block.
 */
export function checkBlocks(bytes: Uint8Array, inflate: Inflate): void {
  let at = 0;
  let first = true;
  while (first || at < bytes.length) {
    const heading = readHeading(bytes, at);
    if (heading === undefined || (first && heading.kind !== 'OSMHeader')) throw wrong(first, at, bytes.length);
    const end = heading.end + heading.blockLength;
    if (end > bytes.length || !isSound(bytes.subarray(heading.end, end), inflate)) throw wrong(false, at, bytes.length);
    at = end;
    first = false;
  }
}

interface Heading {
  readonly kind: string;
  readonly end: number;
  readonly blockLength: number;
}

/** A heading is its length in four bytes, then fields: 1 the kind, 2 an index, 3 the length of the block that follows. */
function readHeading(bytes: Uint8Array, start: number): Heading | undefined {
  if (start + 4 > bytes.length) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset + start, 4).getUint32(0);
  const end = start + 4 + length;
  if (length === 0 || length > longestHeading || end > bytes.length) return undefined;
  const fields = readFields(bytes.subarray(start + 4, end));
  const kind = fields?.get(1);
  const blockLength = fields?.get(3);
  if (!(kind instanceof Uint8Array) || typeof blockLength !== 'number' || blockLength > longestBlock) return undefined;
  return { kind: new TextDecoder().decode(kind), end, blockLength };
}

/** A block is either plain (field 1) or packed by zlib (field 3) from so many bytes (field 2), with a checksum at its end. */
function isSound(block: Uint8Array, inflate: Inflate): boolean {
  const fields = readFields(block);
  if (fields?.get(1) instanceof Uint8Array) return true;
  const packed = fields?.get(3);
  if (!(packed instanceof Uint8Array)) return false;
  try {
    return inflate(packed, longestBlock).length === fields?.get(2);
  } catch {
    return false;
  }
}

/** The fields of a message by number: a number, or the bytes of a text; `undefined` where they do not fit together. */
function readFields(bytes: Uint8Array): Map<number, number | Uint8Array> | undefined {
  const fields = new Map<number, number | Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const field = readNumber(bytes, at, bytes.length);
    const value = field && readNumber(bytes, field.end, bytes.length);
    if (field === undefined || value === undefined) return undefined;
    const isText = (field.value & 7) === 2;
    const end = value.end + (isText ? value.value : 0);
    if (end > bytes.length) return undefined;
    fields.set(field.value >> 3, isText ? bytes.subarray(value.end, end) : value.value);
    at = end;
  }
  return fields;
}

/** A number in groups of seven bits, lowest first. */
function readNumber(bytes: Uint8Array, start: number, end: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = start; at < Math.min(end, start + 5); at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * 2 ** (7 * (at - start));
    if (byte < 128) return { value, end: at + 1 };
  }
  return undefined;
}

function wrong(first: boolean, at: number, length: number): GeographyError {
  return new GeographyError({
    where: '',
    found: first
      ? 'something that does not begin with an OSMHeader block'
      : `a block at byte ${at} that is not whole (of ${length} bytes)`,
    allowed: 'a whole OpenStreetMap file in .osm.pbf form',
    mend: first
      ? 'Check that this is the map file, unpacked.'
      : 'The file was cut short or damaged: download it again.',
  });
}

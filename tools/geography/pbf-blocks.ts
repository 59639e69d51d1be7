import { GeographyError } from '@geography';

/** The longest heading and the longest block that the format allows. */
const longestHeading = 64 * 1024;
const longestBlock = 32 * 1024 * 1024;

/**
 * Follows the blocks of an `.osm.pbf` file from the first to the last without opening them.
 * Refuses a file that is something else and a file that ends in the middle of a block.
 */
export function checkBlocks(bytes: Uint8Array): void {
  let at = 0;
  let first = true;
  while (first || at < bytes.length) {
    const heading = readHeading(bytes, at);
    if (heading === undefined || (first && heading.kind !== 'OSMHeader')) throw wrong(first, at, bytes.length);
    at = heading.end + heading.blockLength;
    if (at > bytes.length) throw wrong(false, bytes.length, bytes.length);
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
  let kind = '';
  let blockLength = -1;
  for (let at = start + 4; at < end; ) {
    const field = readNumber(bytes, at, end);
    const value = field && readNumber(bytes, field.end, end);
    if (field === undefined || value === undefined) return undefined;
    const isText = (field.value & 7) === 2;
    if (field.value >> 3 === 1) kind = new TextDecoder().decode(bytes.subarray(value.end, value.end + value.value));
    if (field.value >> 3 === 3) blockLength = value.value;
    at = value.end + (isText ? value.value : 0);
  }
  return blockLength < 0 || blockLength > longestBlock ? undefined : { kind, end, blockLength };
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
    found: first ? 'something that does not begin with an OSMHeader block' : `a block at byte ${at} that is not whole (the file has ${length} bytes)`,
    allowed: 'a whole OpenStreetMap file in .osm.pbf form',
    mend: first ? 'Check that this is the map file, unpacked.' : 'The file was cut short or damaged: download it again.',
  });
}

import { refusals } from '../storage.refusals';
import { Numbers, reach, type Stretch } from './reach';

/** One part of a JPEG: its marker, where it stands, and where its own bytes begin after the marker and the length. */
export interface JpegPart extends Stretch {
  readonly marker: number;
  readonly inside: number;
}

const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Whether a marker stands alone, without a length and bytes of its own. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
}

/** Frames: the parts that say how large the picture is. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The parts of a JPEG up to the end of its picture; what follows the picture is none of them. */
export function jpegParts(bytes: Buffer): JpegPart[] {
  const numbers = new Numbers(bytes, false);
  const parts: JpegPart[] = [];
  let at = 2;
  for (;;) {
    if (numbers.at(at, 1) !== 0xff) throw refusals.damaged();
    while (numbers.at(at + 1, 1) === 0xff) at += 1;
    const marker = numbers.at(at + 1, 1);
    const inside = at + (standsAlone(marker) ? 2 : 4);
    const declared = standsAlone(marker) ? inside : at + 2 + numbers.at(at + 2, 2);
    if (declared < inside) throw refusals.damaged();
    const to = marker === startOfScan ? endOfScan(bytes, declared) : declared;
    reach(bytes, at, to - at);
    parts.push({ marker, from: at, inside, to });
    if (marker === endOfImage) return hasPicture(parts) ? parts : damaged();
    at = to;
  }
}

/** Where a scan's own bytes end: at the first marker that is not a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return damaged();
}

function hasPicture(parts: readonly JpegPart[]): boolean {
  return parts.some(({ marker }) => isFrame(marker)) && parts.some(({ marker }) => marker === startOfScan);
}

function damaged(): never {
  throw refusals.damaged();
}

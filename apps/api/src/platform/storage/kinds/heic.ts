import { refusals } from '../storage.refusals';
import { fourLetters, Numbers, reach, type Stretch } from './reach';

/** One box of a HEIC: its four letters, where it stands, and where its own bytes begin. */
export interface Box extends Stretch {
  readonly name: string;
  readonly inside: number;
}

/** The boxes that fill a stretch without a gap. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const numbers = new Numbers(bytes, false);
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const short = numbers.at(at, 4);
    const inside = at + (short === 1 ? 16 : 8);
    const end = short === 0 ? to : at + (short === 1 ? numbers.at(at + 8, 8) : short);
    if (end < inside || end > to) throw refusals.damaged();
    boxes.push({ name: fourLetters(bytes, at + 4), from: at, inside, to: end });
    at = end;
  }
  return boxes;
}

/** The kinds of HEIC a file says it is: its own brand and those it is compatible with. */
export function brandsOf(bytes: Buffer): string[] {
  const length = new Numbers(bytes, false).at(0, 4);
  if (length < 16 || length > 1024 || length > bytes.length) return [];
  const brands = bytes.subarray(8, length).toString('latin1').match(/.{4}/gs) ?? [];
  return brands.filter((_brand, index) => index !== 1);
}

/** One thing kept in a HEIC (a picture, a tile of one, a note about one): its kind, and where its bytes are. */
export interface HeicItem {
  readonly id: number;
  readonly kind: string;
  readonly stretches: readonly Stretch[];
}

/** The boxes of the file and of its description, and the things the description tells of. */
export interface Heic {
  readonly boxes: readonly Box[];
  readonly described: readonly Box[];
  readonly items: readonly HeicItem[];
}

/** Reads a HEIC; refuses one without a description of its pictures. */
export function readHeic(bytes: Buffer): Heic {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const meta = only(boxes, 'meta');
  const described = boxesIn(bytes, meta.inside + 4, meta.to);
  const kinds = kindsOf(bytes, only(described, 'iinf'));
  const data = described.find(({ name }) => name === 'idat');
  const places = placesOf(bytes, only(described, 'iloc'), data);
  const items = [...kinds].map(([id, kind]) => ({ id, kind, stretches: places.get(id) ?? [] }));
  if (!boxes.some(({ name }) => name === 'mdat') && data === undefined) throw refusals.damaged();
  return { boxes, described, items };
}

function only(boxes: readonly Box[], wanted: string): Box {
  const found = boxes.find(({ name }) => name === wanted);
  if (found === undefined) throw refusals.damaged();
  return found;
}

/** What each item is: `hvc1`, `grid`, `Exif`, `mime`… */
function kindsOf(bytes: Buffer, { inside, to }: Box): Map<number, string> {
  const numbers = new Numbers(bytes, false);
  const wide = numbers.at(inside, 1) > 0;
  const entries = boxesIn(bytes, inside + 4 + (wide ? 4 : 2), to).filter(({ name }) => name === 'infe');
  return new Map(
    entries.map((entry) => {
      const version = numbers.at(entry.inside, 1);
      if (version < 2) throw refusals.damaged();
      const idWidth = version === 2 ? 2 : 4;
      const id = numbers.at(entry.inside + 4, idWidth);
      return [id, fourLetters(bytes, entry.inside + 4 + idWidth + 2)] as const;
    }),
  );
}

/** Reads numbers one after another. */
class Reader {
  constructor(
    private readonly numbers: Numbers,
    private place: number,
    private readonly end: number,
  ) {}

  take(width: number): number {
    if (width === 0) return 0;
    if (width !== 1 && width !== 2 && width !== 4 && width !== 8) throw refusals.damaged();
    if (this.place + width > this.end) throw refusals.damaged();
    const value = this.numbers.at(this.place, width);
    this.place += width;
    return value;
  }
}

/** Where the bytes of each item are, whether in the file at large or in the description's own data. */
function placesOf(bytes: Buffer, { inside, to }: Box, data: Box | undefined): Map<number, Stretch[]> {
  const reader = new Reader(new Numbers(bytes, false), inside, to);
  const version = reader.take(1);
  if (version > 2) throw refusals.damaged();
  reader.take(1);
  reader.take(2);
  const [sizes, more] = [reader.take(1), reader.take(1)];
  const widths = { offset: sizes >> 4, length: sizes & 15, base: more >> 4, index: version === 0 ? 0 : more & 15 };
  const count = reader.take(version < 2 ? 2 : 4);
  const places = new Map<number, Stretch[]>();
  for (let item = 0; item < count; item += 1) {
    const id = reader.take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : reader.take(2) & 15;
    reader.take(2);
    const base = reader.take(widths.base);
    const origin = originOf(method, data) + base;
    const extents = reader.take(2);
    const stretches: Stretch[] = [];
    for (let extent = 0; extent < extents; extent += 1) {
      reader.take(widths.index);
      const from = origin + reader.take(widths.offset);
      const length = reader.take(widths.length);
      // A length of nothing means the whole rest, which no camera writes and which could hide anything.
      if (length === 0 && method !== 2) throw refusals.damaged();
      if (method !== 2) reach(bytes, from, length);
      if (method !== 2) stretches.push({ from, to: from + length });
    }
    places.set(id, stretches);
  }
  return places;
}

/** Where offsets are counted from; method 2 makes an item of others and has no bytes of its own. */
function originOf(method: number, data: Box | undefined): number {
  if (method === 0 || method === 2) return 0;
  if (method !== 1 || data === undefined) throw refusals.damaged();
  return data.inside;
}

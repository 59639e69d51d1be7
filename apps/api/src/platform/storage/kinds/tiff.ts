import { refusals } from '../storage.refusals';
import { Numbers, reach, type Stretch } from './reach';

/** One entry of a TIFF's directory: what it is about, and where its value stands. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the entry itself stands, twelve bytes long. */
  readonly at: number;
  readonly value: Stretch;
}

/** One directory of a TIFF: a page, or something about one. */
export interface TiffDirectory {
  readonly at: number;
  readonly entries: readonly TiffEntry[];
  readonly next: number;
}

/** How many bytes a value of each type takes, by the type's number. */
const widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** What decoding needs, by number: size, colours, compression, which way up, resolution, page number, colour profile. */
const picture = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291,
  292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340, 341, 342, 347,
  512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 34675,
]);

/** Where a page's picture is: places and lengths of its strips, of its tiles, or of an old JPEG. */
const stretchTags = [
  [273, 279],
  [324, 325],
  [513, 514],
] as const;

/** More pages than any paper has. */
const mostPages = 1000;

/** The pages of a TIFF, in their order; refuses one that goes in a circle, points outside itself, or holds no page. */
export function tiffPages(bytes: Buffer): { readonly numbers: Numbers; readonly pages: readonly TiffDirectory[] } {
  const numbers = tiffNumbers(bytes);
  const pages: TiffDirectory[] = [];
  const seen = new Set<number>();
  for (let at = numbers.at(4, 4); at !== 0;) {
    if (seen.has(at) || seen.size >= mostPages) throw refusals.damaged();
    seen.add(at);
    const page = tiffDirectory(numbers, at);
    pages.push(page);
    at = page.next;
  }
  if (pages.length === 0) throw refusals.damaged();
  return { numbers, pages };
}

/** How a TIFF writes its numbers. */
export function tiffNumbers(bytes: Buffer): Numbers {
  const order = reach(bytes, 0, 2).toString('latin1');
  if (order !== 'II' && order !== 'MM') throw refusals.damaged();
  const numbers = new Numbers(bytes, order === 'II');
  if (numbers.at(2, 2) !== 42) throw refusals.damaged();
  return numbers;
}

/** The directory at a place. */
export function tiffDirectory(numbers: Numbers, at: number): TiffDirectory {
  const count = numbers.at(at, 2);
  const entries: TiffEntry[] = [];
  for (let index = 0; index < count; index += 1) entries.push(entryAt(numbers, at + 2 + index * 12));
  const end = at + 2 + count * 12;
  return { at, entries, next: numbers.at(end, 4) };
}

function entryAt(numbers: Numbers, at: number): TiffEntry {
  const [tag, type, count] = [numbers.at(at, 2), numbers.at(at + 2, 2), numbers.at(at + 4, 4)];
  const length = (widths[type] ?? 0) * count;
  const from = length <= 4 ? at + 8 : numbers.at(at + 8, 4);
  return { tag, type, count, at, value: { from, to: from + length } };
}

/** The whole numbers of an entry: bytes, shorts or longs. */
export function tiffNumbersOf(numbers: Numbers, { type, count, value }: TiffEntry): number[] {
  const width = widths[type];
  if (width !== 1 && width !== 2 && width !== 4) throw refusals.damaged();
  reach(numbers.bytes, value.from, width * count);
  return Array.from({ length: count }, (_one, index) => numbers.at(value.from + index * width, width));
}

/** What a page needs to be shown: its entries, and everything they point to. Refuses a page that is not whole. */
export function neededIn(
  numbers: Numbers,
  page: TiffDirectory,
): { readonly entries: readonly TiffEntry[]; readonly stretches: readonly Stretch[] } {
  const entries = page.entries.filter(({ tag }) => picture.has(tag));
  const stretches = [...entries.map(({ value }) => value), ...stretchesOf(numbers, entries)];
  for (const { from, to } of stretches) reach(numbers.bytes, from, to - from);
  return { entries, stretches };
}

function stretchesOf(numbers: Numbers, entries: readonly TiffEntry[]): Stretch[] {
  const found = stretchTags.flatMap(([places, lengths]) => {
    const from = entries.find(({ tag }) => tag === places);
    const length = entries.find(({ tag }) => tag === lengths);
    if (from === undefined && length === undefined) return [];
    if (from === undefined || length?.count !== from.count) throw refusals.damaged();
    const sizes = tiffNumbersOf(numbers, length);
    return tiffNumbersOf(numbers, from).map((place, index) => ({ from: place, to: place + (sizes[index] ?? 0) }));
  });
  if (found.length === 0) throw refusals.damaged();
  return found;
}

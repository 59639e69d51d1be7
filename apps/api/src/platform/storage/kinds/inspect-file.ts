import { refusals } from '../storage.refusals';
import { checkDocx } from './docx';
import { brandsOf, readHeic } from './heic';
import { jpegParts } from './jpeg';
import { mostBytes } from './limits';
import { checkPdf } from './pdf';
import { pngChunks, pngSignature } from './png';
import { neededIn, tiffPages } from './tiff';
import { webpChunks } from './webp';
import { zipDirectoryAt } from './zip';

/** The kinds of file that are taken, and what browsers call them. */
const mediaTypes = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  tiff: 'image/tiff',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** A kind of file that is taken. */
export type FileKind = keyof typeof mediaTypes;

/** What a file turned out to be. */
export interface Inspected {
  readonly kind: FileKind;
  readonly mediaType: string;
  /** How many pages it has, where that can be told for sure. */
  readonly pages?: number;
}

/** Still pictures; files that hold only a film have other brands. */
const heicBrands = ['heic', 'heix', 'heim', 'heis'];

/**
 * Says what a file is, by its content and never by its name; throws a `Refusal` with a plain sentence for what is not taken.
 *
 * The whole structure is walked, not only the first bytes, so that half a photo is noticed while the parent is still there.
 */
export async function inspectFile(given: Uint8Array): Promise<Inspected> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) throw refusals.empty();
  if (bytes.length > mostBytes) throw refusals.tooLarge();
  const kind = kindOf(bytes);
  refuseTwoThings(bytes, kind);
  const pages = await walk(bytes, kind);
  return { kind, mediaType: mediaTypes[kind], ...(pages === undefined ? {} : { pages }) };
}

/** What the first bytes announce. */
function kindOf(bytes: Buffer): FileKind {
  const begins = (text: string, at = 0): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text;
  if (begins('%PDF-') || begins('\xef\xbb\xbf%PDF-')) return 'pdf';
  if (begins('\xff\xd8\xff')) return 'jpeg';
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  if (begins('II*\0') || begins('MM\0*')) return 'tiff';
  if (begins('ftyp', 4) && brandsOf(bytes).some((brand) => heicBrands.includes(brand))) return 'heic';
  if (begins('PK\x03\x04')) return 'docx';
  if (begins('PK\x05\x06')) throw refusals.archive();
  if (begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw refusals.oldWord();
  throw refusals.unknownKind();
}

/**
 * Refuses what another program would take for another kind: a PDF reader looks for its mark in the first kilobyte,
 * and a zip reader looks for its directory at the end.
 */
function refuseTwoThings(bytes: Buffer, kind: FileKind): void {
  if (kind !== 'pdf' && bytes.subarray(0, 1024 + 5).includes('%PDF-')) throw refusals.twoThings();
  if (kind !== 'docx' && zipDirectoryAt(bytes) !== undefined) throw refusals.twoThings();
}

/** Goes through the file from its beginning to its end; gives the number of pages where it is sure. */
async function walk(bytes: Buffer, kind: FileKind): Promise<number | undefined> {
  switch (kind) {
    case 'pdf':
      return checkPdf(bytes);
    case 'docx':
      await checkDocx(bytes);
      return undefined;
    case 'jpeg':
      jpegParts(bytes);
      return 1;
    case 'png':
      pngChunks(bytes);
      return 1;
    case 'webp':
      webpChunks(bytes);
      return 1;
    case 'heic':
      readHeic(bytes);
      return 1;
    case 'tiff': {
      const { numbers, pages } = tiffPages(bytes);
      for (const page of pages) neededIn(numbers, page);
      return pages.length;
    }
  }
}

import { type Box, boxesIn, type Heic, readHeic } from '../kinds/heic';
import { Numbers } from '../kinds/reach';

/** Items that are no pictures: EXIF, XMP and whatever else has a media type or an address for its kind. */
const notes = new Set(['Exif', 'mime', 'uri ']);

/** Boxes that a still picture needs at the top, and among its properties and descriptions must not have. */
const top = new Set(['ftyp', 'meta', 'mdat']);
const talkative = new Set(['udes', 'uuid', 'xml ', 'bxml', 'cmnt', 'crtt', 'mdft']);

/** EXIF without an entry: four bytes for where it begins, then a directory of nothing. */
const emptyExif = Buffer.from('00000000' + '4d4d002a00000008' + '0000' + '00000000', 'hex');

/** XMP that says nothing. */
const emptyXmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';

/**
 * The same picture without EXIF, XMP, films and notes.
 *
 * Everything stays in its place, since pictures are found by it: the bytes of notes, and all bytes no picture needs,
 * are blanked. Which way up a HEIC is shown is a property of the picture and no part of EXIF, so it stays.
 */
export function stripHeic(bytes: Buffer): Buffer {
  const heic = readHeic(bytes);
  const stripped = Buffer.from(bytes);
  for (const box of heic.boxes) {
    if (box.name === 'mdat') stripped.fill(0, box.inside, box.to);
    else if (!top.has(box.name)) blankBox(stripped, box);
  }
  for (const box of talkativeIn(bytes, heic)) blankBox(stripped, box);
  const data = heic.described.find(({ name }) => name === 'idat');
  if (data !== undefined) stripped.fill(0, data.inside, data.to);
  copyPictures(bytes, stripped, heic);
  return stripped;
}

function copyPictures(bytes: Buffer, stripped: Buffer, { items, boxes, described }: Heic): void {
  const payloads = [...boxes, ...described].filter(({ name }) => name === 'mdat' || name === 'idat');
  for (const { kind, stretches } of items) {
    for (const { from, to } of stretches) {
      const isPayload = payloads.some((box) => from >= box.inside && to <= box.to);
      if (!isPayload) continue;
      if (!notes.has(kind)) bytes.copy(stripped, from, from, to);
      else writeEmptyNote(stripped.subarray(from, to), kind);
    }
  }
}

/** Puts a note that says nothing where one was, so that a program that looks for one is not confused by blanks. */
function writeEmptyNote(note: Buffer, kind: string): void {
  if (kind === 'Exif' && note.length >= emptyExif.length) emptyExif.copy(note);
  if (kind === 'mime') note.write(emptyXmp.padEnd(note.length), 'latin1');
}

/** Descriptions in words, wherever they may stand: beside the picture's description, or among its properties. */
function talkativeIn(bytes: Buffer, { described }: Heic): Box[] {
  const properties = described
    .filter(({ name }) => name === 'iprp')
    .flatMap(({ inside, to }) => boxesIn(bytes, inside, to))
    .filter(({ name }) => name === 'ipco')
    .flatMap(({ inside, to }) => boxesIn(bytes, inside, to));
  return [...described, ...properties].filter(({ name }) => talkative.has(name));
}

/** Makes a box one that every program skips. */
function blankBox(bytes: Buffer, { from, inside, to }: Box): void {
  const short = new Numbers(bytes, false).at(from, 4);
  bytes.write('free', from + 4, 'latin1');
  bytes.fill(0, short === 1 ? from + 16 : inside, to);
}

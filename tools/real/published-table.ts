import { refuse } from '@kernel';
import { parse } from 'csv-parse/sync';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readBytes } from '../files/text';
import { refuseUnreadable } from '../files/unreadable';

/** By our own name for a column: the headings it is published under. */
export type Headings<Name extends string> = Readonly<Record<Name, readonly string[]>>;

export interface Layout<Name extends string> {
  readonly headings: Headings<Name>;
  /** The headings of a file that is published without a first line of them. */
  readonly unheaded?: readonly string[];
  /** Leaves out lines before they are taken apart; files of a whole nation are long. */
  readonly keep?: (line: string) => boolean;
}

export type PublishedRow<Name extends string> = Readonly<Record<Name, string>>;

/** The files of a folder that a publisher's pattern of names fits, in code-point order; refuses a folder without any. */
export function publishedFiles(data: string, folder: string, pattern: RegExp): readonly string[] {
  const names = namesIn(join(data, folder), folder).filter((name) => pattern.test(name));
  if (names.length === 0) refuse({ file: `${folder}/`, found: `no file whose name fits ${String(pattern)}`, allowed: 'fetch the file from its publisher; docs/real-rounds.md says which.' });
  return names.sort().map((name) => `${folder}/${name}`);
}

function namesIn(path: string, folder: string): string[] {
  try {
    return readdirSync(path);
  } catch (fault) {
    return refuseUnreadable(fault, folder);
  }
}

/** The rows of a publisher's CSV file (or .csv.gz), by our names of its columns; other columns are passed over. */
export function readPublished<Name extends string>(data: string, file: string, { headings, unheaded, keep }: Layout<Name>): readonly PublishedRow<Name>[] {
  const lines = textOf(join(data, file), file).split(/\r?\n/);
  const [first = ''] = lines;
  const isHeaded = cellsOf(first, file).some((cell) => Object.values<readonly string[]>(headings).flat().includes(cell));
  if (!isHeaded && unheaded === undefined) refuse({ file, found: 'a first line without any heading that is known', allowed: `the headings are: ${Object.values<readonly string[]>(headings).flat().join(', ')}.` });
  const columns = isHeaded ? cellsOf(first, file) : (unheaded ?? []);
  const places = placesOf(headings, columns, file);
  const body = (isHeaded ? lines.slice(1) : lines).filter((line) => line !== '' && (keep === undefined || keep(line)));
  return records(body.join('\n'), file).map((cells) => Object.fromEntries(places.map(([name, at]) => [name, cells[at] ?? ''])) as PublishedRow<Name>);
}

/** Publishers write UTF-8 or Windows-1252; what is not the one is read as the other. */
function textOf(path: string, file: string): string {
  const bytes = readBytes(path, file);
  const plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return plain.toString('latin1').replaceAll(/[\u0080-\u009f]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter);
  }
}

/** The letters of Windows-1252 from 80 to 9F; a `TextDecoder` of Node 20 reads them as Latin-1 has them. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function placesOf<Name extends string>(headings: Headings<Name>, columns: readonly string[], file: string): readonly (readonly [string, number])[] {
  return Object.entries<readonly string[]>(headings).map(([name, known]) => {
    const at = columns.findIndex((column) => known.includes(column));
    if (at < 0) refuse({ file, found: `no column ${known.map((one) => `"${one}"`).join(' or ')}`, allowed: 'fetch the file whole from its publisher.' });
    return [name, at] as const;
  });
}

function cellsOf(line: string, file: string): readonly string[] {
  return records(line, file)[0] ?? [];
}

function records(text: string, file: string): readonly (readonly string[])[] {
  try {
    return parse(text, { relaxColumnCount: true, trim: true, skipEmptyLines: true });
  } catch (fault) {
    return refuse({ file, found: fault instanceof Error ? fault.message : 'text that is not CSV', allowed: 'fetch the file again.' });
  }
}

/** The whole number in a cell; refuses anything else, naming file and row. */
export function wholeIn<Name extends string>(row: PublishedRow<Name>, column: Name, file: string): number {
  const text = row[column];
  if (/^\d+$/.test(text)) return Number(text);
  return refuse({ file, found: `"${text}" under "${column}" in the row ${JSON.stringify(row).slice(0, 160)}`, allowed: 'a whole number.' });
}

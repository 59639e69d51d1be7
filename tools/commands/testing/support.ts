import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Terminal } from '../terminal';

/** The files of a folder: their bytes as text by their path in it. */
export type Files = Readonly<Record<string, string>>;

export const exampleFolder = join(__dirname, '../../../docs/example');

/** Every file of a folder, read as Latin-1 so that each byte is kept as it is. */
export function filesOf(folder: string, inner = ''): Files {
  return Object.assign(
    {},
    ...readdirSync(join(folder, inner)).map((name): Files => {
      const path = inner === '' ? name : `${inner}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? filesOf(folder, path) : { [path]: readFileSync(join(folder, path), 'latin1') };
    }),
  ) as Files;
}

/** Writes files into a folder; the text is Latin-1, so that a test can say any byte. */
export function writeFiles(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, 'latin1');
  }
  return folder;
}

/** The files with one of them changed. */
export function changed(files: Files, path: string, change: (text: string) => string): Files {
  const text = files[path];
  if (text === undefined) throw new Error(`There is no ${path} to change.`);
  const after = change(text);
  if (after === text) throw new Error(`The change of ${path} changes nothing.`);
  return { ...files, [path]: after };
}

/** A folder among the temporary files for each test, gone afterwards. */
export function temporaryFolders(): () => string {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairplace-test-'));
    made.push(folder);
    return folder;
  };
}

/** A terminal that keeps what it is told. */
export function listening(): Terminal & { readonly said: string[]; readonly noted: string[] } {
  const said: string[] = [];
  const noted: string[] = [];
  return {
    said,
    noted,
    say: (line) => void said.push(line),
    note: (line) => void noted.push(line),
    colour: false,
    width: 140,
    progress: () => ({ add: () => undefined, done: () => undefined }),
    path: (name) => name,
  };
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../commands/terminal';

/** The published data, beside the project; a clone of the project alone does not have it. */
export const published = join(__dirname, '../../../shared/data');

/** Describes tests of real data, skipped by name where the whole folder of data is not there. */
export const describeReal = existsSync(published) ? describe : describe.skip;

/** A terminal that keeps what it is told. */
export function keepingTerminal(): Terminal & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    say: (line) => {
      said.push(line);
    },
    note: () => undefined,
    colour: false,
    width: 140,
    progress: () => ({ add: () => undefined, done: () => undefined }),
    path: (name) => name,
  };
}

/** Folders among the temporary files, gone when the tests of a file are over. */
export function temporaryFolders(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairplace-real-'));
    made.push(folder);
    return folder;
  };
}

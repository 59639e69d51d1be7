import { refuse } from '@kernel';
import type { TownFiles } from '@town';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes the files of a town into a new or empty folder; refuses a folder that already holds something. */
export function writeTown(files: TownFiles, dir: string): void {
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    refuse({ file: dir, found: 'a folder that already holds something', allowed: 'give a new or an empty folder.' });
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

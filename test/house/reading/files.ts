import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The folder that holds package.json. */
export const root = join(__dirname, '..', '..', '..');

/** Folders that hold what machines made or installed. */
const notOurs = new Set(['node_modules', 'dist', '.git', '.angular', 'coverage', 'data', 'out']);

/** The path of every file of ours under a folder, from the root, with forward slashes, in alphabetical order. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

/** The text of one file. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Whether a file holds TypeScript. */
export function isTypeScript(path: string): boolean {
  return extname(path) === '.ts';
}

/** Whether a file is a test. */
export function isTest(path: string): boolean {
  return /\.(spec|e2e)\.ts$/.test(path) || path.startsWith('test/');
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above the running program that holds the configuration. */
export const projectRoot = rootAbove(__dirname);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'config'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('The commands must run from inside the project, which holds their configuration.');
  return rootAbove(above);
}

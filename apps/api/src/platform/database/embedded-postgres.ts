import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { CannotStart, type Say } from '../cannot-start';
import { ensureDatabase } from './ensure-database';
import { postgresPrograms, type PostgresPrograms } from './postgres-programs';
import { forgetDeadServer } from './dead-server';
import { serverUser, type ServerUser } from './server-user';

/** A PostgreSQL server of our own, reachable from this machine only. */
export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server whose files are in this folder, making them the first time.
 *
 * If the service was killed, its server may still be running: then it is adopted as it is, without losing anything.
 * Who may use the folder is settled afterwards, by the claim.
 */
export async function startEmbeddedPostgres(dataFolder: string, say: Say): Promise<EmbeddedPostgres> {
  const files = join(dataFolder, 'postgres');
  const user = serverUser(files);
  const programs = postgresPrograms(dataFolder, user);
  const password = keepPassword(join(dataFolder, 'postgres-password'), user);
  if (!existsSync(files)) {
    say('Making the database, which happens once.');
    await makeFiles(programs, dataFolder, files, user);
  }
  forgetDeadServer(files);
  const port = (await adoptedPort(programs, files, say)) ?? (await startServer(programs, files));
  const url = await ensureDatabase(`postgres://fairplace:${password}@127.0.0.1:${port}`, 'fairplace', files);
  return { url, stop: () => stopServer(programs, files) };
}

/** The password of this folder's server, drawn the first time; the file is closed to everyone but the server's user. */
function keepPassword(file: string, user: ServerUser | undefined): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user !== undefined) chownSync(file, user.uid, user.gid);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Makes the server's files, whole or not at all: a start that was cut short begins afresh. */
async function makeFiles(
  programs: PostgresPrograms,
  dataFolder: string,
  files: string,
  user: ServerUser | undefined,
): Promise<void> {
  const unfinished = `${files}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user !== undefined) chownSync(unfinished, user.uid, user.gid);
  const answer = await programs.initdb([
    `--pgdata=${unfinished}`,
    '--username=fairplace',
    `--pwfile=${join(dataFolder, 'postgres-password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--set=listen_addresses=127.0.0.1',
    '--set=unix_socket_directories=',
  ]);
  if (answer.code !== 0) throw new CannotStart(`The database could not be made in ${dataFolder}:\n${answer.output}`);
  renameSync(unfinished, files);
}

/** The port of the server that is already running on these files, if there is one. */
async function adoptedPort(programs: PostgresPrograms, files: string, say: Say): Promise<number | undefined> {
  const status = await programs.pgCtl(['status', `--pgdata=${files}`]);
  if (status.code !== 0) return undefined;
  const port = Number(readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')[3]);
  if (!Number.isInteger(port) || port <= 0) return undefined;
  if (!(await answersOrLives(port, files))) return undefined;
  say('The database was left running by a service that was killed; it is taken over as it is.');
  return port;
}

/** Whether the server is there to stay: it lets us in, or it is still alive after a while in which a killed one would have ended. */
async function answersOrLives(port: number, files: string): Promise<boolean> {
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    if (await isOpen(port)) return true;
    if (forgetDeadServer(files)) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

/** Whether anybody listens on this port. */
function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Starts the server on a free port and waits until it answers. */
async function startServer(programs: PostgresPrograms, files: string): Promise<number> {
  const port = await freePort();
  const log = join(files, 'server.log');
  const answer = await programs.pgCtl([
    'start',
    '--wait',
    '--timeout=60',
    `--pgdata=${files}`,
    `--log=${log}`,
    `--options=-p ${port}`,
  ]);
  if (answer.code !== 0) {
    throw new CannotStart(`The database in ${files} did not start; ${log} says why.\n${answer.output}`);
  }
  return port;
}

/** Stops the server after its current statements, so that the next start has nothing to recover. */
async function stopServer(programs: PostgresPrograms, files: string): Promise<void> {
  const answer = await programs.pgCtl(['stop', '--wait', '--mode=fast', `--pgdata=${files}`]);
  if (answer.code !== 0) throw new Error(`The database in ${files} did not stop.\n${answer.output}`);
}

/** A port of this machine that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

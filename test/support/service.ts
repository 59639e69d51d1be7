import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = join(__dirname, '..', '..');

/** The built service, as Node is told to run it. */
const theService: readonly string[] = ['dist/apps/api/src/main.js'];

/** The real service as a process of its own, with everything it has said. */
export interface RunningService {
  readonly address: string;
  readonly process: ChildProcess;
  said(): string;
}

/** What a service that ended by itself left behind. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Builds the service and the portal if the sources changed since they were last built. */
export function buildIfNeeded(): void {
  execFileSync(process.execPath, ['tools/start/build.mjs'], { cwd: projectRoot, stdio: 'pipe' });
}

/** Builds the portal alone if its sources changed since it was last built. */
export function buildPortalIfNeeded(): void {
  const build = "import('./tools/start/build.mjs').then(({ build }) => process.exit(build(['portal']).length))";
  execFileSync(process.execPath, ['--input-type=module', '--eval', build], { cwd: projectRoot, stdio: 'pipe' });
}

/** An empty folder that any user may enter, as the embedded database needs when the tests run as root. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the service on the data in this folder and waits until it says that it is ready. */
export async function startService(dataFolder: string): Promise<RunningService> {
  return startServiceAt(await freePort(), { TOWN_CHILDREN: '0', DATA_DIR: dataFolder });
}

/** Starts the service on this port with these variables, and waits until it says that it is ready. */
export async function startServiceAt(port: number, variables: Record<string, string>): Promise<RunningService> {
  const { child, said } = spawnService({ ...variables, PORT: String(port) });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (said().includes('is ready at')) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`The service ended with ${String(code)}:\n${said()}`));
    });
  });
  return { address: `http://127.0.0.1:${port}`, process: child, said };
}

/** Runs the service, or another program of ours, until it ends by itself. */
export async function runToTheEnd(variables: Record<string, string>, program = theService): Promise<Ended> {
  const { child, said } = spawnService(variables, program);
  const code = await ended(child);
  return { code, said: said() };
}

/** Sends the service a signal and waits for its end; gives back its exit code. */
export async function stopService(service: RunningService, signal: NodeJS.Signals): Promise<number | null> {
  const end = ended(service.process);
  service.process.kill(signal);
  return end;
}

/** The process and port of the database server on this data, from the file that PostgreSQL keeps while it runs. */
export function databaseServer(dataFolder: string): { readonly pid: number; readonly port: number } {
  const lines = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Deletes a data folder that no service uses any more. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function spawnService(
  variables: Record<string, string>,
  program = theService,
): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, program, {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const hear = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { child, said: () => text };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
  });
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
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

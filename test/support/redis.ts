import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './service';

/** A real Redis server of this test's own, which keeps nothing on disk: killed, it has forgotten everything. */
export interface TestRedis {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Sends one command and gives back the raw answer. */
  ask(command: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts Redis on a free port; fails with a plain sentence on a machine that has none. */
export async function startRedis(): Promise<TestRedis> {
  const redis = await prepareRedis();
  await redis.start();
  return redis;
}

/** A Redis that has not been started yet. */
export async function prepareRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-redis-'));
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const running = server;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    start: async () => {
      server = await spawnRedis(port, folder);
      await untilItAnswers(port);
    },
    kill,
    ask: (command) => askRedis(port, command),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function spawnRedis(port: number, folder: string): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    server.once('spawn', () => {
      resolve(server);
    });
    server.once('error', () => {
      reject(
        new Error(
          'redis-server is not installed, and the tests of jobs carried by Redis need it. ' +
            'On Debian or Ubuntu: apt-get install redis-server. As root, `npm test` does this by itself.',
        ),
      );
    });
  });
}

async function untilItAnswers(port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await askRedis(port, 'PING');
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function askRedis(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString('utf8'));
    });
    socket.once('error', reject);
  });
}

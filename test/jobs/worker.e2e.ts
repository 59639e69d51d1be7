import { type ChildProcess, spawn } from 'node:child_process';
import { ask, startTestServer, type TestServer } from '../support/database';
import { ofWorkers, until } from '../support/jobs';
import { startRedis, type TestRedis } from '../support/redis';
import { freePort, projectRoot } from '../support/service';

jest.setTimeout(120_000);

describe('a worker', () => {
  let server: TestServer;
  let redis: TestRedis;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    [server, redis] = await Promise.all([startTestServer(), startRedis()]);
  });

  afterAll(async () => {
    child?.kill('SIGKILL');
    await redis.stop();
    await server.stop();
  });

  /** Starts the worker's own program from the sources; gives back what it says and how it ends. */
  function start(variables: Record<string, string>): { said: () => string; ended: Promise<number | null> } {
    const program = ['--require', './test/support/run-sources.cjs', 'apps/api/src/worker.ts'];
    const env = { PATH: process.env['PATH'], ...variables };
    const started = spawn(process.execPath, program, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    let text = '';
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    return { said: () => text, ended: new Promise((resolve) => started.once('exit', resolve)) };
  }

  it.each([
    [{}, 'DATABASE_URL and REDIS_URL are not set'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'REDIS_URL is not set'],
    [{ REDIS_URL: 'redis://127.0.0.1:1' }, 'DATABASE_URL is not set'],
    [{ REDIS_URL: 'http://name:secret@127.0.0.1' }, 'REDIS_URL is not the address of a Redis server'],
  ])('says in one sentence what it misses when it is given %j', async (variables, sentence) => {
    const { said, ended } = start(variables);
    expect(await ended).toBe(2);
    expect(said()).toContain(sentence);
    expect(said()).not.toContain('secret');
    expect(said()).not.toContain('    at ');
  });

  it('starts beside a service, is known to be at work, answers for its health and stops when asked', async () => {
    const port = await freePort();
    const url = await server.database();
    const { said, ended } = start({ DATABASE_URL: url, REDIS_URL: redis.url, PORT: String(port) });
    await until('it is ready', () => Promise.resolve(said().includes('The worker is ready')), 60_000);
    const health = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect(health.status).toBe(200);
    const numbers = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(numbers).toContain('fairplace_jobs{state="failed"} 0');
    const workers = `SELECT FROM pg_locks WHERE ${ofWorkers}`;
    expect(await ask(url, workers)).toHaveLength(1);
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said()).toContain('Stopped.');
    expect(await ask(url, workers)).toHaveLength(0);
  });
});

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres';

jest.setTimeout(60_000);

describe('a database whose server was killed', () => {
  it.each([
    ['a process that has ended but was never asked for its end', endedButNotAsked],
    ['a stranger', stranger],
  ])('starts again when the number of the server belongs to %s', async (_who, make) => {
    const folder = mkdtempSync(join(tmpdir(), 'fairplace-dead-'));
    chmodSync(folder, 0o755);
    const first = await startEmbeddedPostgres(folder, () => undefined);
    const path = join(folder, 'postgres', 'postmaster.pid');
    const lines = readFileSync(path, 'utf8').split('\n');
    await first.stop();
    const taken = await make();
    writeFileSync(path, [String(taken.pid), ...lines.slice(1)].join('\n'));
    const said: string[] = [];
    const second = await startEmbeddedPostgres(folder, (sentence) => said.push(sentence));
    expect(said).toEqual([]);
    await second.stop();
    taken.end();
    rmSync(folder, { recursive: true, force: true });
  });
});

interface Taken {
  readonly pid: number;
  end(): void;
}

/** A child of a program that never asks for its children's ends: the shell, which has become another program. */
async function endedButNotAsked(): Promise<Taken> {
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text: Buffer) => {
      resolve(Number(text.toString('utf8').trim()));
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
  return { pid, end: () => parent.kill('SIGKILL') };
}

function stranger(): Promise<Taken> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  return Promise.resolve({ pid: child.pid ?? 0, end: () => child.kill('SIGKILL') });
}

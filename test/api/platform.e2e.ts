import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { healthPaths } from '@contract';
import {
  buildIfNeeded,
  databaseServer,
  freePort,
  openFolder,
  removeFolder,
  runToTheEnd,
  type RunningService,
  startService,
  stopService,
} from '../support/service';

const Readiness = z.strictObject({
  status: z.literal('ready'),
  version: z.string(),
  database: z.literal('embedded'),
  installedAt: z.iso.datetime(),
});

jest.setTimeout(300_000);
beforeAll(buildIfNeeded, 300_000);

describe('the service on its own PostgreSQL', () => {
  const folder = openFolder();
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(folder);
  });

  afterAll(async () => {
    await stopService(service, 'SIGTERM');
    removeFolder(folder);
  });

  it('is live, and ready once the database answers', async () => {
    const live = await fetch(`${service.address}${healthPaths.live}`);
    expect(await live.json()).toEqual({ status: 'live' });
    expect(await readiness(service)).toMatchObject({ status: 'ready', database: 'embedded' });
  });

  it('shows the portal at every address of its own, under a policy that allows nothing inline', async () => {
    for (const path of ['/', '/an/address/of/the/portal']) {
      const page = await fetch(`${service.address}${path}`, { headers: { accept: 'text/html' } });
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(html).toContain('<fp-root>');
      expect(html).not.toMatch(/<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('serves the files the page names, and none of them calls on a third party or carries a font', async () => {
    const html = await (await fetch(service.address, { headers: { accept: 'text/html' } })).text();
    const names = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg))"/g)].map((match) => match[1] ?? '');
    expect(names.filter((name) => name.endsWith('.css'))).toHaveLength(1);
    for (const name of names) {
      const file = await fetch(`${service.address}/${name}`);
      expect([name, file.status]).toEqual([name, 200]);
      const text = await file.text();
      if (name.endsWith('.css')) expect(text.match(/@font-face|GDS Transport|@import|url\([^)]*\)/g) ?? []).toEqual([]);
    }
  });

  it('answers with a problem document where there is nothing', async () => {
    const answer = await fetch(`${service.address}/api/nowhere`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing at /api/nowhere.',
    });
  });

  it('keeps the password of the database to itself', () => {
    expect(statSync(join(folder, 'postgres-password')).mode & 0o077).toBe(0);
  });

  it('does not let a second service use the same data', async () => {
    const second = await runToTheEnd({ DATA_DIR: folder, PORT: String(await freePort()) });
    expect(second.code).toBe(2);
    expect(second.said).toContain('Fairplace is already running with the data in');
    expect(await readiness(service)).toMatchObject({ status: 'ready' });
  });
});

describe('a service that is given a PostgreSQL server', () => {
  it('uses it, and leaves it running', async () => {
    const folder = openFolder();
    const owner = await startService(folder);
    const variables = { DATABASE_URL: databaseUrl(folder), PORT: String(await freePort()) };
    const { code, said } = await runToTheEnd(variables, ['dist/apps/api/src/main.js', '--once']);
    expect(said).toContain('"database":"given"');
    expect(code).toBe(0);
    expect(await readiness(owner)).toMatchObject({ database: 'embedded' });
    await stopService(owner, 'SIGTERM');
    removeFolder(folder);
  });
});

describe('a service that is stopped', () => {
  const folder = openFolder();
  afterAll(() => {
    removeFolder(folder);
  });

  it('keeps its data through a clean stop, a killed service and a killed database', async () => {
    const first = await startService(folder);
    const { installedAt } = await readiness(first);
    await ask(folder, 'CREATE TABLE kept (line text)');
    expect(await stopService(first, 'SIGINT')).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);

    const second = await startService(folder);
    await ask(folder, "INSERT INTO kept VALUES ('written just before the kill')");
    await stopService(second, 'SIGKILL');
    expect(process.kill(databaseServer(folder).pid, 0)).toBe(true);

    const third = await startService(folder);
    expect(third.said()).toContain('it is taken over as it is');
    expect((await readiness(third)).installedAt).toBe(installedAt);
    process.kill(databaseServer(folder).pid, 'SIGKILL');
    await stopService(third, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1000));

    const fourth = await startService(folder);
    expect((await readiness(fourth)).installedAt).toBe(installedAt);
    expect(await ask(folder, 'SELECT line FROM kept')).toEqual([{ line: 'written just before the kill' }]);
    expect(await stopService(fourth, 'SIGTERM')).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('a service that cannot start', () => {
  it('says which variable it cannot use, without a stack trace', async () => {
    const { code, said } = await runToTheEnd({ PORT: 'three thousand' });
    expect(code).toBe(2);
    expect(said).toContain('PORT is "three thousand"');
    expect(said).not.toContain('    at ');
  });

  it('does not move away from a port that was asked for by name', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const folder = openFolder();
    const { code, said } = await runToTheEnd({ PORT: String(port), DATA_DIR: folder });
    other.close();
    expect(code).toBe(2);
    expect(said).toContain(`Port ${port} is taken by another program. Set PORT to a free one.`);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    removeFolder(folder);
  });
});

describe('npm start', () => {
  it('goes from the sources to a service that answers, and with --once stops it again', async () => {
    const folder = openFolder();
    const variables = { DATA_DIR: folder, PORT: String(await freePort()) };
    const { code, said } = await runToTheEnd(variables, ['tools/start/start.mjs', '--once']);
    expect(said).toContain('Fairplace is ready at http://localhost:');
    expect(said).toContain('"status":"ready"');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    removeFolder(folder);
  });
});

async function readiness(service: RunningService): Promise<z.infer<typeof Readiness>> {
  const answer = await fetch(`${service.address}${healthPaths.ready}`);
  return Readiness.parse(await answer.json());
}

/** Asks the database of this folder directly, as an operator with the password file could. */
async function ask(folder: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl(folder) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The address of the embedded database, for whoever may read the password file. */
function databaseUrl(folder: string): string {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  return `postgres://fairplace:${password}@127.0.0.1:${databaseServer(folder).port}/fairplace`;
}

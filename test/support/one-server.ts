import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, startEmbeddedPostgres } from '../../apps/api/src/platform';

/** A real PostgreSQL server with a database inside that is up to date and that others are copied from. */
export interface OneServer {
  /** The address of the database to copy, for its owner. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server among the temporary files. What it keeps need not outlast the machine, so it waits for no disk. */
export async function startOneServer(): Promise<OneServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-server-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, () => undefined);
  await inDatabase(server.url, async (client) => {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  });
  await migrate(server.url, '0.0.0');
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database like the server's own, empty and up to date; gives back its address for the owner. */
export async function copyDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl);
  const template = url.pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inDatabase(beside(serverUrl), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  url.pathname = `/${name}`;
  return url.toString();
}

/** Removes a database, whoever is still in it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await inDatabase(beside(url), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** A server for a whole run of the tests, started when the first test asks for it. */
export async function keepOneServer(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  let started: Promise<OneServer> | undefined;
  // Whoever asks may be busy for long before asking again: a line kept open would be found cut just then.
  const keeper = createServer((_request, response) => {
    response.setHeader('connection', 'close');
    started ??= startOneServer();
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(keeper, 'listening');
  keeper.unref();
  return {
    address: `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`,
    stop: async () => {
      keeper.close();
      keeper.closeAllConnections();
      await (await started?.catch(() => undefined))?.stop();
    },
  };
}

/** The database that every server has, from which others are made and removed. */
function beside(url: string): string {
  return url.replace(/\/[^/]*$/, '/postgres');
}

async function inDatabase(url: string, run: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

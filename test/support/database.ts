import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, startEmbeddedPostgres } from '../../apps/api/src/platform';

/** A real PostgreSQL server of this test file's own, with as many empty Fairplace databases as it asks for. */
export interface TestServer {
  /** Makes a database that is up to date; gives back its address for the owner. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server among the temporary files; stopping it removes it. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-server-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, () => undefined);
  await migrate(server.url, '0.0.0');
  return {
    database: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      const url = new URL(server.url);
      const template = url.pathname.slice(1);
      await ask(server.url.replace(/\/[^/]*$/, '/postgres'), `CREATE DATABASE ${name} TEMPLATE ${template}`);
      url.pathname = `/${name}`;
      return url.toString();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks a database directly, as its owner: no row-level security stands in the way. */
export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

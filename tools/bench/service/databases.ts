import { chmodSync, mkdirSync } from 'node:fs';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../apps/api/src/platform';

/** A PostgreSQL server as the service itself would start one, with nothing about its durability changed. */
export interface Databases {
  /** The database that the town is in. */
  readonly town: string;
  /** A copy of the town, or of another database, under a name; an older one of that name is dropped. */
  copy(name: string, of?: string): Promise<string>;
  /** An empty database. */
  empty(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server on the data in a folder, making it the first time. */
export async function startDatabases(folder: string): Promise<Databases> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, () => undefined);
  const at = (name: string): string => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.toString();
  };
  const say = (sql: string): Promise<unknown> => ask(at('postgres'), sql);
  const drop = async (name: string): Promise<void> => {
    await say(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return {
    town: server.url,
    copy: async (name, of = new URL(server.url).pathname.slice(1)) => {
      await drop(name);
      await say(`CREATE DATABASE ${name} TEMPLATE ${of}`);
      return at(name);
    },
    empty: async (name) => {
      await drop(name);
      await say(`CREATE DATABASE ${name}`);
      return at(name);
    },
    drop,
    stop: () => server.stop(),
  };
}

/** Asks a database directly, as its owner, for whom there are no fences. */
export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

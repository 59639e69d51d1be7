import { Client } from 'pg';
import { copyDatabase, dropDatabase, startOneServer } from './one-server';

/** A real PostgreSQL server, with as many empty Fairplace databases as a test asks for. */
export interface TestServer {
  /** Makes a database that is up to date; gives back its address for the owner. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Room on the server of this run of the tests; stopping removes what was made in it. */
export async function startTestServer(): Promise<TestServer> {
  const keeper = process.env['TEST_SERVER'];
  if (keeper === undefined) return ownServer();
  const answer = await fetch(keeper);
  const server = await answer.text();
  if (!answer.ok) throw new Error(`There is no server for the tests: ${server}`);
  const made: string[] = [];
  return {
    database: async () => {
      const url = await copyDatabase(server);
      made.push(url);
      return url;
    },
    stop: async () => {
      for (const url of made) await dropDatabase(url);
    },
  };
}

/** A server of the caller's own, where no run of the tests keeps one. */
async function ownServer(): Promise<TestServer> {
  const server = await startOneServer();
  return { database: () => copyDatabase(server.url), stop: () => server.stop() };
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

import { Client } from 'pg';
import { CannotStart } from '../cannot-start';

/** How long a server may take to recover after a hard stop before we give up on it. */
const patience = { attempts: 120, pause: 250 };

/** The address of the named database on this server, made if it is not there yet. */
export async function ensureDatabase(serverUrl: string, name: string, files: string): Promise<string> {
  const client = await connectPatiently(`${serverUrl}/postgres`, files);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return `${serverUrl}/${name}`;
}

/** A connection to a server that may still be starting. */
async function connectPatiently(url: string, files: string): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (attempt === patience.attempts || isWrongPassword(error)) throw noAnswer(files, error);
      await new Promise((resolve) => setTimeout(resolve, patience.pause));
    }
  }
}

/** Whether the server answered, and said that our password is not its password. */
function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}

function noAnswer(files: string, error: unknown): CannotStart {
  const why = error instanceof Error ? error.message : String(error);
  return new CannotStart(
    `The database in ${files} does not let us in (${why}). If no postgres process is running, ` +
      `delete ${files}/postmaster.pid and start again.`,
  );
}

import { Client } from 'pg';
import { CannotStart } from '../cannot-start';

/** The sign, held for as long as the service lives, that this data folder is in use. */
export interface Claim {
  release(): Promise<void>;
}

/** A number of our own among PostgreSQL's advisory locks. */
const claimNumber = 4_702_029;

/** How long a killed service's connection may linger before we believe that it is alive. */
const patience = { attempts: 20, pause: 250 };

/**
 * Claims the embedded database for this service, refusing when another one is using it.
 *
 * The claim is an advisory lock on an open connection, so it ends with the process however the process ends,
 * and a second service can never stop the database under the first.
 */
export async function claimDatabase(url: string, folder: string): Promise<Claim> {
  const client = new Client({ connectionString: url });
  client.on('error', (error) => {
    console.error(`The connection that claims the database was lost: ${error.message}`);
  });
  await client.connect();
  for (let attempt = 1; attempt <= patience.attempts; attempt += 1) {
    const answer = await client.query<{ claimed: boolean }>('SELECT pg_try_advisory_lock($1) AS claimed', [
      claimNumber,
    ]);
    if (answer.rows[0]?.claimed === true) return { release: () => client.end() };
    await new Promise((resolve) => setTimeout(resolve, patience.pause));
  }
  await client.end();
  throw new CannotStart(
    `Fairplace is already running with the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

/** Claims the embedded database if nobody is using it; nothing when a service is. */
export async function claimIfFree(url: string): Promise<Claim | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const answer = await client.query<{ claimed: boolean }>('SELECT pg_try_advisory_lock($1) AS claimed', [claimNumber]);
  if (answer.rows[0]?.claimed === true) return { release: () => client.end() };
  await client.end();
  return undefined;
}

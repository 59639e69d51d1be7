import type { Say } from '../cannot-start';
import type { Environment } from '../environment';
import { chooseDataFolder } from './data-folder';
import { startEmbeddedPostgres } from './embedded-postgres';
import { claimDatabase } from './claim';

/** A PostgreSQL database that is running and answers. */
export interface DatabaseServer {
  readonly kind: 'embedded' | 'given';
  readonly url: string;
  /** Lets go of the database, and stops it when it is ours. */
  stop(): Promise<void>;
}

/** Gives the database named by `DATABASE_URL`, or starts the embedded one when no database is named. */
export async function openDatabase(environment: Environment, say: Say): Promise<DatabaseServer> {
  if (environment.databaseUrl !== undefined) {
    say('Using the PostgreSQL server named in DATABASE_URL.');
    return { kind: 'given', url: environment.databaseUrl, stop: () => Promise.resolve() };
  }
  const folder = chooseDataFolder(environment, say);
  const server = await startEmbeddedPostgres(folder, say);
  const claim = await claimDatabase(server.url, folder);
  return {
    kind: 'embedded',
    url: server.url,
    stop: async () => {
      await claim.release();
      await server.stop();
    },
  };
}

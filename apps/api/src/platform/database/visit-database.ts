import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, type Say } from '../cannot-start';
import type { Environment } from '../environment';
import { claimIfFree } from './claim';
import { chooseDataFolder } from './data-folder';
import { type DatabaseServer, openDatabase } from './database-server';
import { startEmbeddedPostgres } from './embedded-postgres';

/**
 * The database of a service that may be running meanwhile, for a command that looks at it.
 *
 * Never makes a database. The embedded one is started if need be, and stopped afterwards unless a service is using it.
 */
export async function visitDatabase(environment: Environment, say: Say): Promise<DatabaseServer> {
  if (environment.databaseUrl !== undefined) return openDatabase(environment, say);
  const folder = chooseDataFolder(environment, say);
  if (!existsSync(join(folder, 'postgres'))) throw new CannotStart(`There is no database in ${folder}.`);
  const server = await startEmbeddedPostgres(folder, () => undefined);
  const claim = await claimIfFree(server.url);
  return {
    kind: 'embedded',
    url: server.url,
    stop: async () => {
      if (claim === undefined) return;
      await claim.release();
      await server.stop();
    },
  };
}

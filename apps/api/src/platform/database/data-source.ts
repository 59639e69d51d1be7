import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { InstallationEntity } from './installation.entity';
import { migrations } from './migrations';

/** A number of our own among PostgreSQL's advisory locks. */
const migrationNumber = 4_702_030;

/** How the service speaks to its database: the entities are listed by name, and the schema comes from migrations only. */
export function dataSourceOptions(url: string): DataSourceOptions {
  return { type: 'postgres', url, entities: [InstallationEntity], migrations, synchronize: false };
}

/**
 * Brings the schema up to date, and the first time writes down when and under which version that was.
 *
 * When several services start together, they take turns.
 */
export async function migrate(url: string, version: string): Promise<void> {
  const turn = new Client({ connectionString: url });
  await turn.connect();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [migrationNumber]);
    const source = await new DataSource(dataSourceOptions(url)).initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
      await source
        .getRepository(InstallationEntity)
        .createQueryBuilder()
        .insert()
        .values({ installedVersion: version })
        .orIgnore()
        .execute();
    } finally {
      await source.destroy();
    }
  } finally {
    await turn.end();
  }
}

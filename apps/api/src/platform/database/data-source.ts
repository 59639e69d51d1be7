import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CannotStart } from '../cannot-start';
import { Lanes } from './lanes';
import { News } from './news';
import { InstallationEntity } from './installation.entity';
import { migrations } from './migrations';

/** A number of our own among PostgreSQL's advisory locks. */
const migrationNumber = 4_702_030;

/** How the owner of the database speaks to it: for migrations, and for nothing else. */
export function ownerOptions(url: string): DataSourceOptions {
  return { type: 'postgres', url, entities: [InstallationEntity], migrations, synchronize: false };
}

/** What the service says to the database when it connects: to be a role of few rights. */
const asService = '-c role=fairplace_app';

/** How many connections carry the questions of one statement. */
const lanes = 4;

/**
 * How the service speaks to its database: as a role of few rights, behind row-level security.
 *
 * Each room brings its own entities; the schema comes from migrations only.
 */
export function serviceOptions(url: string): DataSourceOptions {
  return { type: 'postgres', url, synchronize: false, extra: { options: asService, max: 20 } };
}

/** The connections for questions of one statement, and the one for news; opened when they are needed. */
export function besides({ options }: DataSource): { readonly lanes: Lanes; readonly news: News } {
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('The service speaks to PostgreSQL.');
  const same = { connectionString: options.url, options: asService };
  return { lanes: new Lanes(same, lanes), news: new News(same) };
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
    const source = await new DataSource(ownerOptions(url)).initialize();
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

/** What a database can be for. */
type Mode = 'demonstration' | 'production';

const refusing: Readonly<Record<Mode, string>> = {
  production:
    'This database was used for a demonstration, whose people are not real and whom anybody may be. ' +
    'A service for real families needs a database of its own: set DATABASE_URL or DATA_DIR to another one.',
  demonstration:
    'This database serves real families, and in the demonstration anybody may sign in as anybody. ' +
    'Set MODE=production to serve them, or set DATABASE_URL or DATA_DIR to another database.',
};

/** Writes down what the database is for, the first time; refuses to open one that is for something else. */
export async function dedicate(url: string, mode: Mode): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('UPDATE installation SET mode = $1 WHERE mode IS NULL', [mode]);
    const found = await owner.query<{ mode: Mode }>('SELECT mode FROM installation');
    if (found.rows.some((row) => row.mode !== mode)) throw new CannotStart(refusing[mode]);
  } finally {
    await owner.end();
  }
}

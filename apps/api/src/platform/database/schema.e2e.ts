import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from './data-source';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

jest.setTimeout(60_000);

describe('the schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-schema-'));
  let server: EmbeddedPostgres;
  let source: DataSource;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    server = await startEmbeddedPostgres(folder, () => undefined);
    source = new DataSource(dataSourceOptions(server.url));
  });

  afterAll(async () => {
    if (source.isInitialized) await source.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is brought up to date by the migrations once, however many services start together', async () => {
    await Promise.all([migrate(server.url, '1.0.0'), migrate(server.url, '1.0.0')]);
    await migrate(server.url, '2.0.0');
    await source.initialize();
    expect(await source.query('SELECT installed_version FROM installation')).toEqual([{ installed_version: '1.0.0' }]);
  });

  it('is what the entities say, so that nothing is missing and nothing is left over', async () => {
    const changes = await source.driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back to nothing', async () => {
    const before = source.migrations.length;
    for (let taken = 0; taken < before; taken += 1) await source.undoLastMigration();
    const left: unknown = await source.query(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations'",
    );
    expect(left).toEqual([]);
  });
});

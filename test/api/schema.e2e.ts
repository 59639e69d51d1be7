import { DataSource } from 'typeorm';
import { ownerOptions } from '../../apps/api/src/platform';
import { migrate } from '../../apps/api/src/platform';
import { ask, startTestServer, type TestServer } from '../support/database';
import { openRooms, type OpenRooms } from '../support/room';

jest.setTimeout(120_000);

describe('the schema', () => {
  let server: TestServer;
  let rooms: OpenRooms;

  beforeAll(async () => {
    server = await startTestServer();
    rooms = await openRooms({}, server);
  });

  afterAll(async () => {
    await rooms.close();
    await server.stop();
  });

  it('is brought up to date by the migrations once, however many services start together', async () => {
    const url = await server.database();
    await Promise.all([migrate(url, '1.0.0'), migrate(url, '1.0.0')]);
    await migrate(url, '2.0.0');
    expect(await ask(url, 'SELECT installed_version FROM installation')).toEqual([{ installed_version: '0.0.0' }]);
  });

  it('is what the entities say, so that nothing is missing and nothing is left over', async () => {
    const changes = await rooms.get(DataSource).driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back to nothing', async () => {
    const source = await new DataSource(ownerOptions(await server.database())).initialize();
    const before = source.migrations.length;
    for (let taken = 0; taken < before; taken += 1) await source.undoLastMigration();
    const left: unknown = await source.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations'
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    await source.destroy();
    expect(left).toEqual([]);
  });
});

import { ask, startTestServer, type TestServer } from '@support/database';
import { addAuthority, idOf } from '@support/authority';
import { type Answered, type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { systemActor } from '@kernel';
import { Database } from '../../platform';
import { NetworksReader } from './networks.reader';

jest.setTimeout(120_000);

let server: TestServer;
let rooms: OpenRooms;
let ruth: Client;
let imran: Client;
let anybody: Client;
let round: string;

const plan = (date: string): string =>
  JSON.stringify({
    date,
    nodes: [
      { id: 'a', easting: 560_000, northing: 340_000 },
      { id: 'b', easting: 560_300, northing: 340_400 },
    ],
    ways: [{ nodes: ['a', 'b'] }],
  });
const send = (content: string | Buffer, name = 'network.json', client = ruth): Promise<Answered> =>
  client.sendFile('/api/authorities/town/networks', name, content);
const digestOf = async (date: string): Promise<string> => ((await send(plan(date))).body as { digest: string }).digest;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  await addAuthority(await clientOf(rooms, 'omar-reid'), 'town', 'Marramshire');
  ruth = await clientOf(rooms, 'ruth-harper');
  imran = await clientOf(rooms, 'imran-shah');
  anybody = await clientOf(rooms);
  round = idOf(await ruth.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
});
afterEach(() => rooms.close());
afterAll(() => server.stop());

describe('A walking network', () => {
  it('is kept whole and published, and is the same for the same streets', async () => {
    const first = await send(plan('2026-05-01'));
    expect(first).toMatchObject({ status: 201, body: { date: '2026-05-01', nodes: 2, segments: 1, metres: 500 } });
    const { digest } = first.body as { digest: string };
    expect(await send(`${plan('2026-05-01')}\n`)).toMatchObject({ status: 201, body: { digest } });
    expect(await ask(rooms.databaseUrl, 'SELECT count(*)::int AS n FROM walking_networks')).toEqual([{ n: 1 }]);
    expect((await anybody.get('/api/authorities/town/networks')).body).toMatchObject({
      items: [{ digest }],
      next: null,
    });
    const file = await fetch(`${rooms.address}/api/authorities/town/networks/${digest}/file`);
    expect([file.status, await file.text()]).toEqual([200, plan('2026-05-01')]);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const network = await rooms
      .get(Database)
      .inTransaction(systemActor, (tx) => rooms.get(NetworksReader).network(tx, 'town', digest));
    expect(network.digest).toBe(digest);
    await expect(ask(rooms.databaseUrl, `DELETE FROM walking_networks`)).rejects.toThrow('only ever added to');
  });

  it('is refused with the place that is wrong, and to officers of elsewhere', async () => {
    const bad = JSON.stringify({
      date: '2026-05-01',
      nodes: [
        { id: 'a', easting: 1, northing: 2 },
        { id: 'b', easting: 1, northing: 3 },
      ],
      ways: [{ nodes: ['a', 'c'] }],
    });
    const answered = await send(bad);
    expect(answered).toMatchObject({ status: 422, body: { code: 'geography.network-unreadable' } });
    expect(JSON.stringify(answered.body)).toContain('network.json: ways[0].nodes[1]');
    expect(await send('nonsense', 'network.txt')).toMatchObject({ status: 422 });
    expect(await send(Buffer.from('not pbf'), 'map.osm.pbf')).toMatchObject({ status: 422 });
    expect(await send(plan('2026-05-01'), 'network.json', await clientOf(rooms, 'nina-cole'))).toMatchObject({
      status: 403,
    });
  });

  it('is frozen for a round, and unfrozen by two officers before offers are out', async () => {
    const [first, second] = [await digestOf('2026-05-01'), await digestOf('2026-05-02')];
    const at = `/api/rounds/${round}/network`;
    const freeze = (digest: string, client = ruth): Promise<Answered> => client.send('PUT', at, { digest });
    expect((await anybody.get(at)).body).toEqual({ round, network: null, frozenAt: null, unfreezing: null });
    expect(await freeze('0'.repeat(64))).toMatchObject({ status: 404, body: { code: 'geography.no-such-network' } });
    expect(await freeze(first, await clientOf(rooms, 'nina-cole'))).toMatchObject({ status: 403 });
    expect(await freeze(first)).toMatchObject({ status: 200, body: { network: { digest: first } } });
    expect(await freeze(first, imran)).toMatchObject({ status: 200 });
    expect(await freeze(second)).toMatchObject({ status: 409, body: { code: 'geography.network-frozen' } });
    expect(await imran.post(`${at}/unfreezing/agreement`)).toMatchObject({
      status: 409,
      body: { code: 'geography.not-asked' },
    });
    expect(await ruth.post(`${at}/unfreezing`, { reason: 'A path by the river is missing.' })).toMatchObject({
      status: 201,
      body: { network: { digest: first }, unfreezing: { because: 'A path by the river is missing.' } },
    });
    expect(await ruth.post(`${at}/unfreezing/agreement`)).toMatchObject({
      status: 403,
      body: { code: 'geography.second-officer' },
    });
    await expect(
      ask(rooms.databaseUrl, 'UPDATE frozen_networks SET unfrozen_by = asked_by, unfrozen_at = now()'),
    ).rejects.toThrow('frozen_networks_two_check');
    expect(await imran.post(`${at}/unfreezing/agreement`)).toMatchObject({ status: 200, body: { network: null } });
    expect(await freeze(second)).toMatchObject({ status: 200, body: { network: { digest: second } } });
    await rooms.moveClockTo('2027-03-02T12:00:00Z');
    [ruth, imran] = [await clientOf(rooms, 'ruth-harper'), await clientOf(rooms, 'imran-shah')];
    expect(await ruth.post(`${at}/unfreezing`, { reason: 'Too late for that.' })).toMatchObject({
      status: 409,
      body: { code: 'geography.offers-out' },
    });
    const told = await ask<{ kind: string }>(
      rooms.databaseUrl,
      `SELECT kind FROM happenings WHERE kind LIKE 'network.%' ORDER BY id`,
    );
    expect(told.map(({ kind }) => kind)).toEqual([
      'network.imported',
      'network.imported',
      'network.frozen',
      'network.unfreezing-asked',
      'network.unfrozen',
      'network.frozen',
    ]);
  });
});

import { startTestServer, type TestServer, ask } from '@support/database';
import { addAuthority } from '@support/authority';
import { type Answered, type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { dateOnly, systemActor } from '@kernel';
import { toLonLat } from '@geography';
import { Database } from '../../platform';
import { AreasReader } from './areas.reader';

jest.setTimeout(120_000);

let server: TestServer;
let rooms: OpenRooms;
let officer: Client;
let anybody: Client;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  officer = await clientOf(rooms, 'ruth-harper');
  anybody = await clientOf(rooms);
  await addAuthority(await clientOf(rooms, 'omar-reid'), 'town', 'Marramshire');
});
afterAll(async () => {
  await rooms.close();
  await server.stop();
});

/** A square of the National Grid, in metres. */
const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const onGlobe = (ring: readonly (readonly number[])[]): number[][] =>
  ring.map(([easting = 0, northing = 0]) => {
    const { lon, lat } = toLonLat({ easting, northing });
    return [lon, lat];
  });
const feature = (area: string, name: string, ...rings: number[][][]): object => ({
  type: 'Feature',
  properties: { area, name },
  geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [onGlobe(ring)]) },
});
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const send = (content: string, countsFrom = '2026-09-01', client = officer): Promise<Answered> =>
  client.sendFile(
    `/api/authorities/town/areas/imports?kind=catchment&mapDate=2026-05-01&countsFrom=${countsFrom}`,
    'areas.geojson',
    content,
  );
const at = async (easting: number, northing: number, on: string): Promise<unknown> =>
  (await anybody.get(`/api/authorities/town/areas-at?easting=${easting}&northing=${northing}&on=${on}`)).body;

const elm = feature('elm', 'Elm catchment', square(560_000, 340_000, 1_000));
const oak = feature('oak', 'Oak catchment', square(560_500, 340_000, 1_000), square(570_000, 340_000, 100));

describe('Areas', () => {
  it('become versions only when their map changes, and count from their day on', async () => {
    expect(await send(collection(elm, oak))).toMatchObject({
      status: 201,
      body: { added: [{ area: 'elm', number: 1 }, { area: 'oak' }], unchanged: [] },
    });
    expect(await send(collection(oak, elm))).toMatchObject({ body: { added: [], unchanged: ['elm', 'oak'] } });
    const wider = feature('elm', 'Elm catchment', square(559_000, 340_000, 2_000));
    expect(await send(collection(wider, oak), '2027-09-01')).toMatchObject({
      body: { added: [{ area: 'elm', number: 2, countsFrom: '2027-09-01' }], unchanged: ['oak'] },
    });
    expect(await send(collection(feature('elm', 'Elm', square(1, 1, 5))), '2026-05-01')).toMatchObject({
      status: 409,
      body: { code: 'geography.map-in-the-past' },
    });
    expect(await at(559_500, 340_500, '2026-10-31')).toEqual({ items: [], next: null });
    expect(await at(559_500, 340_500, '2027-10-31')).toMatchObject({ items: [{ area: 'elm', number: 2 }] });
    expect(await at(560_700, 340_500, '2026-10-31')).toMatchObject({
      items: [{ area: 'elm', number: 1 }, { area: 'oak' }],
    });
    expect(await at(570_050, 340_050, '2026-10-31')).toMatchObject({ items: [{ area: 'oak' }] });
    expect(await at(560_700, 340_500, '2026-08-31')).toEqual({ items: [], next: null });
    await expect(ask(rooms.databaseUrl, `UPDATE area_versions SET name = 'x'`)).rejects.toThrow('only ever added to');
  });

  it('are seen by everybody, as GeoJSON', async () => {
    const list = (await anybody.get('/api/authorities/town/areas?on=2027-01-01&limit=1')).body as {
      items: { id: string }[];
      next: string;
    };
    expect(list).toMatchObject({
      items: [{ area: 'elm', number: 1, name: 'Elm catchment', kind: 'catchment' }],
      next: 'elm',
    });
    expect((await anybody.get('/api/authorities/town/areas?on=2027-01-01&after=elm')).body).toMatchObject({
      items: [{ area: 'oak' }],
      next: null,
    });
    const [first] = list.items;
    expect((await anybody.get(`/api/areas/${first?.id ?? ''}`)).body).toMatchObject({
      type: 'Feature',
      properties: { area: 'elm' },
      geometry: { type: 'MultiPolygon' },
    });
    expect((await anybody.get('/api/areas/6f6cf3ff-1c9b-4f0b-8d0c-0a4dbb7f8b11')).status).toBe(404);
  });

  it('are handed to whoever gathers a round, with one digest', async () => {
    const reader = rooms.get(AreasReader);
    const [before, after] = await rooms
      .get(Database)
      .inTransaction(systemActor, async (tx) => [
        await reader.ofDay(tx, 'town', dateOnly('2026-10-31')),
        await reader.ofDay(tx, 'town', dateOnly('2027-10-31')),
      ]);
    expect(before?.pieces.map(({ area }) => area)).toEqual(['elm', 'oak']);
    expect(before?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(before?.digest).not.toBe(after?.digest);
  });

  it('are refused as a whole when one of them is none, and to officers of elsewhere', async () => {
    const open = {
      type: 'Feature',
      properties: { area: 'ash' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 50],
            [1, 50],
            [1, 51],
          ],
        ],
      },
    };
    const answered = await send(collection(elm, open));
    expect(answered).toMatchObject({ status: 422, body: { code: 'geography.map-unreadable' } });
    expect(JSON.stringify(answered.body)).toContain('features[1]');
    expect(await send(collection(feature('Elm School', 'x', square(1, 1, 1))))).toMatchObject({ status: 422 });
    expect(await send('{')).toMatchObject({ status: 422 });
    expect(await send(collection(elm), '2026-09-01', await clientOf(rooms, 'nina-cole'))).toMatchObject({
      status: 403,
    });
  });
});

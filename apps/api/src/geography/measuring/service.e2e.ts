import { startTestServer, type TestServer } from '@support/database';
import { type PlacedTown, placeTown } from '@support/geography';
import { type ContractServer, envelope, startContractServer } from '@support/ors-server';
import { openRooms, type OpenRooms } from '@support/room';
import { systemActor } from '@kernel';
import { Database } from '../../platform';
import {
  FreezeNetwork,
  ImportNetwork,
  MeasureDistances,
  type MeasuredRound,
  type MeasurementOfRound,
  MeasurementsReader,
  type WantedDistance,
} from '../index';

jest.setTimeout(180_000);

let server: TestServer;
let service: ContractServer;
let rooms: OpenRooms;
let town: PlacedTown;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  service = await startContractServer();
});
afterEach(async () => {
  await rooms.close();
  await service.close();
});

async function open(variables: Record<string, string> = {}): Promise<void> {
  rooms = await openRooms({ JOBS: 'elsewhere', ORS_URL: service.url, ...variables }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  town = await placeTown(rooms, { children: 60, schools: 8, seed: 11 });
}
async function freeze(): Promise<void> {
  const bytes = Buffer.from(town.files.get('network.json') ?? '');
  const { digest } = await rooms.get(ImportNetwork).run(systemActor, 'town', { name: 'network.json', bytes });
  await rooms.get(FreezeNetwork).run(systemActor, town.round, digest);
}
const walks = (): WantedDistance[] => town.wanted.map((one) => ({ ...one, method: 'walking-route' }));
const measure = (wanted: readonly WantedDistance[]): Promise<MeasuredRound> =>
  rooms
    .get(Database)
    .inTransaction(systemActor, (tx) =>
      rooms.get(MeasureDistances).run(tx, systemActor, { round: town.round, wanted }),
    );
const standing = (): Promise<MeasurementOfRound[]> =>
  rooms.get(Database).inTransaction(systemActor, (tx) => rooms.get(MeasurementsReader).forRound(tx, town.round));
const seconds = async (): Promise<{ walk: number | null; says: string | null }[]> => {
  const all = await standing();
  return rooms.get(Database).inTransaction(systemActor, async (tx) => {
    const shown = [];
    for (const { id } of all) shown.push((await rooms.get(MeasurementsReader).whole(tx, id)).shown.second);
    return shown;
  });
};

describe('A routing service beside our own network', () => {
  it('checks every walk, and a walk on which they disagree is flagged', async () => {
    await open();
    await freeze();
    const done = await measure(walks());
    expect(done).toMatchObject({ measured: walks().length, unmeasured: [] });
    expect((await standing()).every(({ by, network }) => by === 'own' && network !== null)).toBe(true);
    expect((await seconds()).every(({ walk, says }) => walk !== null && says === null)).toBe(true);
    // The service of the contract counts a degree of longitude as long as one of latitude, so it is often wrong.
    expect(done.outliers).toBeGreaterThan(0);
    expect((await standing()).some(({ outlier }) => outlier === 'methods-disagree')).toBe(true);
  });

  it('never keeps our own network from measuring when it is away', async () => {
    await open();
    await freeze();
    await service.close();
    expect(await measure(walks())).toMatchObject({ measured: walks().length, unmeasured: [] });
    expect(
      (await seconds()).every(
        ({ walk, says }) => walk === null && says?.startsWith('It could not be checked') === true,
      ),
    ).toBe(true);
  });
});

describe('A routing service that measures', () => {
  it('gives the walks, with its version and the date of its map', async () => {
    await open({ WALKS: 'openrouteservice' });
    expect(await measure(walks())).toMatchObject({ measured: walks().length, unmeasured: [] });
    const [first] = await standing();
    expect(first).toMatchObject({ by: 'openrouteservice', network: null });
    const { shown } = await rooms
      .get(Database)
      .inTransaction(systemActor, (tx) => rooms.get(MeasurementsReader).whole(tx, first?.id ?? ''));
    expect(shown.sourceSays).toBe('openrouteservice 9.0.0, map of 2025-01-26T10:00:00Z');
    expect(await measure(walks())).toMatchObject({ measured: 0, stood: walks().length });
  });

  it('names the homes that it cannot join to a path, and measures the others', async () => {
    await open({ WALKS: 'openrouteservice' });
    const [first, ...rest] = walks();
    if (first === undefined) throw new Error('Nothing is wanted.');
    const marsh = { ...first, home: { id: 'marsh', point: { easting: 500_000, northing: 300_000 } } };
    // The one home far in the west: the service fails whatever request has it.
    service.script = ({ locations }) =>
      locations.some(([lon]) => lon < -0.5) ? envelope(500, 6099, 'Unknown error.') : undefined;
    const done = await measure([marsh, ...rest]);
    expect(done.unmeasured).toMatchObject([{ child: first.child, why: 'service-refused' }]);
    expect(done.measured).toBe(rest.length);
    service.script = () => undefined;
    expect(await measure([marsh, ...rest])).toMatchObject({ measured: 1, unmeasured: [] });
  });

  it('that is away leaves straight lines measured and the walks for later', async () => {
    await open({ WALKS: 'openrouteservice' });
    await service.close();
    const [first, ...rest] = town.wanted;
    const wanted = [
      { ...(first as WantedDistance), method: 'walking-route' as const },
      ...rest.map((one) => ({ ...one, method: 'straight-line' as const })),
    ];
    const done = await measure(wanted);
    expect(done.measured).toBe(rest.length);
    expect(done.unmeasured).toMatchObject([{ why: 'service-away' }]);
    expect((await standing()).every(({ millimetres }) => millimetres !== null)).toBe(true);
  });
});

import { randomUUID } from 'node:crypto';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type PlacedTown, placeTown } from '@support/geography';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { systemActor } from '@kernel';
import {
  buildNetwork,
  type Grid,
  measureAll,
  parseStreetPlan,
  straightLineMeasurer,
  toNearestPoint,
  walkingMeasurer,
} from '@geography';
import { personaAccount } from '../../people';
import { Database } from '../../platform';
import {
  FreezeNetwork,
  ImportNetwork,
  MeasureDistances,
  type MeasuredRound,
  MeasurementsReader,
  PreviewDistance,
  RoundMeasurersReader,
  type WantedDistance,
} from '../index';

jest.setTimeout(180_000);

let server: TestServer;
let rooms: OpenRooms;
let town: PlacedTown;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  town = await placeTown(rooms, { children: 120, schools: 10, seed: 11 });
  officer = await clientOf(rooms, 'ruth-harper');
});
afterEach(() => rooms.close());

const network = (): string => town.files.get('network.json') ?? '';
async function freeze(content = network()): Promise<string> {
  const { digest } = await rooms
    .get(ImportNetwork)
    .run(systemActor, 'town', { name: 'network.json', bytes: Buffer.from(content) });
  await rooms.get(FreezeNetwork).run(systemActor, town.round, digest);
  return digest;
}
const measure = (
  wanted: readonly WantedDistance[] = town.wanted,
  progress?: (done: number, total: number) => void,
): Promise<MeasuredRound> =>
  rooms
    .get(Database)
    .inTransaction(systemActor, (tx) =>
      rooms
        .get(MeasureDistances)
        .run(tx, systemActor, { round: town.round, wanted, ...(progress === undefined ? {} : { progress }) }),
    );
const missing = (wanted: readonly WantedDistance[] = town.wanted) =>
  rooms.get(Database).inTransaction(systemActor, (tx) => rooms.get(MeasurementsReader).missing(tx, town.round, wanted));
const standing = () =>
  rooms.get(Database).inTransaction(systemActor, (tx) => rooms.get(MeasurementsReader).forRound(tx, town.round));
const keyOf = ({ child, intake, measure: name }: { child: string; intake: string; measure: string }): string =>
  `${child} ${intake} ${name}`;
const walks = (): WantedDistance[] => town.wanted.filter(({ method }) => method === 'walking-route');

/** Where the home is. */
function placeOf({ home }: WantedDistance): Grid {
  const point = home?.point ?? null;
  if (point === null) throw new Error('Every family of the town has a home.');
  return point;
}

describe('The preferences of a round', () => {
  it('are measured in one go, each as its own policy says, exactly as the libs measure them', async () => {
    expect(walks().length).toBeGreaterThan(0);
    expect(walks().length).toBeLessThan(town.wanted.length);
    const digest = await freeze();
    const told: number[] = [];
    expect(await measure(town.wanted, (done, total) => told.push(done / total))).toMatchObject({
      measured: town.wanted.length,
      stood: 0,
      unmeasured: [],
    });
    expect(told.at(-1)).toBe(1);
    const found = new Map((await standing()).map((one) => [keyOf(one), one]));
    const walker = walkingMeasurer(buildNetwork(parseStreetPlan(JSON.parse(network()))));
    for (const one of town.wanted) {
      const from = placeOf(one);
      if ('missing' in one.ends) throw new Error('Every school of the town has its points.');
      const measurer = one.method === 'walking-route' ? walker : straightLineMeasurer();
      const homes = [{ id: 'home', ...from }];
      const [nearest] = toNearestPoint(
        await measureAll({ homes, schools: [{ id: 'school', points: one.ends.points }], measurer }),
      );
      const row = found.get(keyOf(one));
      expect(row).toMatchObject({
        method: one.method,
        from,
        by: 'own',
        network: one.method === 'walking-route' ? digest : null,
      });
      expect(row?.millimetres).toBe(nearest?.distance.reached === true ? nearest.distance.millimetres : null);
      expect(row?.toPoint).toBe(nearest?.schoolPoint);
    }
    expect(
      await ask(rooms.databaseUrl, `SELECT about->>'measured' AS n FROM happenings WHERE kind = 'distance.measured'`),
    ).toEqual([{ n: String(town.wanted.length) }]);
  });

  it('stand when measured again, and are measured anew only where something moved', async () => {
    await freeze();
    expect((await missing()).every(({ why }) => why === 'never-measured')).toBe(true);
    await measure();
    expect(await missing()).toEqual([]);
    expect(await measure()).toMatchObject({ measured: 0, stood: town.wanted.length });
    const [first] = town.wanted;
    if (first === undefined) throw new Error('Nothing is wanted.');
    const { easting, northing } = placeOf(first);
    const moved = town.wanted.map((one) =>
      one.child === first.child ? { ...one, home: { id: 'new', point: { easting: easting + 30, northing } } } : one,
    );
    const mine = moved.filter(({ child }) => child === first.child).length;
    expect((await missing(moved)).map(({ child, why }) => [child, why])).toEqual(
      Array.from({ length: mine }, () => [first.child, 'something-moved']),
    );
    expect(await measure(moved)).toMatchObject({ measured: mine, stood: moved.length - mine });
    expect(await missing(moved)).toEqual([]);
    expect(await ask(rooms.databaseUrl, 'SELECT count(*)::int AS n, max(number) AS most FROM measurements')).toEqual([
      { n: town.wanted.length + mine, most: 2 },
    ]);
    await expect(ask(rooms.databaseUrl, 'DELETE FROM measurements')).rejects.toThrow('only ever added to');
    await expect(ask(rooms.databaseUrl, 'UPDATE measurements SET millimetres = 1')).rejects.toThrow(
      'only ever added to',
    );
  });

  it('are listed where they cannot be measured, and nothing else waits for them', async () => {
    const all = town.wanted.length;
    const straight = all - walks().length;
    const early = await measure();
    expect(early).toMatchObject({ measured: straight });
    expect(early.unmeasured.every(({ why }) => why === 'no-network')).toBe(true);
    await freeze();
    const [first, ...rest] = walks();
    if (first === undefined) throw new Error('Nobody walks in this town.');
    const far = { ...first, home: { id: 'farm', point: { easting: 500_000, northing: 300_000 } } };
    const nowhere = { ...first, child: randomUUID(), home: null };
    const pointless = { ...first, child: randomUUID(), ends: { missing: 'the school has no gate' } };
    const wanted = [far, ...rest, nowhere, pointless];
    const done = await measure(wanted);
    expect(done.unmeasured.map(({ child, why }) => [child, why])).toEqual([
      [nowhere.child, 'no-home-point'],
      [pointless.child, 'no-measuring-point'],
      [first.child, 'home-too-far-from-any-path'],
    ]);
    expect(done.measured).toBe(rest.length);
    expect(new Set((await missing(wanted)).map(({ why }) => why))).toEqual(
      new Set(['no-home-point', 'no-measuring-point', 'home-too-far-from-any-path']),
    );
    expect((await officer.get(`/api/rounds/${town.round}/measurements?only=unmeasured`)).body).toMatchObject({
      items: [{ child: first.child, millimetres: null }],
      next: null,
    });
    // Asked again, it is still without a way, and not written down a second time.
    expect((await measure(wanted)).unmeasured).toHaveLength(3);
    expect(
      await ask(rooms.databaseUrl, 'SELECT count(*)::int AS n FROM measurements WHERE millimetres IS NULL'),
    ).toEqual([{ n: 1 }]);
  });

  it('are tried out by anybody, as the policy states the distance, without being kept', async () => {
    await freeze();
    const one = walks()[0] ?? town.wanted[0];
    if (one === undefined) throw new Error('Nothing is wanted.');
    const point = placeOf(one);
    const preview = await rooms.get(Database).inTransaction(systemActor, (tx) =>
      rooms.get(PreviewDistance).run(tx, {
        round: town.round,
        point,
        method: one.method,
        ends: one.ends,
        rounding: { unit: 'mile', decimals: 3 },
      }),
    );
    await measure([one]);
    const [row] = await standing();
    expect(preview).toMatchObject({
      distance: { millimetres: row?.millimetres, says: expect.stringMatching(/^\d\.\d{3} miles$/) as string },
      noDistance: null,
      areas: [],
    });
    const measurers = await rooms
      .get(Database)
      .inTransaction(systemActor, (tx) => rooms.get(RoundMeasurersReader).of(tx, town.round));
    expect(measurers.network?.digest).toBe(row?.network ?? measurers.network?.digest);
  });
});

describe('A measurement', () => {
  const child = randomUUID();
  const aisha = personaAccount('aisha-khan');

  /** One walk of a child whose parent is Aisha Khan. */
  async function measured(): Promise<string> {
    await freeze();
    const [first] = walks();
    if (first?.home === undefined || first.home === null) throw new Error('Nobody walks in this town.');
    await measure([{ ...first, child, home: { ...first.home, account: aisha } }]);
    // Whom a child belongs to is known to a room below; here the fence is told so by hand.
    await ask(
      rooms.databaseUrl,
      `CREATE OR REPLACE FUNCTION fp_guards_child(child text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1 = '${child}' $$`,
    );
    return (await standing())[0]?.id ?? '';
  }

  it('is shown with its points, its second method and the way that was walked', async () => {
    const id = await measured();
    const whole = (await officer.get(`/api/measurements/${id}`)).body as {
      from: object;
      to: object;
      millimetres: number;
      second: { straight: number };
    };
    expect(whole).toMatchObject({ child, by: 'own', superseded: false, history: [id], reason: null });
    expect(whole.second.straight).toBeGreaterThan(0);
    expect(await ask(rooms.databaseUrl, `SELECT child, subject FROM happenings WHERE kind = 'distance.read'`)).toEqual([
      { child, subject: id },
    ]);
    const route = (await officer.get(`/api/measurements/${id}/route`)).body as {
      features: { properties: { kind: string; millimetres: number } }[];
    };
    const kinds = route.features.map(({ properties }) => properties.kind);
    expect(kinds).toEqual(['straight-line', 'walking-route', 'gap', 'gap']);
    expect(route.features[1]?.properties.millimetres).toBe(whole.millimetres);
  });

  it('is seen by officers of the authority and by the parent whose home it is, and by nobody else', async () => {
    const id = await measured();
    const seen = async (persona: string): Promise<number> =>
      (await (await clientOf(rooms, persona)).get(`/api/measurements/${id}/route`)).status;
    expect(await seen('aisha-khan')).toBe(200);
    // Another parent of the same child must not learn where this home is.
    expect(await seen('tom-walker')).toBe(404);
    expect(await seen('ruth-harper')).toBe(200);
    expect(await seen('nina-cole')).toBe(404);
    expect(await seen('catherine-doyle')).toBe(403);
    expect(await seen('helen-price')).toBe(403);
    const list = async (persona: string): Promise<unknown[]> =>
      (
        (await (await clientOf(rooms, persona)).get(`/api/rounds/${town.round}/measurements`)).body as {
          items: unknown[];
        }
      ).items;
    expect(await list('aisha-khan')).toHaveLength(1);
    expect(await list('tom-walker')).toHaveLength(0);
    expect(await list('nina-cole')).toHaveLength(0);
    expect(JSON.stringify(await list('ruth-harper'))).not.toContain('easting');
    expect(
      await ask(rooms.databaseUrl, `SELECT count(*)::int AS n FROM happenings WHERE kind = 'distance.read'`),
    ).toEqual([{ n: 1 }]);
  });

  it('is taken again by an officer with a reason, from another point if need be, and the old one is kept', async () => {
    const id = await measured();
    const before = (await officer.get(`/api/measurements/${id}`)).body as {
      homePoint: { easting: number; northing: number };
      millimetres: number;
    };
    const from = { easting: before.homePoint.easting + 40, northing: before.homePoint.northing };
    expect(await officer.post(`/api/measurements/${id}/remeasuring`, { from })).toMatchObject({ status: 400 });
    const parent = await clientOf(rooms, 'aisha-khan');
    expect((await parent.post(`/api/measurements/${id}/remeasuring`, { reason: 'Mine is nearer.' })).status).toBe(403);
    expect(
      (await (await clientOf(rooms, 'nina-cole')).post(`/api/measurements/${id}/remeasuring`, { reason: 'Not mine.' }))
        .status,
    ).toBe(404);
    const again = await officer.post(`/api/measurements/${id}/remeasuring`, {
      reason: 'The door is on the other side.',
      from,
    });
    expect(again).toMatchObject({
      status: 201,
      body: { from, homePoint: before.homePoint, reason: 'The door is on the other side.', superseded: false },
    });
    const { id: newer } = again.body as { id: string };
    expect((await officer.get(`/api/measurements/${id}`)).body).toMatchObject({
      superseded: true,
      millimetres: before.millimetres,
      history: [newer, id],
    });
    expect(await officer.post(`/api/measurements/${id}/remeasuring`, { reason: 'Once more.' })).toMatchObject({
      status: 409,
      body: { code: 'geography.superseded' },
    });
    expect((await standing()).map((one) => one.id)).toEqual([newer]);
    // The next batch leaves it: nothing that it depends on has moved.
    const [first] = walks();
    expect(await measure([{ ...(first as WantedDistance), child }])).toMatchObject({ measured: 0, stood: 1 });
    expect(
      await ask(
        rooms.databaseUrl,
        `SELECT child, about->>'before' AS before FROM happenings WHERE kind = 'distance.remeasured'`,
      ),
    ).toEqual([{ child, before: id }]);
  });

  it('that is odd is flagged for an officer', async () => {
    const streets = {
      date: '2026-05-01',
      nodes: [
        { id: 'home', easting: 560_000, northing: 340_000 },
        { id: 'far', easting: 560_000, northing: 342_000 },
        { id: 'back', easting: 560_400, northing: 342_000 },
        { id: 'school', easting: 560_400, northing: 340_000 },
      ],
      ways: [{ nodes: ['home', 'far', 'back', 'school'] }],
    };
    await freeze(JSON.stringify(streets));
    const [first] = town.wanted;
    const one: WantedDistance = {
      ...(first as WantedDistance),
      method: 'walking-route',
      home: { id: 'h', point: { easting: 560_000, northing: 340_000 } },
      ends: { points: [{ id: 'gate', easting: 560_400, northing: 340_000 }] },
    };
    expect(await measure([one])).toMatchObject({ measured: 1, outliers: 1 });
    expect((await officer.get(`/api/rounds/${town.round}/measurements?only=outliers`)).body).toMatchObject({
      items: [
        {
          millimetres: 4_400_000,
          outlier: 'much-longer-than-straight-line',
          outlierSays: expect.stringContaining('400 metres') as string,
        },
      ],
    });
    expect(await missing([one])).toEqual([]);
  });

  it('of a round whose network was exchanged counts no more', async () => {
    await freeze();
    await measure(walks());
    const other = JSON.parse(network()) as { date: string };
    const { digest } = (
      await officer.sendFile(
        '/api/authorities/town/networks',
        'network.json',
        JSON.stringify({ ...other, date: '2026-05-30' }),
      )
    ).body as { digest: string };
    await officer.post(`/api/rounds/${town.round}/network/unfreezing`, { reason: 'A newer map.' });
    await (await clientOf(rooms, 'imran-shah')).post(`/api/rounds/${town.round}/network/unfreezing/agreement`);
    await officer.send('PUT', `/api/rounds/${town.round}/network`, { digest });
    expect(new Set((await missing(walks())).map(({ why }) => why))).toEqual(new Set(['something-moved']));
    expect(await measure(walks())).toMatchObject({ measured: walks().length });
    expect(await missing(walks())).toEqual([]);
  });
});

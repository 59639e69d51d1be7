import { ask, startTestServer, type TestServer } from '@support/database';
import { addAuthority, idOf, schoolOf, usualScheme } from '@support/authority';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { dateOnly, isSchoolDay, lastDayToAppeal, systemActor } from '@kernel';
import { Database } from '../platform';
import { NamePolicy, SchoolsReader } from './index';

jest.setTimeout(120_000);

let server: TestServer;
let rooms: OpenRooms;
let operator: Client;
let officer: Client;
let neighbour: Client;
let anybody: Client;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  operator = await clientOf(rooms, 'omar-reid');
  officer = await clientOf(rooms, 'ruth-harper');
  neighbour = await clientOf(rooms, 'nina-cole');
  anybody = await clientOf(rooms);
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
});
afterEach(() => rooms.close());
afterAll(() => server.stop());

describe('Authorities', () => {
  it('are seen by everybody, with their scheme, their colours and how to reach them', async () => {
    expect((await anybody.get('/api/authorities/town')).body).toMatchObject({
      name: 'Marramshire',
      scheme: usualScheme,
      look: { shortName: 'Marramshire', colours: { brand: '#1d4f5c' } },
    });
    expect((await anybody.get('/api/authorities?limit=1')).body).toMatchObject({
      items: [{ id: 'neighbour' }],
      next: 'neighbour',
    });
    expect((await anybody.get('/api/authorities?after=neighbour')).body).toMatchObject({
      items: [{ id: 'town' }],
      next: null,
    });
    expect(await anybody.get('/api/authorities/elsewhere')).toMatchObject({
      status: 404,
      body: { code: 'schools.no-such-authority' },
    });
  });

  it('are added once, by operators; their scheme is set by their own officers and nobody else’s', async () => {
    const again = { id: 'town', name: 'Marramshire', scheme: usualScheme };
    expect(await operator.post('/api/authorities', again)).toMatchObject({
      status: 409,
      body: { code: 'schools.authority-exists' },
    });
    expect(await officer.post('/api/authorities', { ...again, id: 'third' })).toMatchObject({ status: 403 });
    const six = { ...usualScheme, secondary: { ...usualScheme.secondary, preferences: 6 } };
    expect(await neighbour.send('PUT', '/api/authorities/town/scheme', six)).toMatchObject({
      status: 403,
      body: { code: 'schools.not-yours' },
    });
    expect(await officer.send('PUT', '/api/authorities/town/scheme', six)).toMatchObject({
      status: 200,
      body: { scheme: six },
    });
    const two = { ...usualScheme, secondary: { ...usualScheme.secondary, preferences: 2 } };
    expect(await officer.send('PUT', '/api/authorities/town/scheme', two)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'secondary.preferences', says: 'A parent may name at least three schools.' }] },
    });
  });
});

describe('Term dates', () => {
  const terms = (closedOn: string): object => ({
    terms: [
      { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
      { name: 'Summer', from: '2027-04-12', to: '2027-07-21' },
    ],
    closed: [{ from: closedOn, to: closedOn, because: 'Training' }],
  });

  it('hold for an authority’s schools, but for the school that has its own', async () => {
    await officer.post('/api/schools', schoolOf('elm'));
    await officer.post('/api/schools', schoolOf('oak'));
    expect(await anybody.get('/api/schools/elm/school-days')).toMatchObject({
      status: 404,
      body: { code: 'schools.no-school-days' },
    });
    expect((await officer.send('PUT', '/api/authorities/town/school-days', terms('2027-03-02'))).status).toBe(200);
    expect((await officer.send('PUT', '/api/schools/oak/school-days', terms('2027-03-03'))).status).toBe(200);
    expect((await anybody.get('/api/schools/elm/school-days')).body).toMatchObject({
      closed: [{ from: '2027-03-02' }],
    });
    expect((await anybody.get('/api/schools/oak/school-days')).body).toMatchObject({
      closed: [{ from: '2027-03-03' }],
    });
    const [elm, oak] = await rooms.get(Database).inTransaction(systemActor, async (tx) => {
      const reader = rooms.get(SchoolsReader);
      return [await reader.calendarOf(tx, { school: 'elm' }), await reader.calendarOf(tx, { school: 'oak' })] as const;
    });
    expect(isSchoolDay(elm, dateOnly('2027-03-03'))).toBe(true);
    expect(isSchoolDay(oak, dateOnly('2027-03-03'))).toBe(false);
    expect(lastDayToAppeal(elm, dateOnly('2027-03-01'))).toBe('2027-04-14');
  });

  it('are refused when they overlap or end before they begin, and to officers of elsewhere', async () => {
    const overlap = {
      terms: [
        { name: 'A', from: '2027-01-04', to: '2027-03-25' },
        { name: 'B', from: '2027-03-20', to: '2027-07-21' },
      ],
    };
    expect(await officer.send('PUT', '/api/authorities/town/school-days', overlap)).toMatchObject({
      status: 400,
      body: { code: 'schools.terms-out-of-order', fields: [{ field: 'terms.1.from' }] },
    });
    expect((await neighbour.send('PUT', '/api/authorities/town/school-days', terms('2027-03-02'))).status).toBe(403);
  });
});

describe('Schools', () => {
  it('of several admission authorities belong to one authority', async () => {
    const aided = schoolOf('ash', { kind: 'voluntary-aided', religiousCharacter: 'Church of England' });
    expect(await officer.post('/api/schools', aided)).toMatchObject({
      status: 400,
      body: { code: 'schools.admission-authority-needed' },
    });
    const governors = { id: 'governors-of-ash', name: 'The governors of Ash' };
    expect(await officer.post('/api/schools', { ...aided, admissionAuthority: governors })).toMatchObject({
      status: 201,
      body: { admissionAuthority: { ...governors, kind: 'governing-body' }, status: 'open', urn: null },
    });
    const trust = { id: 'sea-trust', name: 'Sea Trust' };
    for (const id of ['bay', 'cliff']) {
      expect(
        (await officer.post('/api/schools', schoolOf(id, { kind: 'academy', admissionAuthority: trust }))).status,
      ).toBe(201);
    }
    expect(await officer.post('/api/schools', schoolOf('elm'))).toMatchObject({
      body: { admissionAuthority: { kind: 'authority', name: 'Marramshire' } },
    });
    expect(await officer.post('/api/schools', schoolOf('elm'))).toMatchObject({ status: 409 });
    expect(await neighbour.post('/api/schools', schoolOf('fir'))).toMatchObject({ status: 403 });
  });

  it('are found by name, authority, phase and nearness, page by page', async () => {
    for (const [at, id] of ['ash', 'bay', 'elm', 'oak'].entries()) {
      await officer.post(
        '/api/schools',
        schoolOf(id, {
          easting: 560_000 + 1_000 * at,
          name: `St. ${id}’s School`,
          phase: id === 'oak' ? 'primary' : 'secondary',
        }),
      );
    }
    await neighbour.post('/api/schools', schoolOf('zoe', { authority: 'neighbour' }));
    const found = async (query: string): Promise<readonly unknown[]> => {
      const ids: unknown[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { body } = await anybody.get(`/api/schools?limit=2&${query}${next === '' ? '' : `&after=${next}`}`);
        const page = body as { items: { id: string }[]; next: string | null };
        ids.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      return ids;
    };
    expect(await found('authority=town')).toEqual(['ash', 'bay', 'elm', 'oak']);
    expect(await found('name=Saint%20ELMs')).toEqual(['elm']);
    expect(await found('name=%25')).toEqual(['ash', 'bay', 'elm', 'oak', 'zoe']);
    expect(await found('phase=primary')).toEqual(['oak']);
    expect(await found('authority=town&easting=562100&northing=340000')).toEqual(['elm', 'oak', 'bay', 'ash']);
    expect((await anybody.get('/api/schools?easting=562100&northing=340000&limit=1')).body).toMatchObject({
      items: [{ id: 'elm', metres: 100 }],
    });
    expect((await anybody.get('/api/schools?easting=562100')).status).toBe(400);
    expect(await anybody.get('/api/schools?after=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'schools.no-such-page' },
    });
  });

  it('have measuring points of their own, set and taken away by their authority’s officers', async () => {
    await officer.post('/api/schools', schoolOf('elm'));
    const gate = { kind: 'gate', says: 'The gate in Mill Lane', easting: 560_010.5, northing: 340_020 };
    const at = '/api/schools/elm/measuring-points';
    expect(await neighbour.send('PUT', `${at}/mill-lane`, gate)).toMatchObject({ status: 403 });
    expect(await officer.send('PUT', `${at}/mill-lane`, gate)).toMatchObject({
      status: 200,
      body: { ...gate, school: 'elm', point: 'mill-lane', site: 'main site' },
    });
    await officer.send('PUT', `${at}/middle`, { ...gate, kind: 'centre' });
    expect(await officer.send('PUT', `${at}/other`, { ...gate, kind: 'centre' })).toMatchObject({
      status: 409,
      body: { code: 'schools.two-centres' },
    });
    expect(await officer.send('PUT', `${at}/mill-lane`, { ...gate, easting: 700_001 })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'easting' }] },
    });
    expect((await officer.send('DELETE', `${at}/middle`)).status).toBe(204);
    expect(await officer.send('DELETE', `${at}/middle`)).toMatchObject({ status: 404 });
    expect((await anybody.get('/api/schools/elm')).body).toMatchObject({
      easting: 560_000,
      measuringPoints: [{ point: 'mill-lane', easting: 560_010.5 }],
    });
  });
});

describe('Rounds', () => {
  it('have the law’s dates and the scheme’s, and count down to what comes next', async () => {
    expect(await officer.post('/api/rounds', { authority: 'town', phase: 'primary', year: 2028 })).toMatchObject({
      status: 201,
      body: {
        title: 'Reception places in Marramshire, September 2028',
        timetable: 'primary',
        preferences: 3,
        dates: {
          opens: '2027-09-01',
          closes: '2028-01-15',
          lateUntil: '2028-02-10',
          addressesUntil: '2028-02-10',
          offers: '2028-04-18',
          answersBy: '2028-05-02',
        },
        closesAt: '2028-01-16T00:00:00.000Z',
        releaseAt: '2028-04-17T23:30:00.000Z',
        stage: 'ahead',
      },
    });
    await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 });
    await neighbour.post('/api/rounds', { authority: 'neighbour', phase: 'secondary', year: 2027 });
    expect((await anybody.get('/api/rounds?stage=open')).body).toEqual({ items: [], next: null });
    await rooms.moveClockTo('2026-10-21T12:00:00Z');
    expect((await anybody.get('/api/rounds?stage=open&authority=town')).body).toMatchObject({
      items: [
        {
          authority: 'town',
          phase: 'secondary',
          stage: 'open',
          next: { what: 'closes', at: '2026-11-01T00:00:00.000Z', days: 10 },
        },
      ],
      next: null,
    });
    const page = (await anybody.get('/api/rounds?limit=2')).body as { items: { id: string }[]; next: string };
    expect((await anybody.get(`/api/rounds?after=${page.next}`)).body).toMatchObject({
      items: [{ phase: 'primary' }],
      next: null,
    });
    await rooms.moveClockTo('2027-03-01T00:31:00Z');
    expect((await anybody.get('/api/rounds?stage=offered')).body).toMatchObject({
      items: [{ next: null }, { next: null }],
    });
  });

  it('are added once, by their own officers, for an authority that has a scheme', async () => {
    const round = { authority: 'town', phase: 'secondary', year: 2027 };
    expect((await officer.post('/api/rounds', round)).status).toBe(201);
    expect(await officer.post('/api/rounds', round)).toMatchObject({
      status: 409,
      body: { code: 'schools.round-exists' },
    });
    expect((await neighbour.post('/api/rounds', { ...round, phase: 'primary' })).status).toBe(403);
    expect(await (await clientOf(rooms, 'aisha-khan')).post('/api/rounds', round)).toMatchObject({ status: 403 });
    await ask(rooms.databaseUrl, `INSERT INTO authorities (id, name) VALUES ('third', 'Third')`);
    expect(await operator.post('/api/rounds', { ...round, authority: 'third' })).toMatchObject({
      status: 409,
      body: { code: 'schools.no-scheme' },
    });
  });

  it('keep the scheme they began with, and the dates that have passed or that the law sets', async () => {
    const id = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
    const six = { ...usualScheme, secondary: { ...usualScheme.secondary, preferences: 6 } };
    await officer.send('PUT', '/api/authorities/town/scheme', six);
    expect((await anybody.get(`/api/rounds/${id}`)).body).toMatchObject({ preferences: 4 });
    const at = `/api/rounds/${id}/dates`;
    const change = { lateUntil: '2026-12-18', reason: 'A later meeting of the panel.' };
    expect((await neighbour.send('PATCH', at, change)).status).toBe(403);
    expect(await officer.send('PATCH', at, change)).toMatchObject({
      status: 200,
      body: { dates: { lateUntil: '2026-12-18' } },
    });
    expect(await officer.send('PATCH', at, { ...change, lateUntil: '2026-10-01' })).toMatchObject({
      status: 400,
      body: { code: 'schools.dates-out-of-order' },
    });
    expect(await officer.send('PATCH', at, { closes: '2026-11-05', reason: 'Why not.' })).toMatchObject({
      status: 400,
    });
    await rooms.moveClockTo('2026-12-19T12:00:00Z');
    officer = await clientOf(rooms, 'ruth-harper');
    expect(await officer.send('PATCH', at, { ...change, lateUntil: '2027-01-10' })).toMatchObject({
      status: 409,
      body: { code: 'schools.date-passed', fields: [{ field: 'lateUntil' }] },
    });
    await expect(ask(rooms.databaseUrl, `UPDATE rounds SET closes = '2026-11-05'`)).rejects.toThrow('do not change');
    const told = await ask<{ about: object }>(
      rooms.databaseUrl,
      `SELECT about FROM happenings WHERE kind = 'round.dates-changed'`,
    );
    expect(told).toEqual([{ about: { reason: change.reason, lateUntil: ['2026-12-12', '2026-12-18'] } }]);
  });
});

describe('Intakes', () => {
  let round: string;
  const intake = { school: 'elm', ageGroup: 'year-7', admissionNumber: 180 };
  const set = (client: Client, change: object = {}): ReturnType<Client['send']> =>
    client.send('PUT', `/api/rounds/${round}/intakes`, { ...intake, ...change });

  beforeEach(async () => {
    round = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
    await officer.post('/api/schools', schoolOf('elm'));
  });

  it('carry the admission number, and more places only with a reason', async () => {
    const first = await set(officer);
    expect(first).toMatchObject({
      status: 200,
      body: { name: 'Elm School', admissionNumber: 180, offerLimit: 180, offerLimitReason: null, policy: null },
    });
    expect(await set(officer, { offerLimit: 150, reason: 'Fewer.' })).toMatchObject({
      status: 400,
      body: { code: 'schools.below-admission-number' },
    });
    expect(await set(officer, { offerLimit: 210 })).toMatchObject({
      status: 400,
      body: { code: 'schools.reason-needed' },
    });
    expect(
      await set(officer, { offerLimit: 210, reason: 'An extra class for one year.', catchment: ['elm-catchment'] }),
    ).toMatchObject({
      status: 200,
      body: {
        id: idOf(first),
        offerLimit: 210,
        offerLimitReason: 'An extra class for one year.',
        catchment: ['elm-catchment'],
      },
    });
    expect((await anybody.get(`/api/rounds/${round}/intakes`)).body).toMatchObject({
      items: [{ school: 'elm', offerLimit: 210 }],
      next: null,
    });
    expect((await anybody.get('/api/schools/elm')).body).toMatchObject({
      intakes: [{ year: 2027, admissionNumber: 180, offerLimit: 210 }],
    });
    expect((await anybody.get(`/api/schools?round=${round}`)).body).toMatchObject({ items: [{ id: 'elm' }] });
    await expect(ask(rooms.databaseUrl, 'UPDATE intakes SET offer_limit = 170')).rejects.toThrow(
      'intakes_offer_limit_check',
    );
  });

  it('are of a school of the authority, open, and of an age that starts in the round', async () => {
    await neighbour.post('/api/schools', schoolOf('zoe', { authority: 'neighbour' }));
    expect((await set(neighbour)).status).toBe(403);
    expect(await set(officer, { school: 'zoe' })).toMatchObject({ status: 403 });
    expect(await set(officer, { school: 'nowhere' })).toMatchObject({ status: 404 });
    expect(await set(officer, { ageGroup: 'reception' })).toMatchObject({
      status: 400,
      body: { code: 'schools.wrong-age-group' },
    });
    await ask(rooms.databaseUrl, `UPDATE schools SET status = 'closed' WHERE id = 'elm'`);
    expect(await set(officer)).toMatchObject({ status: 409, body: { code: 'schools.closed-school' } });
  });

  it('keep their number once a policy is determined, and can only grow once offers are out', async () => {
    const id = idOf(await set(officer));
    // The policies room has a test of its own that determines one; here any version will do.
    await ask(rooms.databaseUrl, 'ALTER TABLE intakes DROP CONSTRAINT IF EXISTS intakes_policy_fkey');
    const version = '6f6cf3ff-1c9b-4f0b-8d0c-0a4dbb7f8b11';
    await rooms.get(Database).inTransaction(systemActor, (tx) => rooms.get(NamePolicy).run(tx, id, version));
    expect(await set(officer, { admissionNumber: 150 })).toMatchObject({
      status: 409,
      body: { code: 'schools.number-determined' },
    });
    expect(await set(officer, { offerLimit: 200, reason: 'More.' })).toMatchObject({
      status: 200,
      body: { policy: version, offerLimit: 200 },
    });
    await rooms.moveClockTo('2027-03-02T12:00:00Z');
    officer = await clientOf(rooms, 'ruth-harper');
    expect(await set(officer, { offerLimit: 190, reason: 'Fewer.' })).toMatchObject({
      status: 409,
      body: { code: 'schools.offers-made' },
    });
    expect(await set(officer, { offerLimit: 205, reason: 'A bulge class.' })).toMatchObject({ status: 200 });
  });
});

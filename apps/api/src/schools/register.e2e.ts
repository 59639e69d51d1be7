import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, startTestServer, type TestServer } from '@support/database';
import { clientOf, sessionOf } from '@support/people';
import { publishedRegister, registerOf, sendRegister } from '@support/register';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(180_000);

const england = join(__dirname, '../../../../../shared/data/gias/gias_england_open_202505_enriched.csv');
const ifShared = existsSync(england) ? it : it.skip;

const usual = registerOf(
  {},
  {
    URN: '100002',
    EstablishmentName: 'St Mary’s – a school',
    'TypeOfEstablishment (name)': 'Voluntary aided school',
    'ReligiousCharacter (name)': 'Roman Catholic',
  },
  {
    URN: '100003',
    EstablishmentName: 'Oak, "the" Academy',
    'TypeOfEstablishment (name)': 'Academy converter',
    'Trusts (code)': '2044',
    'Trusts (name)': 'The Forest Trust',
  },
  {
    URN: '100004',
    EstablishmentName: 'Ash Academy',
    'TypeOfEstablishment (name)': 'Free schools',
    'Trusts (code)': '2044',
    'Trusts (name)': 'The Forest Trust',
  },
  { URN: '100005', EstablishmentName: 'Old School', 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2020' },
  { URN: '100006', EstablishmentName: 'Far School', 'LA (code)': '311', 'LA (name)': 'Havering' },
);

describe('The register of schools', () => {
  let server: TestServer;
  let rooms: OpenRooms;
  let operator: string;

  beforeAll(async () => {
    server = await startTestServer();
  });
  beforeEach(async () => {
    rooms = await openRooms({ JOBS: 'elsewhere' }, server);
    operator = await sessionOf(rooms, 'omar-reid');
  });
  afterEach(() => rooms.close());
  afterAll(() => server.stop());

  const send = (lines = usual, headings?: string[]): ReturnType<typeof sendRegister> =>
    sendRegister(rooms, operator, publishedRegister(lines, headings));
  const changed = (urn: string, change: Readonly<Record<string, string>>): typeof usual =>
    usual.map((line) => (line['URN'] === urn ? { ...line, ...change } : line));
  const changesOf = async (body: unknown): Promise<unknown> => {
    const { id } = body as { id: string };
    return (await (await clientOf(rooms, 'omar-reid')).get(`/api/register/imports/${id}/changes`)).body;
  };

  it('is read as it is published, and read again changes nothing', async () => {
    const first = await send();
    expect(first).toMatchObject({ status: 201, body: { rows: 6, added: 6, says: 'Schools: 6 added.' } });
    expect(await changesOf(first.body)).toMatchObject({
      items: [{ school: '100001', what: 'added' }, {}, {}, {}, {}, {}],
    });
    const anybody = await clientOf(rooms);
    expect((await anybody.get('/api/schools/100002')).body).toMatchObject({
      id: '100002',
      urn: 100002,
      name: 'St Mary’s – a school',
      laestab: '301/2001',
      kind: 'voluntary-aided',
      religiousCharacter: 'Roman Catholic',
      openedOn: '1958-09-01',
      admissionAuthority: { kind: 'governing-body', name: 'The governing body of St Mary’s – a school' },
      easting: 544000,
      measuringPoints: [],
    });
    const trust = { id: 'trust-2044', kind: 'trust', name: 'The Forest Trust' };
    expect((await anybody.get('/api/schools/100003')).body).toMatchObject({
      name: 'Oak, "the" Academy',
      admissionAuthority: trust,
    });
    expect((await anybody.get('/api/schools/100004')).body).toMatchObject({
      kind: 'free-school',
      admissionAuthority: trust,
    });
    expect((await anybody.get('/api/schools/100001')).body).toMatchObject({
      admissionAuthority: { id: 'authority-301', kind: 'authority' },
    });
    const before = await ask(rooms.databaseUrl, 'SELECT * FROM schools ORDER BY id');
    const again = await send();
    expect(again).toMatchObject({
      status: 201,
      body: { rows: 6, added: 0, changed: 0, closed: 0, reopened: 0, vanished: 0, says: 'Nothing changed.' },
    });
    expect(await changesOf(again.body)).toEqual({ items: [], next: null });
    expect(await ask(rooms.databaseUrl, 'SELECT * FROM schools ORDER BY id')).toEqual(before);
  });

  it('tells exactly what changed, closed, opened again and vanished', async () => {
    await send();
    const next = [
      ...changed('100001', {
        EstablishmentName: 'Elm Primary School',
        SchoolCapacity: '450',
        'ReligiousCharacter (name)': '',
      })
        .filter(({ URN }) => URN !== '100003')
        .map((line) =>
          line['URN'] === '100002'
            ? { ...line, 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' }
            : line,
        )
        .map((line) =>
          line['URN'] === '100005' ? { ...line, 'EstablishmentStatus (name)': 'Open', CloseDate: '' } : line,
        )
        .filter(({ URN }) => URN !== '100006'),
      ...registerOf({ URN: '100007', EstablishmentName: 'New School' }),
    ];
    const { body } = await send(next);
    expect(body).toMatchObject({
      rows: 5,
      added: 1,
      changed: 1,
      closed: 1,
      reopened: 1,
      vanished: 1,
      says: 'Schools: 1 added, 1 changed, 1 closed, 1 reopened, 1 vanished.',
    });
    expect(await changesOf(body)).toEqual({
      items: [
        {
          school: '100001',
          name: 'Elm Primary School',
          what: 'changed',
          fields: { name: ['Elm School', 'Elm Primary School'], capacity: [420, 450] },
        },
        {
          school: '100002',
          name: 'St Mary’s – a school',
          what: 'closed',
          fields: { status: ['open', 'closed'], closed_on: [null, '2026-08-31'] },
        },
        { school: '100003', name: 'Oak, "the" Academy', what: 'vanished', fields: {} },
        {
          school: '100005',
          name: 'Old School',
          what: 'reopened',
          fields: { status: ['closed', 'open'], closed_on: ['2020-08-31', null] },
        },
        { school: '100007', name: 'New School', what: 'added', fields: {} },
      ],
      next: null,
    });
    // The file does not name Havering, so its school is not taken for gone; the one that vanished comes back.
    const found = (await (await clientOf(rooms)).get('/api/schools')).body as { items: { id: string }[] };
    expect(found.items.map(({ id }) => id).sort()).toEqual(['100001', '100004', '100005', '100006', '100007']);
    expect((await send()).body).toMatchObject({ changed: 1, closed: 1, reopened: 2, vanished: 1 });
  });

  it('is refused whole, naming line, column and what is allowed, and changes nothing', async () => {
    const wrong = [
      ...usual,
      ...registerOf(
        { URN: '100007', Easting: '54400O' },
        { URN: '100008', 'PhaseOfEducation (name)': 'Primery' },
        { URN: '100001' },
        { URN: '' },
      ),
    ];
    expect(await send(wrong)).toMatchObject({
      status: 422,
      body: {
        code: 'schools.register-unreadable',
        fields: [
          { field: 'line 8, Easting', says: 'Found "54400O"; allowed is a whole number from 0 to 700000, or nothing.' },
          {
            field: 'line 9, PhaseOfEducation (name)',
            says: expect.stringContaining('Found "Primery"; allowed is one of: Nursery, Primary,') as string,
          },
          { field: 'line 10, URN', says: 'The number 100001 stands on line 2 already.' },
          { field: 'line 11, URN', says: 'Found nothing; allowed is a number.' },
        ],
      },
    });
    expect(await ask(rooms.databaseUrl, 'SELECT id FROM schools UNION ALL SELECT id FROM authorities')).toEqual([]);
    expect(await send(usual, ['URN', 'EstablishmentName'])).toMatchObject({
      status: 422,
      body: {
        fields: expect.arrayContaining([
          { field: 'line 1, LA (code)', says: 'There is no column of this name.' },
        ]) as unknown[],
      },
    });
    expect(await sendRegister(rooms, operator, Buffer.from('URN,"a\nb'))).toMatchObject({ status: 422 });
    const cut = publishedRegister(usual).subarray(0, -4);
    expect((await sendRegister(rooms, operator, Buffer.from(`${cut.toString('latin1')}`, 'latin1'))).status).toBe(422);
  });

  it('is imported by operators only, one at a time, and cannot be written over by hand', async () => {
    const officer = await sessionOf(rooms, 'ruth-harper');
    expect(await sendRegister(rooms, officer, publishedRegister(usual))).toMatchObject({ status: 403 });
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ body }) => (body as { added: number }).added).sort()).toEqual([0, 6]);
    await expect(ask(rooms.databaseUrl, 'DELETE FROM register_changes')).rejects.toThrow('only ever added to');
    const seen = (await (await clientOf(rooms, 'ruth-harper')).get('/api/register/imports?limit=1')).body as {
      items: unknown[];
      next: string;
    };
    expect(seen.items).toHaveLength(1);
    const rest = await (await clientOf(rooms, 'ruth-harper')).get(`/api/register/imports?after=${seen.next}`);
    expect(rest.body).toMatchObject({ items: [{}], next: null });
  });

  ifShared('of all England is read, and read again changes nothing', async () => {
    const bytes = readFileSync(england);
    const first = await sendRegister(rooms, operator, bytes);
    expect(first).toMatchObject({ status: 201, body: { rows: 27153, added: 27153 } });
    expect(await sendRegister(rooms, operator, bytes)).toMatchObject({
      status: 201,
      body: { says: 'Nothing changed.' },
    });
    const found = await (
      await clientOf(rooms)
    ).get('/api/schools?easting=544000&northing=184000&phase=secondary&limit=2');
    expect(found.body).toMatchObject({ items: [{ authority: '301' }, {}] });
    const named = await (await clientOf(rooms)).get('/api/schools?name=saint%20marys%20primary&limit=3');
    expect((named.body as { items: { name: string }[] }).items.map(({ name }) => /\bSt\b/.test(name))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

import { ask, startTestServer, type TestServer } from '@support/database';
import { addAuthority } from '@support/authority';
import { type Answered, type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { systemActor } from '@kernel';
import { Database } from '../../platform';
import { AddressesReader } from './addresses.reader';

jest.setTimeout(120_000);

let server: TestServer;
let rooms: OpenRooms;
let officer: Client;
let neighbour: Client;
let parent: Client;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  const operator = await clientOf(rooms, 'omar-reid');
  [officer, neighbour, parent] = (await Promise.all(
    ['ruth-harper', 'nina-cole', 'aisha-khan'].map((persona) => clientOf(rooms, persona)),
  )) as [Client, Client, Client];
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
});
afterAll(async () => {
  await rooms.close();
  await server.stop();
});

const headings = 'uprn,flat,house,street,locality,town,postcode,easting,northing';
const register = [
  headings,
  '00100000001,,2,Mill Lane,Ashby,Marram,LE15 8HQ,560001.5,340001',
  '100000002,,10,Mill Lane,Ashby,Marram,le158hq,560002,340002',
  '100000003,Flat 2,10A,Mill Lane,Ketton,Marram,LE15 9AA,561000,341000',
  '100000004,,1,"The Green, North",,Marram,LE15 9AB,562000,342000',
];
const path = '/api/authorities/town/addresses/imports?source=Gazetteer%20of%20Marramshire';
const send = (lines: readonly string[], client = officer): Promise<Answered> =>
  client.sendFile(path, 'addresses.csv', lines.join('\n'));
const find = async (
  query: string,
): Promise<{ items: { uprn: string }[]; streets: object[]; next: string | null; postcodeCentre: object | null }> =>
  (await parent.get(`/api/addresses?${query}`)).body as never;

describe('The address register', () => {
  it('is imported whole, once: the same file again changes nothing', async () => {
    expect(await send(register)).toMatchObject({ status: 201, body: { rows: 4, added: 4, changed: 0, gone: 0 } });
    expect(await send(register)).toMatchObject({ status: 201, body: { rows: 4, added: 0, changed: 0, gone: 0 } });
    const changed = [...register.slice(0, 3), '100000003,Flat 3,10A,Mill Lane,Ketton,Marram,LE15 9AA,561000,341000'];
    expect(await send(changed)).toMatchObject({ status: 201, body: { added: 0, changed: 1, gone: 1 } });
    expect((await parent.get('/api/addresses/100000004')).status).toBe(404);
    expect(await send(register)).toMatchObject({ status: 201, body: { added: 0, changed: 2, gone: 0 } });
    expect((await parent.get('/api/addresses/100000004')).body).toMatchObject({
      lines: ['1 The Green, North', 'Marram'],
      source: 'Gazetteer of Marramshire',
    });
    const list = (await officer.get('/api/authorities/town/addresses/imports?limit=2')).body;
    expect(list).toMatchObject({ items: [{ changed: 2 }, { gone: 1 }] });
    expect(
      await ask(rooms.databaseUrl, `SELECT count(*)::int AS n FROM happenings WHERE kind = 'addresses.imported'`),
    ).toEqual([{ n: 4 }]);
  });

  it('is refused as a whole when a line is wrong, naming line and column', async () => {
    const wrong = [
      headings,
      '100000009,,1,Mill Lane,,Marram,LE15,560001,340001',
      'x,,1,Mill Lane,,Marram,LE15 8HQ,560001,-3',
      '100000010,,1,Mill Lane',
      '100000011,,1,Mill Lane,,Marram,LE15 8HQ,1,2',
      '100000011,,2,Mill Lane,,Marram,LE15 8HQ,1,2',
    ];
    const { status, body } = await send(wrong);
    expect(status).toBe(422);
    expect((body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
      'line 2, postcode',
      'line 3, uprn',
      'line 3, northing',
      'line 4',
      'line 6',
    ]);
    expect(await send(['uprn,roof', '1,thatch'])).toMatchObject({
      status: 422,
      body: { code: 'geography.file-unreadable' },
    });
    expect(await send([])).toMatchObject({ status: 422 });
    expect(await find('words=mill')).toMatchObject({
      items: [{ uprn: '100000001' }, { uprn: '100000002' }, { uprn: '100000003' }],
    });
  });

  it('is imported by officers of the authority only', async () => {
    expect(await send(register, neighbour)).toMatchObject({ status: 403 });
    expect(await send(register, parent)).toMatchObject({ status: 403 });
    expect((await (await clientOf(rooms)).get('/api/addresses?words=mill')).status).toBe(401);
  });
});

describe('An address', () => {
  it('is found by postcode however it is written, in the order of the street', async () => {
    expect(await find('postcode=le158hq')).toMatchObject({
      items: [
        { uprn: '100000001', lines: ['2 Mill Lane', 'Ashby', 'Marram'], easting: 560_001.5 },
        { uprn: '100000002', lines: ['10 Mill Lane', 'Ashby', 'Marram'] },
      ],
      streets: [{ street: 'Mill Lane', locality: 'Ashby', addresses: 2, sameName: false }],
      next: null,
    });
    expect(await parent.get('/api/addresses?postcode=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'geography.not-a-postcode' },
    });
  });

  it('is found by words, and streets of the same name are shown apart', async () => {
    expect((await find('words=mill%20lane')).streets).toEqual([
      { street: 'Mill Lane', locality: 'Ashby', town: 'Marram', addresses: 2, sameName: true },
      { street: 'Mill Lane', locality: 'Ketton', town: 'Marram', addresses: 1, sameName: true },
    ]);
    expect((await find('words=Mill%20Ket')).items).toMatchObject([
      { uprn: '100000003', lines: ['Flat 2', '10A Mill Lane', 'Ketton', 'Marram'] },
    ]);
    expect((await find('street=Mill%20Lane&locality=Ashby')).items).toHaveLength(2);
    expect((await find(`words=${encodeURIComponent(`mill' | lane:* & !`)}`)).items).toHaveLength(3);
    const first = await find('words=mill&limit=2');
    expect(first.next).toBe('100000002');
    expect((await find(`words=mill&limit=2&after=${first.next ?? ''}`)).items).toMatchObject([{ uprn: '100000003' }]);
  });

  it('that the register lacks falls back to the middle of the postcode, marked as such', async () => {
    const centres = 'postcode,easting,northing\nLE15 7AA,555000,333000\nle15 8hq,560000,340000\n';
    const at = '/api/authorities/town/postcodes/imports?source=Postcodes';
    expect(await officer.sendFile(at, 'postcodes.csv', centres)).toMatchObject({
      status: 201,
      body: { added: 2 },
    });
    expect(await officer.sendFile(at, 'postcodes.csv', centres)).toMatchObject({
      body: { added: 0, changed: 0 },
    });
    expect(await find('postcode=LE15%207AA')).toMatchObject({
      items: [],
      postcodeCentre: {
        easting: 555_000,
        northing: 333_000,
        says: expect.stringContaining('middle of the postcode') as string,
      },
    });
    expect((await find('postcode=LE15%208HQ')).postcodeCentre).toBeNull();
    const reader = rooms.get(AddressesReader);
    const points = await rooms
      .get(Database)
      .inTransaction(systemActor, async (tx) => [
        await reader.pointOf(tx, { uprn: '100000003', postcode: 'LE15 7AA' }),
        await reader.pointOf(tx, { postcode: 'LE15 7AA' }),
        await reader.pointOf(tx, { postcode: 'LE15 9AB' }),
        await reader.pointOf(tx, { postcode: 'ZZ1 1ZZ' }),
      ]);
    expect(points).toEqual([
      { point: { easting: 561_000, northing: 341_000 }, from: 'register' },
      { point: { easting: 555_000, northing: 333_000 }, from: 'postcode-centre' },
      { point: { easting: 562_000, northing: 342_000 }, from: 'postcode-centre' },
      null,
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAuthority, idOf, schoolOf } from '@support/authority';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(120_000);

let server: TestServer;
let rooms: OpenRooms;
let officer: Client;
let second: Client;
let neighbour: Client;
let anybody: Client;
let intake: string;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2025-10-01T12:00:00Z');
  const operator = await clientOf(rooms, 'omar-reid');
  officer = await clientOf(rooms, 'ruth-harper');
  second = await clientOf(rooms, 'imran-shah');
  neighbour = await clientOf(rooms, 'nina-cole');
  anybody = await clientOf(rooms);
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
  await officer.post('/api/schools', schoolOf('harbour'));
  const round = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
  intake = idOf(await officer.send('PUT', `/api/rounds/${round}/intakes`, intakeOf('harbour', 180)));
});
afterAll(async () => {
  await rooms.close();
  await server.stop();
});

describe('A policy', () => {
  let version: string;

  it('is refused line by line where it is no policy, and where it is about another intake', async () => {
    expect(await draft('rows: [')).toMatchObject({ status: 400, body: { code: 'input.not-valid' } });
    const wrong = await draft(textOf({ number: 90, school: 'elsewhere' }));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'policies.not-this-intake' } });
    expect(JSON.stringify(wrong.body)).toContain('places.admissionNumber');
    expect(JSON.stringify(wrong.body)).toContain('school.id');
  });

  it('is drafted, read aloud and linted, and seen by nobody else yet', async () => {
    const drafted = await draft(textOf({}));
    version = idOf(drafted);
    expect(drafted).toMatchObject({ status: 201, body: { state: 'drafted', number: 1, reading: { remarks: [] } } });
    expect(JSON.stringify(drafted.body)).toContain('Brothers and sisters');
    expect((await anybody.get(`/api/policies/${version}`)).status).toBe(404);
    expect((await neighbour.get(`/api/policies/${version}`)).status).toBe(404);
    expect((await anybody.get(`/api/intakes/${intake}/policies`)).body).toEqual({ items: [] });
    expect((await neighbour.send('PUT', `/api/policies/${version}`, { text: textOf({}) })).status).toBe(404);
  });

  it('is consulted on for six weeks or more, and becomes a draft again when it is changed', async () => {
    const consult = (until: string) => officer.post(`/api/policies/${version}/consult`, { from: '2025-10-06', until });
    expect(await consult('2025-11-01')).toMatchObject({
      status: 422,
      body: { code: 'policies.too-short', paragraph: '1.43' },
    });
    expect(await consult('2025-11-20')).toMatchObject({ status: 200, body: { state: 'consulted' } });
    expect((await anybody.get(`/api/policies/${version}`)).status).toBe(200);
    const changed = await officer.send('PUT', `/api/policies/${version}`, { text: textOf({ notes: 'A note.' }) });
    expect(changed).toMatchObject({ status: 200, body: { state: 'drafted' } });
  });

  it('is not determined while it breaks the Code', async () => {
    const unlawful = idOf(await draft(textOf({}).replace(/ {2}- id: "1"[\s\S]*? {2}- id: "2"/, '  - id: "2"')));
    const answer = await officer.post(`/api/policies/${unlawful}/determine`, { minute: 'Cabinet, 3 February 2026' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'policies.unlawful' } });
    expect(JSON.stringify(answer.body)).toContain('1.7');
    expect(await officer.post(`/api/policies/${unlawful}/drop`)).toMatchObject({ body: { state: 'dropped' } });
  });

  it('is determined with the minute, and then orders the intake and is public', async () => {
    const answer = await officer.post(`/api/policies/${version}/determine`, { minute: 'Cabinet, 3 February 2026' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'determined' } });
    expect((await anybody.get(`/api/intakes/${intake}/policies`)).body).toMatchObject({
      items: [{ id: version, state: 'determined' }],
    });
    expect(await ask(rooms.databaseUrl, 'SELECT policy FROM intakes WHERE id = $1', [intake])).toEqual([
      { policy: version },
    ]);
  });

  it('is never changed once determined: not over HTTP, not by hand in the database', async () => {
    const put = await officer.send('PUT', `/api/policies/${version}`, { text: textOf({}) });
    expect(put).toMatchObject({ status: 409, body: { code: 'policies.determined', paragraph: '3.6' } });
    const byHand = (sql: string): Promise<unknown> => ask(rooms.databaseUrl, sql, [version]);
    await expect(byHand("UPDATE policy_versions SET text = 'x' WHERE id = $1")).rejects.toThrow('never changed');
    await expect(byHand("UPDATE policy_versions SET state = 'drafted' WHERE id = $1")).rejects.toThrow(
      'cannot go from',
    );
    await expect(byHand('DELETE FROM policy_versions WHERE id = $1')).rejects.toThrow('kept for ever');
  });

  it('is varied only by two officers, with the reason, and the version before is kept', async () => {
    const again = idOf(await draft(textOf({ notes: 'Another first version.' })));
    expect(await second.post(`/api/policies/${again}/determine`, { minute: 'Cabinet, again' })).toMatchObject({
      status: 409,
      body: { code: 'policies.already-determined' },
    });
    const variation = idOf(
      await officer.post(`/api/policies/${version}/vary`, {
        text: textOf({ notes: 'The gate moved.' }),
        because: 'The main gate was closed.',
      }),
    );
    const determine = (who: Client) =>
      who.post(`/api/policies/${variation}/determine`, { minute: 'Cabinet, 2 June 2026' });
    expect(await determine(officer)).toMatchObject({ status: 403, body: { code: 'policies.same-officer' } });
    expect(await determine(second)).toMatchObject({ status: 200, body: { state: 'determined', varies: version } });
    expect(await anybody.get(`/api/policies/${version}`)).toMatchObject({ status: 200, body: { state: 'varied' } });
    const compared = await anybody.get(`/api/policies/${variation}/compare/${version}`);
    expect(compared.status).toBe(200);
  });

  function draft(text: string): ReturnType<Client['post']> {
    return officer.post(`/api/intakes/${intake}/policies`, { text });
  }
});

function intakeOf(school: string, admissionNumber: number): object {
  return { school, ageGroup: 'year-7', admissionNumber };
}

/** The town's community policy, made out to the school of this test. */
function textOf({
  number = 180,
  school = 'harbour',
  notes = '',
}: {
  number?: number;
  school?: string;
  notes?: string;
}): string {
  const text = readFileSync(join(__dirname, '../../../../config/policies/town/community.yaml'), 'utf8');
  return text
    .replaceAll('the-school', school)
    .replaceAll('admissionNumber: 180', `admissionNumber: ${String(number)}`)
    .concat(notes === '' ? '' : `  - ${notes}\n`);
}

import { z } from 'zod';
import { Session } from '@contract';
import { Outbox, Workers } from '../platform';
import { SendCode } from './send-code';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type Answered, clientWith } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(180_000);

let server: TestServer;
let rooms: OpenRooms;
let clock: number;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  clock = new Date('2027-01-10T18:00:00Z').getTime();
  await later(0);
});

afterAll(async () => {
  await rooms.close();
  await server.stop();
});

/** Moves the clock on by so many minutes. */
async function later(minutes: number): Promise<void> {
  clock += minutes * 60_000;
  await rooms.moveClockTo(new Date(clock).toISOString());
}

const Asked = z.strictObject({ ask: z.uuid(), digits: z.literal(6), expiresAt: z.iso.datetime() });

async function askFor(email: string): Promise<{ ask: string; code: string }> {
  const { status, body } = await clientWith(rooms.address, '').post('/api/sign-in/code', { email });
  expect(status).toBe(200);
  const { ask: id } = Asked.parse(body);
  return { ask: id, code: await codeOf(id) };
}

/** The code as the post is given it. */
async function codeOf(id: string): Promise<string> {
  const rows = await ask<{ code: string }>(
    rooms.databaseUrl,
    'SELECT code_to_send AS code FROM sign_in_codes WHERE id = $1',
    [id],
  );
  return rows[0]?.code ?? '';
}

function check(id: string, code: string): Promise<Answered> {
  return clientWith(rooms.address, '').post('/api/sign-in/code/check', { ask: id, code });
}

const refused = { status: 401, body: { code: 'people.code-not-accepted' } };
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a one-time code', () => {
  it('signs a parent in, who may apply at once', async () => {
    const { ask: id, code } = await askFor('New.Parent@families.example');
    const answer = await fetch(`${rooms.address}/api/sign-in/code/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ask: id, code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    });
    expect(Session.parse(await answer.json())).toMatchObject({
      signedIn: true,
      email: 'new.parent@families.example',
      roles: [{ role: 'parent' }],
    });
    const signedIn = answer.headers.getSetCookie().find((line) => line.startsWith('fairplace='));
    expect(signedIn).toMatch(/^fairplace=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('finds the same account again, however the address is written', async () => {
    const accounts = [];
    for (const email of ['again@families.example', 'AGAIN@Families.Example']) {
      const { ask: id, code } = await askFor(email);
      const session = Session.parse((await check(id, code)).body);
      accounts.push(session.signedIn ? session.account : '');
    }
    expect(new Set(accounts).size).toBe(1);
  });

  it('gives an account of its own, also where a provider knows somebody by that address', async () => {
    const { ask: id, code } = await askFor('ruth.harper@town.example');
    expect((await check(id, code)).body).toMatchObject({ roles: [{ role: 'parent' }] });
  });

  it('answers the same for an address that is known and one that is not', async () => {
    await askFor('known@families.example').then(({ ask: id, code }) => check(id, code));
    const [known, unknown] = await Promise.all(
      ['known@families.example', 'unknown@families.example'].map((email) =>
        clientWith(rooms.address, '').post('/api/sign-in/code', { email }),
      ),
    );
    expect(Object.keys(known?.body as object)).toEqual(Object.keys(unknown?.body as object));
    expect([known?.status, unknown?.status]).toEqual([200, 200]);
  });

  it('works once', async () => {
    const { ask: id, code } = await askFor('once@families.example');
    expect((await check(id, code)).status).toBe(200);
    expect(await check(id, code)).toMatchObject(refused);
  });

  it('works once even when it is sent twice at the same moment', async () => {
    const { ask: id, code } = await askFor('twice@families.example');
    const answers = await Promise.all([1, 2, 3, 4].map(() => check(id, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('runs out after a quarter of an hour', async () => {
    const { ask: id, code } = await askFor('slow@families.example');
    await later(16);
    expect(await check(id, code)).toMatchObject(refused);
  });

  it('is void once a newer one was asked for', async () => {
    const first = await askFor('newer@families.example');
    const second = await askFor('newer@families.example');
    expect(await check(first.ask, first.code)).toMatchObject(refused);
    expect(await codeOf(first.ask)).toBe('');
    expect((await check(second.ask, second.code)).status).toBe(200);
  });

  it('cannot be guessed: after five tries even the right one is refused, also when they come at once', async () => {
    const one = await askFor('guessed@families.example');
    for (let tries = 0; tries < 5; tries += 1) expect(await check(one.ask, other(one.code))).toMatchObject(refused);
    expect(await check(one.ask, one.code)).toMatchObject(refused);

    const two = await askFor('guessed@families.example');
    await Promise.all(Array.from({ length: 12 }, () => check(two.ask, other(two.code))));
    expect(await check(two.ask, two.code)).toMatchObject(refused);
    const rows = await ask(rooms.databaseUrl, 'SELECT tries FROM sign_in_codes WHERE id = $1', [two.ask]);
    expect(rows).toEqual([{ tries: 5 }]);
  });

  it('belongs to its own asking', async () => {
    const mine = await askFor('mine@families.example');
    const theirs = await askFor('theirs@families.example');
    if (mine.code !== theirs.code) expect(await check(mine.ask, theirs.code)).toMatchObject(refused);
    expect(await check('00000000-0000-4000-8000-000000000000', mine.code)).toMatchObject(refused);
  });

  it('is not sent more than five times an hour and fifteen times a day to one address', async () => {
    const email = 'flooded@families.example';
    for (let hour = 0; hour < 3; hour += 1) {
      for (let times = 0; times < 5; times += 1) await askFor(email);
      const tooMany = await clientWith(rooms.address, '').post('/api/sign-in/code', { email });
      expect(tooMany).toMatchObject({ status: 429, body: { code: 'people.too-many-codes' } });
      await later(61);
    }
    expect((await clientWith(rooms.address, '').post('/api/sign-in/code', { email })).status).toBe(429);
    await later(24 * 60);
    await askFor(email);
    const rows = await ask(rooms.databaseUrl, 'SELECT count(*)::int AS kept FROM sign_in_codes');
    expect(rows).toEqual([{ kept: 1 }]);
  });

  it('is not sent without end to whoever asks from one place', async () => {
    await later(24 * 60);
    const from = Array.from({ length: 201 }, (_, at) => `many-${at}@families.example`);
    const answers = [];
    for (const email of from)
      answers.push((await clientWith(rooms.address, '').post('/api/sign-in/code', { email })).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    await later(24 * 60);
  });

  it.each(['', 'nobody', 'a@b', 'a b@families.example', `${'a'.repeat(260)}@families.example`])(
    'is not sent to %j',
    async (email) => {
      const answer = await clientWith(rooms.address, '').post('/api/sign-in/code', { email });
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'email' }] } });
    },
  );

  it('is kept as a digest once it has been sent, and its happenings name nobody', async () => {
    const { ask: id, code } = await askFor('private@families.example');
    await check(id, code);
    expect(await codeOf(id)).toBe('');
    const told = await ask<{ row: string }>(rooms.databaseUrl, 'SELECT h::text AS row FROM happenings h');
    expect(told.filter(({ row }) => row.includes('private@') || row.includes(`"${code}"`))).toEqual([]);
  });

  it('is handed over as a job that carries an id and nothing else', async () => {
    const { ask: id } = await askFor('job@families.example');
    const rows = await ask(rooms.databaseUrl, 'SELECT kind, subject FROM jobs WHERE subject = $1', [id]);
    expect(rows).toEqual([{ kind: 'people.send-code', subject: id }]);
  });

  it('reaches the demonstration’s outbox as a letter, once, and is then kept as a digest only', async () => {
    const email = 'letter@families.example';
    const { ask: id, code } = await askFor(email);
    await rooms.get(Workers).runDue();
    await rooms.get(SendCode).run(id);
    const letters = await rooms.get(Outbox).list({ to: email });
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(letters.map(({ subject }) => subject)).toEqual([`Your code to sign in is ${spaced}`]);
    expect(letters[0]?.text).toContain('It works once, and for 15 minutes.');
    expect(await codeOf(id)).toBe('');
    expect((await check(id, spaced)).status).toBe(200);
  });

  it('is not sent any more once it has run out or was replaced', async () => {
    const late = await askFor('late@families.example');
    await later(16);
    const old = await askFor('replaced@families.example');
    await askFor('replaced@families.example');
    for (const { ask: id } of [late, old]) await rooms.get(SendCode).run(id);
    const outbox = rooms.get(Outbox);
    const sent = [
      ...(await outbox.list({ to: 'late@families.example' })),
      ...(await outbox.list({ to: 'replaced@families.example' })),
    ];
    expect(sent.filter(({ text }) => text.includes(`${old.code.slice(0, 3)} ${old.code.slice(3)}`))).toEqual([]);
    expect(await outbox.list({ to: 'late@families.example' })).toEqual([]);
  });
});

describe('a service that wants no codes', () => {
  it('offers none and sends none', async () => {
    const without = await openRooms({ JOBS: 'elsewhere', SIGN_IN_CODES: 'off' }, server);
    const client = clientWith(without.address, '');
    expect((await client.get('/api/sign-in/ways')).body).toEqual({
      mode: 'demonstration',
      staff: ['provider'],
      parent: ['provider'],
    });
    const answer = await client.post('/api/sign-in/code', { email: 'a@families.example' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'people.no-such-way' } });
    await without.close();
  });
});

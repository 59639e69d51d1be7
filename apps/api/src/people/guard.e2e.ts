import { z } from 'zod';
import { peopleRoutes } from '@contract';
import { personaAccount } from '../people';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type Client, clientOf, personas } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(180_000);

let server: TestServer;
let rooms: OpenRooms;
let operator: Client;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  operator = await clientOf(rooms, 'omar-reid');
});

afterAll(async () => {
  await rooms.close();
  await server.stop();
});

const May = peopleRoutes.may.answer;
const Grants = peopleRoutes.grants.answer;
const Grant = peopleRoutes.grantRole.answer;
const Accounts = peopleRoutes.accounts.answer;

/** Every route for which an address can be made up without knowing what is there. */
async function routes(client: Client): Promise<z.infer<typeof May>['routes']> {
  return May.parse((await client.get('/api/may')).body).routes;
}

function addressOf(path: string): string {
  return `/api/${path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`;
}

/** What a route says to somebody with an empty change: the guard's own refusals, or anything else. */
async function answerOf(client: Client, method: string, path: string): Promise<string> {
  const { status, body } = await client.send(method.toUpperCase(), addressOf(path));
  const code = z.object({ code: z.string() }).safeParse(body).data?.code;
  if (code === 'people.sign-in-needed' && path !== peopleRoutes.stay.path) return `${status} ${code}`;
  return code === 'people.may-not' ? `${status} ${code}` : 'let in';
}

describe('the guard at every route', () => {
  it('lets nobody in who has not signed in, but where everybody may', async () => {
    const client = await clientOf(rooms);
    const all = await routes(client);
    expect(all.length).toBeGreaterThan(15);
    for (const { method, path, roles, may } of all) {
      if (path.startsWith('sign-in')) continue; // These lead to other websites or count their tries.
      const wanted = roles === 'everybody' ? 'let in' : '401 people.sign-in-needed';
      expect([method, path, may, await answerOf(client, method, path)]).toEqual([
        method,
        path,
        roles === 'everybody',
        wanted,
      ]);
    }
  });

  const oneOfEach = new Map(personas().map((persona) => [persona.roles[0]?.role, persona]));

  it.each([...oneOfEach])(
    'lets somebody who is %s in where that role may, and refuses them elsewhere',
    async (_, who) => {
      const client = await clientOf(rooms, who.id);
      const found = await routes(client);
      const holds = ({ roles: wanted }: (typeof found)[number]): boolean =>
        wanted === 'everybody' || who.roles.some(({ role }) => wanted.some((one) => one === role));
      expect(found.filter((route) => route.may !== holds(route))).toEqual([]);
      for (const { method, path } of found.filter((route) => !holds(route))) {
        expect([method, path, await answerOf(client, method, path)]).toEqual([method, path, '403 people.may-not']);
      }
    },
  );

  it('hears at once of a session that was ended in another process, however well it is remembered', async () => {
    const client = await clientOf(rooms, 'helen-price');
    expect((await client.get('/api/accounts')).status).not.toBe(401);
    await ask(rooms.databaseUrl, 'UPDATE sessions SET ended_at = started_at WHERE account = $1', [
      personaAccount('helen-price'),
    ]);
    let status: number;
    const began = performance.now();
    do ({ status } = await client.get('/api/accounts'));
    while (
      // Well before the minute for which it would be remembered if nothing were heard.
      status !== 401 &&
      performance.now() - began < 30_000
    );
    expect(status).toBe(401);
  });

  it('says so where health is asked for, with a session or without', async () => {
    const client = await clientOf(rooms, 'aisha-khan');
    expect((await client.get('/health/live')).status).toBe(200);
    expect((await (await clientOf(rooms)).get('/health/ready')).status).toBe(200);
  });
});

describe('operators', () => {
  it('see the accounts of staff and schools, page by page, and no parent', async () => {
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const query = new URLSearchParams({ limit: '4', ...(after === undefined ? {} : { after }) });
      const page = Accounts.parse((await operator.get(`/api/accounts?${query.toString()}`)).body);
      seen.push(...page.items.map(({ name }) => name));
      after = page.next;
    }
    expect(seen).toContain('Ruth Harper');
    expect(seen).not.toContain('Aisha Khan');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(personas().filter(({ roles }) => roles[0]?.role !== 'parent').length);
  });

  it('grant a role, which counts at once, and end it, which does too and stays written down', async () => {
    const account = personaAccount('linda-brook');
    const linda = await clientOf(rooms, 'linda-brook');
    expect((await linda.get('/api/accounts')).status).toBe(403);
    const granted = await operator.post(`/api/accounts/${account}/grants`, { role: 'operator' });
    expect(granted.status).toBe(201);
    expect((await linda.get('/api/accounts')).status).toBe(200);

    const { id } = Grant.parse(granted.body);
    const again = await operator.post(`/api/accounts/${account}/grants`, { role: 'operator' });
    expect(again).toMatchObject({ status: 409, body: { code: 'people.already-held' } });
    const ended = Grant.parse((await operator.post(`/api/grants/${id}/end`)).body);
    expect(ended).toMatchObject({ account, role: 'operator', endedBy: personaAccount('omar-reid') });
    expect((await linda.get('/api/accounts')).status).toBe(403);
    expect((await operator.post(`/api/grants/${id}/end`)).body).toMatchObject({ code: 'people.already-ended' });

    const { items } = Grants.parse((await operator.get(`/api/grants?account=${account}`)).body);
    expect(items.map(({ role, endedAt }) => [role, endedAt !== null])).toEqual([
      ['appeals-clerk', false],
      ['operator', true],
    ]);
    const told = await ask<{ kind: string; account: string }>(
      rooms.databaseUrl,
      `SELECT kind, account FROM happenings WHERE subject = $1 AND kind LIKE 'person.role-%' ORDER BY id`,
      [account],
    );
    expect(told).toEqual([
      { kind: 'person.role-granted', account: personaAccount('omar-reid') },
      { kind: 'person.role-ended', account: personaAccount('omar-reid') },
    ]);
  });

  it('grant nothing to themselves, whichever way they try', async () => {
    const own = personaAccount('omar-reid');
    const answer = await operator.post(`/api/accounts/${own}/grants`, { role: 'auditor' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'people.not-to-yourself' } });
    const byHand = ask(
      rooms.databaseUrl,
      `INSERT INTO grants (id, account, role, granted_by, granted_at) VALUES (gen_random_uuid(), $1, 'auditor', $2, now())`,
      [own, own],
    );
    await expect(byHand).rejects.toThrow('grants_own_check');
  });

  it.each([
    [{ role: 'officer' }],
    [{ role: 'officer', school: 'holy-rood' }],
    [{ role: 'operator', authority: 'town' }],
    [{ role: 'school-admin', authority: 'town' }],
    [{ role: 'school-admin', authority: 'town', school: 'holy-rood' }],
    [{ role: 'auditor', school: 'holy-rood' }],
    [{ role: 'parent' }],
  ])('do not grant %j, which does not hold there', async (grant) => {
    const answer = await operator.post(`/api/accounts/${personaAccount('linda-brook')}/grants`, grant);
    expect(answer).toMatchObject({ status: 400, body: { code: 'people.wrong-place' } });
  });

  it('grant nothing to parents, nor end what parents hold', async () => {
    const parent = personaAccount('aisha-khan');
    const grant = { role: 'officer', authority: 'town' };
    expect((await operator.post(`/api/accounts/${parent}/grants`, grant)).body).toMatchObject({
      code: 'people.no-such-account',
    });
    const rows = await ask<{ id: string }>(rooms.databaseUrl, 'SELECT id FROM grants WHERE account = $1', [parent]);
    expect((await operator.post(`/api/grants/${rows[0]?.id ?? ''}/end`)).body).toMatchObject({
      code: 'people.no-such-grant',
    });
    expect((await operator.post(`/api/accounts/${parent}/end-sessions`)).body).toMatchObject({
      code: 'people.no-such-account',
    });
  });

  it('do not end the role of the last operator', async () => {
    const { items } = Grants.parse((await operator.get('/api/grants?held=now&limit=500')).body);
    const own = items.find(({ role }) => role === 'operator');
    expect((await operator.post(`/api/grants/${own?.id ?? ''}/end`)).body).toMatchObject({
      code: 'people.last-operator',
    });
  });

  it('end every session of an account', async () => {
    const one = await clientOf(rooms, 'imran-shah');
    const two = await clientOf(rooms, 'imran-shah');
    await one.get('/api/session');
    const answer = await operator.post(`/api/accounts/${personaAccount('imran-shah')}/end-sessions`);
    expect(z.object({ ended: z.number() }).parse(answer.body).ended).toBeGreaterThanOrEqual(2);
    for (const client of [one, two]) expect((await client.get('/api/session')).body).toMatchObject({ signedIn: false });
  });
});

describe('whoever asks too often', () => {
  it('is counted by account, because the guard has said whose the request is before it is counted', async () => {
    const limited = await openRooms({ JOBS: 'elsewhere', RATE_PER_ACCOUNT: '2' }, server);
    try {
      const [ruth, omar] = [await clientOf(limited, 'ruth-harper'), await clientOf(limited, 'omar-reid')];
      const statusOf = async (client: Client): Promise<number> => (await client.get('/api/may')).status;
      expect([await statusOf(ruth), await statusOf(ruth), await statusOf(ruth)]).toEqual([200, 200, 429]);
      expect(await statusOf(omar)).toBe(200);
    } finally {
      await limited.close();
    }
  });
});

describe('the fence in the database', () => {
  const rowsAs = async (settings: Record<string, string>, sql: string): Promise<number> => {
    const set = Object.entries(settings).map(([name, value]) => `SET LOCAL fairplace.${name} = '${value}';`);
    const text = `BEGIN; SET LOCAL ROLE fairplace_app; ${set.join(' ')} SELECT count(*)::int AS n FROM (${sql}) q; ROLLBACK;`;
    const results: unknown = await askMany(text);
    return z.number().parse(results);
  };
  const askMany = async (text: string): Promise<unknown> => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: rooms.databaseUrl });
    await client.connect();
    const answers: unknown = await client.query(text);
    await client.end();
    const found = z.array(z.object({ rows: z.array(z.object({ n: z.number() })) })).parse(answers);
    return found.flatMap(({ rows: found }) => found)[0]?.n;
  };
  const tables = ['accounts', 'identities', 'grants', 'sessions', 'sign_ins', 'sign_in_codes'];
  const asPersona = (id: string, grants: string): Record<string, string> => ({
    account: personaAccount(id),
    system: 'off',
    grants,
  });

  it.each(tables)('shows nothing of %s to nobody', async (table) => {
    expect(await rowsAs({}, `SELECT * FROM ${table}`)).toBe(0);
    expect(await rowsAs({ account: 'nobody', system: 'off', grants: '' }, `SELECT * FROM ${table}`)).toBe(0);
  });

  it.each([
    ['accounts', 1],
    ['grants', 1],
    ['identities', 0],
    ['sessions', 0],
    ['sign_ins', 0],
    ['sign_in_codes', 0],
  ])('shows of %s to a parent and to an officer %d: their own', async (table, wanted) => {
    expect(await rowsAs(asPersona('aisha-khan', 'parent@'), `SELECT * FROM ${table}`)).toBe(wanted);
    expect(await rowsAs(asPersona('ruth-harper', 'officer@town'), `SELECT * FROM ${table}`)).toBe(wanted);
  });

  it('shows operators no parent, no session and no code', async () => {
    const omar = asPersona('omar-reid', 'operator@');
    expect(await rowsAs(omar, `SELECT * FROM accounts WHERE kind = 'parent'`)).toBe(0);
    expect(await rowsAs(omar, `SELECT * FROM grants WHERE role = 'parent'`)).toBe(0);
    expect(await rowsAs(omar, 'SELECT * FROM sessions')).toBe(0);
  });

  it.each([
    `UPDATE grants SET role = 'operator', authority = ''`,
    `UPDATE grants SET ended_at = NULL, ended_by = NULL`,
    'DELETE FROM grants',
  ])('refuses by hand: %s', async (sql) => {
    await expect(ask(rooms.databaseUrl, sql)).rejects.toThrow('a granted role is ended');
  });
});

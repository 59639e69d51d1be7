import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Session } from '@contract';
import { Browser } from '@support/browser';
import { ask, startTestServer, type TestServer } from '@support/database';
import { openProvider, type OutsideProvider, type Somebody, staffSecret } from '@support/outside-provider';
import { clientWith, signIn } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(180_000);

const host = '__Host-fairplace';
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = key.privateKey.export({ format: 'pem', type: 'pkcs8' });

const publicUrl = 'https://admissions.example.org';

/** What a service for real families cannot start without, besides the ways to sign in. */
const besides = {
  JOBS: 'elsewhere',
  MODE: 'production',
  PUBLIC_URL: publicUrl,
  FILES_KEY: randomBytes(32).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'admissions@fairplace.example',
};

describe('a service for real families', () => {
  let server: TestServer;
  let rooms: OpenRooms;
  let outside: OutsideProvider;
  beforeAll(async () => {
    server = await startTestServer();
    outside = await openProvider(`${publicUrl}/api/sign-in/callback`, key.publicKey);
    rooms = await openRooms(
      {
        ...besides,
        RATE_SIGN_IN: '0',
        RATE_CODE: '0',
        OIDC_ISSUER: outside.issuer,
        OIDC_CLIENT_ID: 'staff',
        OIDC_CLIENT_SECRET: staffSecret,
        OPERATORS: 'first-operator',
        PARENT_OIDC_ISSUER: outside.issuer,
        PARENT_OIDC_CLIENT_ID: 'parents',
        PARENT_OIDC_PRIVATE_KEY: String(pem).replaceAll('\n', '\\n'),
        PARENT_OIDC_KEY_ID: 'service-1',
        PARENT_OIDC_VTR: 'Cl.Cm',
      },
      server,
    );
  });

  afterAll(async () => {
    outside.close();
    await rooms.close();
    await server.stop();
  });

  /** Walks to the provider and back, as the proxy in front would pass it on; gives back the last answer. */
  async function walk(way: 'staff' | 'parent', next: Somebody): Promise<{ browser: Browser; last: Response }> {
    await outside.letIn(next);
    const browser = new Browser();
    let at = `${rooms.address}/api/sign-in/start?as=${way}`;
    for (;;) {
      const last = await browser.ask(at.replace(publicUrl, rooms.address));
      const to = last.headers.get('location');
      if (to === null || to.startsWith('/sign-in') || to === '/') return { browser, last };
      at = new URL(to, at).href;
    }
  }

  async function session(browser: Browser): Promise<Session> {
    return Session.parse((await clientWith(rooms.address, browser.header()).get('/api/session')).body);
  }

  it('lets somebody new from staff in, who may do nothing until an operator grants a role', async () => {
    const person = {
      sub: 'new-officer',
      claims: { name: 'New Officer', email: 'New@Town.example', email_verified: true },
    };
    const { browser, last } = await walk('staff', person);
    expect(last.headers.getSetCookie().find((line) => line.startsWith(`${host}=`))).toMatch(
      /^__Host-fairplace=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await session(browser)).toMatchObject({
      signedIn: true,
      name: 'New Officer',
      email: 'new@town.example',
      roles: [],
    });
    const client = clientWith(rooms.address, browser.header());
    expect((await client.get('/api/accounts')).body).toMatchObject({ code: 'people.may-not' });
  });

  it('makes an operator of whom the environment names, once: a role that was ended stays ended', async () => {
    const { browser } = await walk('staff', { sub: 'first-operator', claims: { name: 'Olive' } });
    expect(await session(browser)).toMatchObject({ roles: [{ role: 'operator' }] });
    await ask(rooms.databaseUrl, `UPDATE grants SET ended_by = 'by hand', ended_at = now() WHERE role = 'operator'`);
    const again = await walk('staff', { sub: 'first-operator', claims: { name: 'Olive' } });
    expect(await session(again.browser)).toMatchObject({ roles: [] });
  });

  it('knows somebody by the provider’s own name for them, not by their address', async () => {
    const one = await walk('staff', {
      sub: 'one',
      claims: { name: 'One', email: 'same@town.example', email_verified: true },
    });
    const two = await walk('staff', {
      sub: 'two',
      claims: { name: 'Two', email: 'same@town.example', email_verified: true },
    });
    const renamed = await walk('staff', { sub: 'one', claims: { name: 'One Married', email: 'other@town.example' } });
    const [a, b, c] = [await session(one.browser), await session(two.browser), await session(renamed.browser)];
    expect(a.signedIn && b.signedIn && a.account !== b.account).toBe(true);
    expect(a.signedIn && c.signedIn && a.account === c.account).toBe(true);
    expect(c).toMatchObject({ name: 'One Married', email: 'same@town.example' });
  });

  it('signs parents in at GOV.UK One Login’s terms: a key instead of a secret, and a vector of trust', async () => {
    const person = {
      sub: 'urn:fdc:gov.uk:2022:abc',
      claims: { email: 'p@families.example', email_verified: true },
      vot: 'Cl.Cm',
    };
    const { browser } = await walk('parent', person);
    expect(outside.asked().get('vtr')).toBe('["Cl.Cm"]');
    expect(outside.asked().get('scope')).toBe('openid email');
    expect(await session(browser)).toMatchObject({ name: 'p@families.example', roles: [{ role: 'parent' }] });
  });

  it.each([['Cl'], [undefined]])('refuses a parent whom the provider knows less surely: %s', async (vot) => {
    const { last } = await walk('parent', { sub: 'weak', claims: {}, ...(vot === undefined ? {} : { vot }) });
    expect(last.headers.get('location')).toBe('/sign-in?because=people.sign-in-failed');
  });

  it('has no provider inside, and no address for one', async () => {
    for (const path of ['', '/auth', '/.well-known/openid-configuration', '/sign-in/x', '/token', '/jwks']) {
      const answer = await fetch(`${rooms.address}/demonstration/oidc${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await clientWith(rooms.address, '').get('/api/sign-in/ways')).body).toMatchObject({ mode: 'production' });
  });

  it('takes no word of a demonstration’s provider: neither its code nor its session', async () => {
    const demonstration = await openRooms({ JOBS: 'elsewhere' }, server);
    const cookie = await signIn(demonstration.address, 'ruth-harper');
    const token = cookie.replace('fairplace=', '');
    for (const sent of [cookie, `${host}=${token}`]) {
      expect((await clientWith(rooms.address, sent).get('/api/session')).body).toMatchObject({ signedIn: false });
    }
    const inside = new Browser();
    const { url } = await inside.visit(`${demonstration.address}/api/sign-in/start?as=staff`);
    const chosen = await inside.send(`${url}/ruth-harper`);
    const back = await inside.ask(new URL(chosen.headers.get('location') ?? '', url).href);
    const brought = new URL(back.headers.get('location') ?? '');

    const browser = new Browser();
    const start = await browser.ask(`${rooms.address}/api/sign-in/start?as=staff`);
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const forged = new URL(`${rooms.address}/api/sign-in/callback`);
    forged.search = new URLSearchParams({ ...Object.fromEntries(brought.searchParams), state }).toString();
    expect((await browser.ask(forged.href)).headers.get('location')).toBe('/sign-in?because=people.sign-in-failed');
    expect(browser.cookie(host)).toBeUndefined();
    await demonstration.close();
  });

  it('does not know a session that a demonstration left in its database', async () => {
    const { browser } = await walk('staff', { sub: 'left-over', claims: { name: 'Left Over' } });
    await ask(rooms.databaseUrl, `UPDATE accounts SET demonstration = true WHERE name = 'Left Over'`);
    expect(await session(browser)).toMatchObject({ signedIn: false });
    await ask(rooms.databaseUrl, `UPDATE accounts SET demonstration = false WHERE name = 'Left Over'`);
  });

  it('does not start on the database of a demonstration, nor a demonstration on the database of real people', async () => {
    const demonstration = await openRooms({ JOBS: 'elsewhere' }, server);
    await expect(openRooms(besides, on(demonstration.databaseUrl))).rejects.toThrow('made by a demonstration');
    await demonstration.close();
    await expect(openRooms({ JOBS: 'elsewhere' }, on(rooms.databaseUrl))).rejects.toThrow('holds real people');
  });

  it('says so when the provider is silent', async () => {
    const silent = await openRooms(
      {
        ...besides,
        OIDC_ISSUER: 'http://127.0.0.1:9',
        OIDC_CLIENT_ID: 'staff',
        OIDC_CLIENT_SECRET: 'x',
      },
      server,
    );
    const answer = await new Browser().ask(`${silent.address}/api/sign-in/start?as=staff`);
    expect(answer.headers.get('location')).toBe('/sign-in?because=people.provider-silent');
    const parent = await new Browser().ask(`${silent.address}/api/sign-in/start?as=parent`);
    expect(parent.headers.get('location')).toBe('/sign-in?because=people.no-such-way');
    await silent.close();
  });
});

/** A server that hands out one database that is there already. */
function on(url: string): TestServer {
  return { database: () => Promise.resolve(url), stop: () => Promise.resolve() };
}

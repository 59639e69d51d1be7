import { Session } from '@contract';
import { Browser } from '@support/browser';
import { ask, startTestServer, type TestServer } from '@support/database';
import { clientWith, personas, signIn, walkIn } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';

jest.setTimeout(180_000);

let server: TestServer;
let rooms: OpenRooms;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
});

afterAll(async () => {
  await rooms.close();
  await server.stop();
});

/** What the service says of the session in this cookie. */
async function session(cookie: string): Promise<Session> {
  return Session.parse((await clientWith(rooms.address, cookie).get('/api/session')).body);
}

/** Begins in a browser and chooses a persona; gives back the address the provider sends the browser to. */
async function upToTheCallback(browser: Browser, persona = 'aisha-khan', start = 'as=parent'): Promise<string> {
  const { url } = await browser.visit(`${rooms.address}/api/sign-in/start?${start}`);
  const chosen = await browser.send(`${url}/${persona}`);
  let at = new URL(chosen.headers.get('location') ?? '', url).href;
  while (!at.includes('/api/sign-in/callback')) {
    const next = (await browser.ask(at)).headers.get('location');
    if (next === null) throw new Error(`The provider stopped at ${at}.`);
    at = new URL(next, at).href;
  }
  return at;
}

/** Where the browser is sent from the callback, and whether it now has a session. */
async function after(browser: Browser, callback: string): Promise<{ goesTo: string | null; signedIn: boolean }> {
  const answer = await browser.ask(callback);
  const set = answer.headers.getSetCookie().some((line) => line.startsWith('fairplace='));
  return { goesTo: answer.headers.get('location'), signedIn: set };
}

const tooOld = { goesTo: '/sign-in?because=people.sign-in-too-old', signedIn: false };
const failed = { goesTo: '/sign-in?because=people.sign-in-failed', signedIn: false };

describe('signing in at the provider', () => {
  it('lets everybody of the demonstration in through its pages, with their roles', async () => {
    for (const { id, roles } of personas()) {
      const found = await session(await signIn(rooms.address, id));
      expect(found).toMatchObject({ signedIn: true, roles, csrf: 'same-origin' });
    }
  });

  it('goes back to the page that somebody wanted to see', async () => {
    const browser = new Browser();
    const callback = await upToTheCallback(browser, 'aisha-khan', 'as=parent&returnTo=%2Ffamily%2Foffer%3Fa%3D1');
    expect(await after(browser, callback)).toEqual({ goesTo: '/family/offer?a=1', signedIn: true });
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', '%2F%2Fevil.example', '/a\\b', ''])(
    'never goes on to another website, such as %j',
    async (returnTo) => {
      const query = new URLSearchParams({ as: 'parent', returnTo });
      const answer = await new Browser().ask(`${rooms.address}/api/sign-in/start?${query.toString()}`);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('location')).toBeNull();
    },
  );

  it('asks who somebody is every time, so that the next person at the computer is not the last one', async () => {
    const browser = new Browser();
    await walkIn(browser, rooms.address, 'aisha-khan');
    const { answer } = await browser.visit(`${rooms.address}/api/sign-in/start?as=parent`);
    expect(await answer.text()).toContain('Who would you like to be?');
  });

  it('offers parents where parents sign in, and nobody else', async () => {
    const browser = new Browser();
    const { url, answer } = await browser.visit(`${rooms.address}/api/sign-in/start?as=parent`);
    expect(await answer.text()).not.toContain('Ruth Harper');
    expect((await browser.send(`${url}/ruth-harper`)).status).toBe(400);
    expect((await browser.send(`${url}/no-such-person`)).status).toBe(400);
  });

  it('goes back without signing in when nobody was chosen', async () => {
    const browser = new Browser();
    expect(await after(browser, await upToTheCallback(browser, 'nobody'))).toEqual(failed);
  });

  it('shows a page that stands under the strict policy: nothing inline, nothing from elsewhere', async () => {
    const { url, answer } = await new Browser().visit(`${rooms.address}/api/sign-in/start?as=staff`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await answer.text();
    expect(html).not.toMatch(/<style|<script|\sstyle=|\son[a-z]+=|https?:/);
    const styles = await fetch(new URL('/demonstration/oidc/sign-in.css', url));
    expect([styles.status, styles.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

describe('coming back from the provider', () => {
  it('works once: played again it is refused, and so is the code with a visit of its own', async () => {
    const browser = new Browser();
    const callback = await upToTheCallback(browser);
    const copy = browser.header();
    expect((await after(browser, callback)).signedIn).toBe(true);
    expect(await after(browser, callback)).toEqual(tooOld);
    const replay = await fetch(callback, { headers: { cookie: copy }, redirect: 'manual' });
    expect(replay.headers.get('location')).toBe(tooOld.goesTo);

    const other = new Browser();
    const fresh = new URL(await upToTheCallback(other));
    fresh.searchParams.set('code', new URL(callback).searchParams.get('code') ?? '');
    expect(await after(other, fresh.href)).toEqual(failed);
  });

  it('works only in the browser that began', async () => {
    const callback = await upToTheCallback(new Browser());
    expect(await after(new Browser(), callback)).toEqual(tooOld);
    const other = new Browser();
    await upToTheCallback(other);
    expect(await after(other, callback)).toEqual(tooOld);
  });

  it('refuses a code that belongs to another visit: its nonce and verifier do not fit', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const own = new URL(await upToTheCallback(mine));
    const stolen = new URL(await upToTheCallback(theirs, 'tom-walker'));
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect(await after(mine, own.href)).toEqual(failed);
  });

  it.each([
    [
      'another issuer',
      (url: URL) => {
        url.searchParams.set('iss', 'https://evil.example');
      },
      failed,
    ],
    [
      'another state',
      (url: URL) => {
        url.searchParams.set('state', 'x');
      },
      tooOld,
    ],
    [
      'no state',
      (url: URL) => {
        url.searchParams.delete('state');
      },
      tooOld,
    ],
    [
      'the state twice',
      (url: URL) => {
        url.searchParams.append('state', 'x');
      },
      undefined,
    ],
    [
      'no code',
      (url: URL) => {
        url.searchParams.delete('code');
      },
      failed,
    ],
    [
      'a code that was made up',
      (url: URL) => {
        url.searchParams.set('code', 'x'.repeat(43));
      },
      failed,
    ],
  ])('refuses %s', async (_, change, refused) => {
    const browser = new Browser();
    const url = new URL(await upToTheCallback(browser));
    change(url);
    const answer = await browser.ask(url.href);
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith('fairplace='))).toEqual([]);
    if (refused === undefined) expect(answer.status).toBe(400);
    else expect(answer.headers.get('location')).toBe(refused.goesTo);
  });

  it('refuses a visit that took longer than a quarter of an hour', async () => {
    const browser = new Browser();
    const callback = await upToTheCallback(browser);
    await rooms.moveClockTo(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await after(browser, callback)).toEqual(tooOld);
    await rooms.moveClockTo(new Date().toISOString());
  });

  it('gives two windows a visit each', async () => {
    const browser = new Browser();
    const first = await upToTheCallback(browser, 'aisha-khan', 'as=parent&returnTo=%2Ffirst');
    const second = await upToTheCallback(browser, 'tom-walker', 'as=parent&returnTo=%2Fsecond');
    expect(await after(browser, first)).toEqual({ goesTo: '/first', signedIn: true });
    expect(await after(browser, second)).toEqual({ goesTo: '/second', signedIn: true });
  });

  it('writes down that it failed, without saying who', async () => {
    const rows = await ask<{ about: object }>(
      rooms.databaseUrl,
      `SELECT account, about FROM happenings WHERE kind = 'person.sign-in-failed' AND about->>'why' = 'access_denied'`,
    );
    expect(rows[0]).toEqual({ account: 'nobody', about: { way: 'parent', why: 'access_denied' } });
  });
});

describe('a session', () => {
  it('has a token of its own each time: one planted in the browser before is worth nothing', async () => {
    const browser = new Browser();
    await walkIn(browser, rooms.address, 'aisha-khan');
    const planted = browser.cookie('fairplace') ?? '';
    await walkIn(browser, rooms.address, 'tom-walker');
    const now = browser.cookie('fairplace') ?? '';
    expect(now).not.toBe(planted);
    expect(await session(`fairplace=${planted}`)).toMatchObject({ signedIn: false });
    expect(await session(`fairplace=${now}`)).toMatchObject({ signedIn: true, name: 'Tom Walker' });
  });

  it('is kept as a digest: nothing in the database signs anybody in', async () => {
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const token = cookie.replace('fairplace=', '');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await ask<{ text: string }>(rooms.databaseUrl, 'SELECT s::text AS text FROM sessions s');
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it('is out of reach of scripts and of other websites', async () => {
    const browser = new Browser();
    const answer = await browser.ask(await upToTheCallback(browser));
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('fairplace='));
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('ends with signing out, at once, in this process', async () => {
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const client = clientWith(rooms.address, cookie);
    expect(await session(cookie)).toMatchObject({ signedIn: true });
    expect(await client.post('/api/sign-out')).toEqual({
      status: 200,
      body: { signedOut: true, providerSignOut: null },
    });
    expect(await session(cookie)).toMatchObject({ signedIn: false });
    expect(await client.post('/api/session/stay')).toMatchObject({
      status: 401,
      body: { code: 'people.sign-in-needed' },
    });
    expect((await client.post('/api/sign-out')).status).toBe(200);
  });

  it('ends everywhere when somebody asks for that', async () => {
    const [here, there] = [await signIn(rooms.address, 'grace-lewis'), await signIn(rooms.address, 'grace-lewis')];
    const other = await signIn(rooms.address, 'daniel-lewis');
    await clientWith(rooms.address, here).post('/api/sign-out', { everywhere: true });
    expect([await session(here), await session(there), await session(other)].map((one) => one.signedIn)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('cannot be ended by a page of another website', async () => {
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const answer = await fetch(`${rooms.address}/api/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    expect(await session(cookie)).toMatchObject({ signedIn: true });
  });

  it.each(['', 'x', 'A'.repeat(43), '../../', '%00'])('is not had with the token %j', async (token) => {
    expect(await session(`fairplace=${token}`)).toMatchObject({ signedIn: false });
  });

  it('appends a happening for signing in and for signing out', async () => {
    const cookie = await signIn(rooms.address, 'maria-nowak');
    const found = await session(cookie);
    await clientWith(rooms.address, cookie).post('/api/sign-out');
    const account = found.signedIn ? found.account : '';
    const rows = await ask<{ kind: string }>(
      rooms.databaseUrl,
      'SELECT kind FROM happenings WHERE subject = $1 ORDER BY id DESC LIMIT 2',
      [account],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['person.signed-out', 'person.signed-in']);
  });
});

describe('the end of a session', () => {
  const start = new Date('2027-03-01T09:00:00Z').getTime();
  const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
  afterAll(() => rooms.moveClockTo(new Date().toISOString()));

  it('comes when it was not used for an hour; asking when it ends does not put it off, staying does', async () => {
    await rooms.moveClockTo(at(0));
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const client = clientWith(rooms.address, cookie);
    await rooms.moveClockTo(at(50));
    const asked = await session(cookie);
    expect(asked.signedIn && minutesTo(asked.expiresAt)).toBeCloseTo(60, 0);
    expect(asked.signedIn && minutesTo(asked.endsAt)).toBeCloseTo(12 * 60, 0);
    const stayed = Session.parse((await client.post('/api/session/stay')).body);
    expect(stayed.signedIn && minutesTo(stayed.expiresAt)).toBeCloseTo(110, 0);
    await rooms.moveClockTo(at(109));
    expect(await session(cookie)).toMatchObject({ signedIn: true });
    await rooms.moveClockTo(at(111));
    expect(await session(cookie)).toMatchObject({ signedIn: false });
  });

  it('comes after twelve hours however much it was used', async () => {
    await rooms.moveClockTo(at(0));
    const cookie = await signIn(rooms.address, 'aisha-khan');
    const client = clientWith(rooms.address, cookie);
    for (let minutes = 45; minutes < 12 * 60; minutes += 45) {
      await rooms.moveClockTo(at(minutes));
      expect((await client.post('/api/session/stay')).status).toBe(200);
    }
    await rooms.moveClockTo(at(12 * 60 + 1));
    expect((await client.post('/api/session/stay')).status).toBe(401);
  });

  function minutesTo(moment: string): number {
    return (new Date(moment).getTime() - start) / 60_000;
  }
});

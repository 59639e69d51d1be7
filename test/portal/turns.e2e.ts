import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { begin, fillIn, must, openTown, type OpenTown } from '@support/applications';
import { startTestServer, type TestServer } from '@support/database';
import { pictureOf } from '@support/evidence';
import {
  axe,
  becomes,
  complaintsOf,
  narrow,
  openBrowser,
  screenshot,
  scrollsSideways,
  signInAs,
  wide,
} from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { soon } from '@support/walking';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(60_000);

/** How many of those who are inside may stand in line where one request is worked on at once. */
const longestLine = 20;

let server: TestServer;
let town: OpenTown;
let browser: Browser;
let crowd: Crowd | undefined;
const contexts: BrowserContext[] = [];
const complaints: (readonly string[])[] = [];

/**
 * More visitors than the service can serve: what they ask for takes as long as the test wants, because somebody else holds
 * the table that it is in.
 */
class Crowd {
  private readonly asked: Promise<unknown>[] = [];

  private constructor(
    private readonly holder: Client,
    private readonly pass: string,
  ) {}

  /** One request is worked on, and one stands in line: whoever comes now and is not inside is given a turn. */
  static async gather(): Promise<Crowd> {
    const pass = await passFromCalm();
    const holder = new Client({ connectionString: town.rooms.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE school_days IN ACCESS EXCLUSIVE MODE');
    const all = new Crowd(holder, pass);
    crowd = all;
    all.asks();
    await all.until('working', 1);
    all.asks();
    await all.until('line', 1);
    return all;
  }

  /** Visitors who are told to come back, until whoever comes next is told so many seconds. */
  async strangers(seconds: number): Promise<void> {
    for (let told = 0; told < seconds;) told = secondsOf(await this.ask(''));
  }

  /** So many who are inside that even others who are inside are sent away. */
  async fillUp(): Promise<void> {
    for (let line = 2; line <= longestLine; line += 1) this.asks();
    await this.until('line', longestLine);
  }

  /** Lets everybody be served, and waits until they are. */
  async letGo(): Promise<void> {
    crowd = undefined;
    await this.holder.end();
    await Promise.all(this.asked);
  }

  private asks(): void {
    this.asked.push(this.ask(this.pass));
  }

  private ask(cookie: string): Promise<Response> {
    return fetch(`${town.rooms.address}/api/authorities/town/school-days`, { headers: { cookie } });
  }

  private async until(state: string, count: number): Promise<void> {
    const line = `fairplace_gate_requests{state="${state}"} ${String(count)}\n`;
    const isSo = async (): Promise<boolean> =>
      (await (await fetch(`${town.rooms.address}/metrics`)).text()).includes(line);
    await becomes(isSo, true);
  }
}

/** Waits until nobody waits for a turn any more; gives back the pass of somebody who was let in. */
async function passFromCalm(): Promise<string> {
  for (;;) {
    const answer = await fetch(`${town.rooms.address}/api/authorities`);
    const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
    if (answer.status === 200) return cookie;
    await setTimeout(secondsOf(answer) * 1000);
  }
}

function secondsOf(answer: Response): number {
  expect(answer.status).toBe(503);
  return Number(answer.headers.get('retry-after'));
}

beforeAll(async () => {
  buildPortalIfNeeded();
  server = await startTestServer();
  town = await openTown(server, { RATE_ADDRESS: '0', ADMIT_AT_ONCE: '1' }, openPortal);
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await town.rooms.close();
  await server.stop();
});

beforeEach(() => town.forget());

afterEach(async () => {
  await crowd?.letGo();
  await passFromCalm();
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  expect(complaints.splice(0).flat()).toEqual([]);
});

/** Somebody with a browser of their own. */
async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  complaints.push(complaintsOf(page));
  return page;
}

/** Takes the pass away that whoever was let in carries, as after an hour without a request. */
function loseThePass(page: Page): Promise<void> {
  return page.context().clearCookies({ name: 'fairplace-gate' });
}

const heading = (page: Page) => (): Promise<string> => page.locator('h1:visible').innerText();

/** What is wrong with the waiting page as it is now. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  return [...(await axe(page)), ...((await scrollsSideways(page)) ? ['scrolls sideways'] : [])];
}

describe('a visitor when there are too many', () => {
  it('is told when, waits on the page, comes in at the turn however full it is, where they wanted to, signed in', async () => {
    const page = await visitor();
    await signInAs(page, town.rooms.address, 'aisha-khan', '/family');
    const wanted = new URL('/family/find?from=a-letter', page.url()).href;
    await loseThePass(page);
    const full = await Crowd.gather();
    await full.strangers(8);
    const answer = await page.goto(wanted);
    expect(answer?.status()).toBe(503);
    const turn = Date.now() + (Number(await answer?.headerValue('retry-after')) - 1) * 1000;
    expect(await heading(page)()).toBe('Many people are here right now');
    expect(await page.title()).toBe('Many people are here right now – Fairplace');
    expect(await page.locator('main').innerText()).toMatch(/You will be let in by \d\d?:\d\d[\s\S]*Time left: 0:\d\d/);
    await screenshot(page, 'turns/waiting-wide');
    await page.setViewportSize(narrow);
    expect(await faultsOf(page)).toEqual([]);
    await screenshot(page, 'turns/waiting-narrow');
    // Whoever comes later comes in later.
    const later = secondsOf(await fetch(`${town.rooms.address}/family`));
    expect(later * 1000 + Date.now()).toBeGreaterThan(turn);
    const goesOn = await page.waitForRequest(wanted);
    expect(Date.now()).toBeGreaterThanOrEqual(turn);
    expect((await fetch(`${town.rooms.address}/family`)).status).toBe(503);
    await full.letGo();
    expect((await goesOn.response())?.status()).toBe(200);
    await becomes(heading(page), 'Find schools');
    expect(page.url()).toBe(wanted);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('is told in a language of their own, chosen on the portal or here, without asking the service', async () => {
    const size = { viewport: narrow };
    const [welsh, arabic] = [await visitor({ ...size, locale: 'cy-GB' }), await visitor(size)];
    const full = await Crowd.gather();
    await full.strangers(8);
    await welsh.goto(`${town.rooms.address}/family/find`);
    expect(await heading(welsh)()).toBe('Mae llawer o bobl yma ar hyn o bryd');
    expect(await faultsOf(welsh)).toEqual([]);
    await screenshot(welsh, 'turns/waiting-cy-narrow');
    await full.strangers(8);
    await arabic.goto(`${town.rooms.address}/family/find`);
    // The picture of the tab is fetched when the browser finds the time, also after everything else.
    const asked: string[] = [];
    arabic.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await arabic.getByRole('link', { name: 'العربية' }).click();
    expect(await heading(arabic)()).toBe('يوجد هنا الآن عدد كبير من الناس');
    expect(await arabic.locator('html[lang=ar][dir=rtl]').count()).toBe(1);
    expect(asked.filter((path) => path !== '/favicon.svg')).toEqual([]);
    expect(await faultsOf(arabic)).toEqual([]);
    await screenshot(arabic, 'turns/waiting-ar-narrow');
    await full.letGo();
    await arabic.locator('fp-root h1').waitFor();
    expect(await arabic.locator('html').getAttribute('lang')).toBe('ar');
  });

  it('is brought back to a form whose answer was not taken, and comes in without any script', async () => {
    const [page, plain] = [await visitor(), await visitor({ javaScriptEnabled: false })];
    await page.goto(`${town.rooms.address}/api/sign-in/start?as=parent&returnTo=/family`);
    await loseThePass(page);
    const full = await Crowd.gather();
    const form = page.url();
    await page.getByRole('button', { name: /Maria Nowak/ }).click();
    await becomes(heading(page), 'Many people are here right now');
    await page.getByText('What you just sent was not taken.').waitFor();
    await screenshot(page, 'turns/form-not-taken-wide');
    expect((await plain.goto(`${town.rooms.address}/family/find`))?.status()).toBe(503);
    await full.letGo();
    await page.waitForURL(form);
    await page.getByRole('button', { name: /Maria Nowak/ }).click();
    await page.waitForURL((url) => url.pathname === '/family');
    await plain.locator('fp-root').waitFor({ state: 'attached' });
  });
});

describe('somebody who is inside when there are more than ever', () => {
  it('loses nothing that was typed: it waits on the device and is saved at the turn', async () => {
    const { id } = await begin(await town.as('maria-nowak'), town.round);
    const page = await visitor();
    await signInAs(page, town.rooms.address, 'maria-nowak', `/family/apply/${id}/child/name`);
    await page.getByLabel('Last name').waitFor();
    await page.waitForLoadState('networkidle');
    const full = await Crowd.gather();
    await full.fillUp();
    const refused = page.waitForResponse((answer) => answer.status() === 503);
    await page.getByLabel('Last name').fill('Nowak-Khan');
    expect((await refused).request().method()).toBe('PUT');
    await page.getByText('Kept on this phone or computer. We will send it as soon as we can.').waitFor();
    await screenshot(page, 'turns/answer-kept-wide');
    await full.letGo();
    await page.locator('.fp-saved--saved').waitFor();
    const answers = async (): Promise<unknown> => (await town.as('maria-nowak')).get(`/api/applications/${id}`);
    await soon(answers, { body: { answers: { child: { lastName: 'Nowak-Khan' } } } });
  });

  it('can send a paper all the same: files pass by the gate', async () => {
    const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
    const parent = await town.as('maria-nowak');
    const draft = await fillIn(parent, town.round, [town.holyRood], { answers: { claims: [faith] } });
    must(200, await draft.submit());
    const page = await visitor();
    await signInAs(page, town.rooms.address, 'maria-nowak', `/family/apply/${draft.id}/papers`);
    const chosen = page.getByLabel(/^Send a photo or a file/);
    await chosen.waitFor();
    await page.waitForLoadState('networkidle');
    const full = await Crowd.gather();
    await full.fillUp();
    const received = page.waitForResponse((answer) => answer.url().endsWith('/evidence'));
    await chosen.setInputFiles({ name: 'certificate.png', mimeType: 'image/png', buffer: pictureOf('at the door') });
    expect((await received).status()).toBe(201);
    await page.locator('.fp-upload__status--done').waitFor();
    await full.letGo();
    await page.reload();
    await page.getByRole('heading', { name: '1 file received' }).waitFor();
  });
});

import type { Browser, BrowserContext } from 'playwright-core';
import { must } from '@support/applications';
import { openSmallRound, promiseDraws, release, type SmallRound } from '@support/offers';
import { openBrowser, signInAs } from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(90_000);

/** The most that the first load of a page may weigh, scripts and styles together, as it is sent: kilobytes. */
const budget = 120;

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

let town: SmallRound;
let browser: Browser;
/** What a family page is drawn for: nobody, or somebody signed in. */
let cookies: Cookies = { cookies: [], origins: [] };
/** The address of the service by the name under which people sign in: cookies hold for that alone. */
let origin: string;
let application: string;

beforeAll(async () => {
  buildPortalIfNeeded();
  town = await openSmallRound(undefined, openPortal);
  origin = town.rooms.address;
  await town.apply('maria-nowak', 'Cat', 300);
  const children = await (await town.as('maria-nowak')).get('/api/children');
  const { items } = must(200, children) as { items: { applications: { id: string }[] }[] };
  application = items[0]?.applications[0]?.id ?? '';
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await town.rooms.close();
});

/** Signs a parent in. */
async function signIn(): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, town.rooms.address, 'maria-nowak', '/family');
  cookies = await context.storageState();
  origin = new URL(page.url()).origin;
  await context.close();
}

/** What a page weighs that is opened by its address in a window in which nothing is kept. */
async function weigh(path: string): Promise<number> {
  const context = await browser.newContext({ storageState: cookies });
  const page = await context.newPage();
  const weights: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (/\.(js|css)$/.test(new URL(request.url()).pathname)) {
      weights.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  await page.goto(`${origin}${path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(new URL(page.url()).pathname).toBe(path);
  const kilobytes = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000;
  process.stderr.write(`First load of ${path}: ${kilobytes.toFixed(1)} kB in ${weights.length} files.\n`);
  expect(weights.length).toBeGreaterThan(2);
  await context.close();
  return kilobytes;
}

/** The pages that weigh more than they may. */
async function tooHeavy(paths: readonly string[]): Promise<readonly string[]> {
  const heavy: string[] = [];
  for (const path of paths) {
    const kilobytes = await weigh(path);
    if (kilobytes > budget) heavy.push(`${path}: ${kilobytes.toFixed(1)} kB`);
  }
  return heavy;
}

describe('the first load is within what a phone on a bus can fetch', () => {
  it('of the pages that are open to everybody', async () => {
    const pages = ['/', '/sign-in', '/accessibility', '/family/find', '/family/apply/paper'];
    const found = ['map', 'schools', 'list', 'order', `schools/${town.harbour}`];
    expect(await tooHeavy([...pages, ...found.map((page) => `/family/find/${page}`)])).toEqual([]);
  });

  it('of every page about a child and an application', async () => {
    await signIn();
    await town.measure();
    const measurements = `/api/rounds/${town.round}/measurements`;
    const lines = must(200, await (await town.as('maria-nowak')).get(measurements)) as { items: { id: string }[] };
    const cat = `/family/children/${town.children.get('Cat') ?? ''}/${town.round}`;
    const at = `/family/apply/${application}`;
    const asked = ['child/name', 'home/address', 'schools/list'];
    const others = ['check', 'send', 'sent', 'papers', 'twin', 'withdraw'];
    const applying = ['/family/apply/new', at, ...[...asked, ...others].map((page) => `${at}/${page}`)];
    expect(await tooHeavy(['/family', ...applying, cat, `${cat}/distances/${lines.items[0]?.id ?? ''}`])).toEqual([]);
  });

  it('of every page of offer day', async () => {
    await town.rooms.moveClockTo('2026-11-02T10:00:00Z');
    await promiseDraws(town, 'offer-day');
    const officer = await town.as('ruth-harper');
    const run = must(201, await officer.post(`/api/rounds/${town.round}/runs`, { dry: false })) as { id: string };
    await release(town, run.id);
    await town.rooms.moveClockTo('2027-03-01T10:00:00Z');
    await signIn();
    const offer = `/family/children/${town.children.get('Cat') ?? ''}/${town.round}/offer`;
    const pages = ['', '/accept', '/receipt', `/lists/${town.oak}`];
    expect(await tooHeavy(pages.map((page) => `${offer}${page}`))).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { buildTown, checkOptions } from '@town';
import { BeginDemonstration } from '../../apps/api/src/demonstration';
import { Workers } from '../../apps/api/src/platform';
import { PutInPastYears } from '../../apps/api/src/prospectus';
import { axe, becomes, narrow, phone, screenshot, scrollsSideways, signInAs, wide } from '@support/pages';
import { type OpenRooms, openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { Walker } from '@support/walking';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(120_000);

/** A town small enough to be put in quickly, with every kind of school that its pages must be able to show. */
const size = { children: 120, schools: 11, seed: 2027 };

let rooms: OpenRooms;
let page: Page;
let postcode: string;

beforeAll(async () => {
  buildPortalIfNeeded();
  rooms = await openPortal({
    JOBS: 'elsewhere',
    RATE_ADDRESS: '0',
    TOWN_CHILDREN: String(size.children),
    TOWN_SCHOOLS: String(size.schools),
    TOWN_SEED: String(size.seed),
  });
  await rooms.get(BeginDemonstration).run();
  await rooms.get(Workers).runDue();
  const town = buildTown(checkOptions(size));
  const round = await theRound();
  await rooms.get(PutInPastYears).run(town, round);
  postcode = town.children[0]?.home.postcode ?? '';
}, 300_000);

afterAll(async () => {
  await rooms.close();
});

openWindowForEach(
  (opened) => {
    page = opened;
  },
  { reducedMotion: 'reduce' },
);

describe('before applying', () => {
  it('leads from the first page to a school, a list and its warning, and on to applying', async () => {
    await open('/');
    await page.getByRole('link', { name: 'Find schools' }).click();
    await headed('Find schools');
    await look('start');

    await page.getByLabel('Postcode').fill('nowhere');
    await page.getByRole('button', { name: 'Show schools' }).click();
    await page.getByRole('alert').getByText('Enter a full postcode').waitFor();
    await page.getByLabel('Postcode').fill('ZZ99 9ZZ');
    await page.getByRole('button', { name: 'Show schools' }).click();
    await page.getByRole('alert').getByText('We do not know this postcode').waitFor();
    await look('start-error');

    await page.getByLabel('Postcode').fill(postcode.toLowerCase().replace(' ', ''));
    await page.keyboard.press('Enter');
    await headed('Schools near you');
    await page.getByText(`${size.schools} of ${size.schools} schools`).waitFor();
    expect(new URL(page.url()).searchParams.get('postcode')).toBe(postcode);
    await look('schools');

    const schools = await namesShown();
    expect(schools).toHaveLength(size.schools);
    await page.getByText('Sort and filter').click();
    await page.getByLabel('Name', { exact: true }).check();
    await page.getByRole('button', { name: 'Show these' }).click();
    await page.waitForURL(/sort=name/);
    await becomes(
      namesShown,
      [...schools].sort((a, b) => a.localeCompare(b, 'en-GB')),
    );

    await page.getByRole('tab', { name: 'Map' }).click();
    await page.waitForURL(/view=map/);
    await look('schools-map');
    await page.getByRole('tab', { name: 'List' }).click();

    const name = schools[1] ?? '';
    await page.getByRole('link', { name, exact: true }).first().click();
    await headed(name);
    expect(await page.title()).toContain(name);
    await page.getByRole('heading', { name: 'Who comes first' }).waitFor();
    await look('school');
    await page.goBack();
    await headed('Schools near you');
    await page.getByText(`${size.schools} of ${size.schools} schools`).waitFor();

    for (const school of schools.slice(0, 2))
      await page.getByRole('button', { name: `Put on my list: ${school}` }).click();
    await page.getByRole('link', { name: 'Try my list of 2 schools' }).first().click();
    await headed('Try a list of schools');
    await page.getByText('What would have come of this list').waitFor();
    await page.locator('.fp-outlook').waitFor();
    await look('list');
    await page.getByRole('button', { name: `Move down: ${schools[0] ?? ''}` }).click();
    await becomes(() => page.locator('.fp-reorder strong').allTextContents(), [schools[1], schools[0]]);
    const apply = page.getByRole('link', { name: 'Apply with this list' });
    expect(await apply.getAttribute('href')).toMatch(
      /^\/family\/apply\/new\?round=[\w-]+&intakes=[\w-]+(,|%2C)[\w-]+$/,
    );

    await page.reload();
    await page.locator('.fp-outlook').waitFor();
    expect(await page.locator('.fp-reorder strong').allTextContents()).toEqual([schools[1], schools[0]]);
  });

  it('works by keyboard alone, from the postcode to the list and on to applying', async () => {
    const walker = new Walker(page, 'find');
    await open('/family/find');
    await headed('Find schools');
    await walker.type(page.getByLabel('Postcode'), postcode);
    await page.keyboard.press('Enter');
    await headed('Schools near you');
    await page.getByText(`${size.schools} of ${size.schools} schools`).waitFor();
    const [first = '', second = ''] = await namesShown();
    for (const school of [first, second])
      await walker.press(page.getByRole('button', { name: `Put on my list: ${school}` }));
    await walker.press(page.getByRole('link', { name: first, exact: true }).first());
    await headed(first);
    // The browser's own way back: its keys do not reach it without a window.
    await page.goBack();
    await headed('Schools near you');
    await walker.press(page.getByRole('link', { name: 'Try my list of 2 schools' }).first());
    await headed('Try a list of schools');
    await walker.press(page.getByRole('button', { name: `Move down: ${first}` }));
    await becomes(() => page.locator('.fp-reorder strong').allTextContents(), [second, first]);
    await becomes(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), `Move up: ${first}`);
    await walker.press(page.getByRole('link', { name: 'Apply with this list' }));
    await becomes(() => Promise.resolve(new URL(page.url()).pathname), '/sign-in');
  });

  it('says what would have been, with what the family says of the child', async () => {
    const unlikely = await schoolWhere(({ policy, likelihood }) =>
      Boolean(
        policy?.asks.includes('sibling') === true && likelihood.years.every(({ would }) => would === 'not-offered'),
      ),
    );
    await open(`/family/find/schools/${unlikely.intake}?postcode=${encodeURIComponent(postcode)}`);
    await headed(unlikely.name);
    await page.getByText('would not have been offered a place').waitFor();
    await page.getByText('Tell us more about your child').click();
    await page.getByLabel('A brother or sister will be at').first().check();
    await page.getByText('with the priority you told us of').waitFor();
    await look('school-child');
  });

  it('warns of a list that would have left the child without a place, by keyboard alone', async () => {
    const never = await schoolWhere(({ likelihood }) => likelihood.years.every(({ would }) => would === 'not-offered'));
    await open(`/family/find/list?postcode=${encodeURIComponent(postcode)}&intakes=${never.intake}`);
    await page.getByText('would probably leave your child without a place').waitFor();
    await look('list-warning');
    const add = page.getByRole('button', { name: /^Add to the end: / }).first();
    await add.focus();
    await page.keyboard.press('Enter');
    await page.getByText('This list would have brought a place').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('fp-said');
    expect(await page.locator('.fp-reorder strong').allTextContents()).toHaveLength(2);
  });

  it('shows the proof of the order, worked out by the engine', async () => {
    await open('/family/find/order');
    await page.getByText('What each order of the two lists gives').first().waitFor();
    await look('order');
  });

  it('measures from a place on the map, chosen by keyboard or by hand, and from an address once signed in', async () => {
    await open('/family/find/map');
    await page.locator('.fp-map__picture').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText('You have chosen a place').waitFor();
    await page.locator('.fp-map__picture').click({ position: { x: 200, y: 200 } });
    await look('point');
    await page.getByRole('button', { name: 'Show schools' }).click();
    await page.getByText('Measured from the place you chose on the map.').waitFor();
    await page.getByText(`of ${size.schools} schools`).waitFor();
    expect(page.url()).not.toMatch(/easting|northing/);

    await signInAs(page, rooms.address, 'aisha-khan', `/family/find/address?postcode=${encodeURIComponent(postcode)}`);
    await page.getByRole('radio').first().check();
    await look('address');
    await page.getByRole('button', { name: 'Show schools' }).click();
    await page.getByText('Measured from the address you chose.').waitFor();
    await page.reload();
    await page.getByText('Measured from the address you chose.').waitFor();
  });

  it('is whole in Welsh and from right to left', async () => {
    for (const language of ['cy', 'ar']) {
      await page.setViewportSize(narrow);
      await open(`/family/find/schools?postcode=${encodeURIComponent(postcode)}&language=${language}`);
      await page.locator('.fp-school').first().waitFor();
      await check(`schools-${language}`);
      await page.locator('.fp-school a').first().click();
      await page.locator('.fp-criteria').waitFor();
      await check(`school-${language}`);
    }
  });
});

/** Looks at the page wide and on a phone: no fault that axe knows, no scrolling from side to side; pictures are kept. */
async function look(name: string): Promise<void> {
  for (const [width, size_] of [
    ['wide', wide],
    ['phone', phone],
    ['narrow', narrow],
  ] as const) {
    await page.setViewportSize(size_);
    if (width === 'narrow') expect(await scrollsSideways(page)).toBe(false);
    else await check(`${name}-${width}`, width === 'wide');
  }
  await page.setViewportSize(wide);
}

async function check(name: string, withAxe = true): Promise<void> {
  await screenshot(page, `find/${name}`);
  expect({ name, sideways: await scrollsSideways(page) }).toEqual({ name, sideways: false });
  if (withAxe) expect({ name, faults: await axe(page) }).toEqual({ name, faults: [] });
}

function namesShown(): Promise<string[]> {
  return page.locator('.fp-school__name a').allInnerTexts();
}

async function open(path: string): Promise<void> {
  await page.goto(`${rooms.address}${path}`);
  await page.locator('h1').waitFor();
}

async function headed(text: string): Promise<void> {
  await page.locator('h1').filter({ hasText: text }).waitFor();
}

interface Shown {
  readonly intake: string;
  readonly name: string;
  readonly policy: { readonly asks: readonly string[] } | null;
  readonly likelihood: { readonly years: readonly { readonly would: string }[] };
}

/** A school of the round of which this is so from the postcode, the nearest first. */
async function schoolWhere(is: (school: Shown) => boolean): Promise<Shown> {
  const query = new URLSearchParams({ postcode, limit: '50' });
  const answer = await fetch(`${rooms.address}/api/rounds/${await theRound()}/prospectus?${query.toString()}`);
  const { items } = (await answer.json()) as { items: readonly Shown[] };
  const found = items.find(is);
  if (found === undefined) throw new Error('The town has no such school.');
  return found;
}

async function theRound(): Promise<string> {
  const answer = await fetch(`${rooms.address}/api/demonstration/state`);
  const { round } = (await answer.json()) as { round: { id: string } };
  return round.id;
}

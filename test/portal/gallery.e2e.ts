import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axe, becomes, complaintsOf, narrow, openBrowser, screenshot, scrollsSideways, wide } from '@support/pages';
import { type OpenRooms, openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(90_000);

let rooms: OpenRooms;
let browser: Browser;

beforeAll(async () => {
  buildPortalIfNeeded();
  rooms = await openPortal({ RATE_PER_ADDRESS: '0', RATE_PER_ACCOUNT: '0' });
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await rooms.close();
});

describe('every component in every state', () => {
  it.each([
    ['en', 'wide', wide],
    ['en', 'narrow', narrow],
    ['cy', 'narrow', narrow],
    ['ar', 'narrow', narrow],
  ] as const)(
    'has no fault that axe knows, breaks no policy and does not scroll sideways, in %s on a %s window',
    async (language, name, size) => {
      const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await open(page, 'all', language);
      // Welsh stands in the same elements as English: only its length can do harm.
      if (language !== 'cy') expect(await axe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await screenshot(page, `gallery/all-${language}-${name}`);
      await context.close();
    },
    300_000,
  );

  it('can be read where colours are forced', async () => {
    const context = await browser.newContext({ viewport: wide, forcedColors: 'active', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await open(page, 'all', 'en');
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'gallery/all-forced-colours');
    await context.close();
  }, 300_000);

  it('moves nothing for those who asked for less motion', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await open(page, 'waiting', 'en');
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await context.close();
  });
});

describe('without a mouse', () => {
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    context = await browser.newContext({ viewport: wide });
    page = await context.newPage();
  });

  afterEach(async () => {
    await context.close();
  });

  it('a list is put in order, each move is said, and the focus stays on what was moved', async () => {
    await open(page, 'reorder-list', 'en');
    const list = page.locator('fp-reorder-list').first();
    await list.getByRole('button', { name: 'Move down: Oak Primary School' }).focus();
    await page.keyboard.press('Enter');
    await becomes(
      () => titles(list),
      ['Elm Grove School', 'Oak Primary School', 'St Aldhelm’s Catholic Primary School'],
    );
    await expectText(list.getByRole('status'), 'Oak Primary School is now number 2 of 3.');
    await expectFocus(page, 'Move down: Oak Primary School');
    await page.keyboard.press('Space');
    await becomes(
      () => titles(list),
      ['Elm Grove School', 'St Aldhelm’s Catholic Primary School', 'Oak Primary School'],
    );
    await expectFocus(page, 'Move up: Oak Primary School');
  });

  it('a list is put in order with a finger or a mouse, too', async () => {
    await open(page, 'reorder-list', 'en');
    const list = page.locator('fp-reorder-list').first();
    const from = await list.locator('.fp-reorder__handle').nth(2).boundingBox();
    const to = await list.locator('.fp-reorder__line').nth(0).boundingBox();
    if (from === null || to === null) throw new Error('The list is not there.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 5, to.y + 30, { steps: 5 });
    await page.mouse.move(from.x + 5, to.y + 5, { steps: 5 });
    await page.mouse.up();
    await becomes(
      () => titles(list),
      ['St Aldhelm’s Catholic Primary School', 'Oak Primary School', 'Elm Grove School'],
    );
  });

  it('a dialog keeps the focus and gives it back to the page', async () => {
    await open(page, 'dialog', 'en');
    await page.getByRole('button', { name: 'Open' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => {
      const open = document.querySelector('dialog[open]');
      return document.activeElement === document.body || open?.contains(document.activeElement) === true;
    });
    expect(inside).toBe(true);
  });

  it('a school is found by typing and picked with the arrow keys', async () => {
    await open(page, 'search-select', 'en');
    const field = page.getByRole('combobox').first();
    await field.focus();
    await page.keyboard.type('gro');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await becomes(() => field.inputValue(), 'Elm Grove School');
    await becomes(() => field.getAttribute('aria-expanded'), 'false');
  });

  it('tabs are changed with the arrow keys, which turn round in Arabic', async () => {
    await open(page, 'tabs', 'ar');
    await page.getByRole('tab', { name: 'List' }).focus();
    await page.keyboard.press('ArrowLeft');
    await becomes(() => page.getByRole('tab', { name: 'Map' }).getAttribute('aria-selected'), 'true');
  });

  it('an upload that breaks is sent again', async () => {
    await open(page, 'file-upload', 'en');
    const upload = page.locator('fp-file-upload').first();
    await upload
      .locator('input')
      .setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    await upload.getByRole('button', { name: /Send again/ }).click();
    await upload.locator('.fp-upload__status--done').waitFor();
  });

  it('what must be put right is said first, and leads to its field', async () => {
    await open(page, 'question-page', 'en');
    const first = page.locator('fp-question-page').first();
    await first.getByRole('button', { name: 'Save and go on' }).click();
    await first.getByRole('alert').getByRole('link', { name: 'Enter the date of birth' }).click();
    await becomes(() => page.evaluate(() => document.activeElement?.id), 'child-dateOfBirth-day');
    await page.keyboard.type('14');
    await becomes(() => first.getByRole('alert').count(), 0);
  });
});

async function open(page: Page, component: string, language: string): Promise<void> {
  await page.goto(`${rooms.address}/gallery/${component}?language=${language}`);
  await page.locator('h1').first().waitFor();
}

function titles(list: ReturnType<Page['locator']>): Promise<readonly string[]> {
  return list.locator('.fp-reorder__text strong').allTextContents();
}

async function expectFocus(page: Page, label: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, label, {
    timeout: 3_000,
  });
}

async function expectText(place: ReturnType<Page['locator']>, text: string): Promise<void> {
  await place.filter({ hasText: text }).waitFor({ state: 'attached', timeout: 3_000 });
}

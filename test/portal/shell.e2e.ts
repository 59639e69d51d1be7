import type { Page } from 'playwright-core';
import { Clock } from '../../apps/api/src/platform';
import { axe, narrow, screenshot, scrollsSideways, signInAs, wide } from '@support/pages';
import { type OpenRooms, openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(90_000);

let rooms: OpenRooms;
let page: Page;

beforeAll(async () => {
  buildPortalIfNeeded();
  rooms = await openPortal();
}, 300_000);

afterAll(async () => {
  await rooms.close();
});

openWindowForEach((opened) => {
  page = opened;
});

describe('every page of the shell', () => {
  const pages = ['/', '/sign-in', '/signed-out', '/accessibility', '/gallery', '/no/such/page'];

  it.each([
    ['en', 'wide', wide],
    ['en', 'narrow', narrow],
    ['cy', 'narrow', narrow],
    ['ar', 'narrow', narrow],
  ] as const)(
    'is without fault in %s on a %s window, and asks nobody else for anything',
    async (language, name, size) => {
      await page.setViewportSize(size);
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(rooms.address) && !request.url().startsWith('data:'))
          elsewhere.push(request.url());
      });
      const faults: string[] = [];
      for (const path of pages) {
        await page.goto(`${rooms.address}${path}?language=${language}`);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        // Welsh stands in the same elements as English: only its length can do harm.
        if (language !== 'cy') faults.push(...(await axe(page)).map((fault) => `${path}: ${fault}`));
        if (await scrollsSideways(page)) faults.push(`${path}: scrolls sideways`);
        expect(await page.locator('h1').count()).toBe(1);
        await screenshot(page, `shell/${path.replace(/\W+/g, '-')}-${language}-${name}`);
      }
      expect(faults).toEqual([]);
      expect(elsewhere).toEqual([]);
    },
    200_000,
  );
});

describe('going from page to page', () => {
  it('begins at the heading, says the page’s name, and comes back with the back button', async () => {
    await open('/');
    expect(await page.title()).toBe('School places, decided fairly – Fairplace');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Accessibility' }).click();
    await headed('Accessibility of this service');
    expect(await page.title()).toBe('Accessibility of this service – Fairplace');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.locator('[aria-live=polite]').first().textContent()).toBe('Accessibility of this service');
    await page.goBack();
    await headed('School places, decided fairly');
    expect(page.url()).toBe(`${rooms.address}/`);
  });

  it('leads past the header by the skip link, without changing the address', async () => {
    await open('/accessibility');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(page.url()).toBe(`${rooms.address}/accessibility`);
  });

  it('says that there is no page where there is none', async () => {
    await open('/no/such/page');
    await headed('Page not found');
  });
});

describe('languages', () => {
  it('are changed on the page, turn it round, last over a reload, and say that nobody has checked them', async () => {
    await open('/');
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    await headed('Lleoedd ysgol, wedi');
    expect(await page.title()).toMatch(/^Lleoedd ysgol/);
    expect(await page.getAttribute('html', 'lang')).toBe('cy');
    expect(await page.getByText('Nid yw').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    await page.reload();
    await headed('أماكن مدرسية');
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await page.getByRole('button', { name: 'English' }).click();
    await headed('School places');
    expect(await page.getAttribute('html', 'dir')).toBe('ltr');
  });
});

describe('signing in', () => {
  it('leads back to the page one came from, and out again', async () => {
    await open('/accessibility');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await headed('Sign in');
    await page.getByRole('link', { name: 'Sign in as a parent or carer' }).click();
    await page.getByRole('button', { name: 'Aisha Khan' }).click();
    await headed('Accessibility of this service');
    await page.getByText('Aisha Khan').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await headed('You are signed out');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('says what is wrong with an e-mail address before anything is sent', async () => {
    await open('/sign-in');
    await page.getByLabel('Your e-mail address').fill('aisha');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('alert').getByText('Enter an e-mail address').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await axe(page)).toEqual([]);
  });

  it('says why a provider has sent somebody back', async () => {
    await open('/sign-in?because=people.sign-in-too-old');
    await page.getByText('Signing in took too long').waitFor();
  });
});

describe('the end of a session', () => {
  it('is warned of, and put off', async () => {
    await signInAs(page, rooms.address, 'aisha-khan', '/accessibility');
    await later(59);
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'You will soon be signed out' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/We will sign you out in (1 minute|\d+ seconds)\./);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'shell/session-warning');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Aisha Khan').waitFor();
  });

  it('says that nothing is lost, and leads back to the same page', async () => {
    await signInAs(page, rooms.address, 'aisha-khan', '/accessibility');
    await later(59);
    await page.reload();
    await page.getByRole('dialog', { name: 'You will soon be signed out' }).waitFor();
    await later(5);
    // The service says 401 to the next request: staying is too late.
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    const over = page.getByRole('dialog', { name: 'You have been signed out' });
    await over.waitFor();
    expect(await axe(page)).toEqual([]);
    await over.getByRole('link', { name: 'Sign in again' }).click();
    await headed('Sign in');
    expect(new URL(page.url()).searchParams.get('returnTo')).toBe('/accessibility');
  });

  async function later(minutes: number): Promise<void> {
    const now = rooms.get(Clock).now().getTime();
    await rooms.moveClockTo(new Date(now + minutes * 60_000).toISOString());
    // What is read of a session is remembered for five seconds.
    await new Promise((resolve) => setTimeout(resolve, 5_500));
  }
});

describe('leaving at once', () => {
  beforeEach(async () => {
    await page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }),
    );
    await open('/accessibility');
    await open('/gallery/exit-page');
  });

  it('takes the place of the page in the history', async () => {
    await page.locator('.fp-exit-page a').click();
    await headed('Weather');
    await page.goBack();
    await headed('Accessibility of this service');
  });

  it('works by pressing Shift three times', async () => {
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Shift');
    await headed('Weather');
  });
});

describe('without the service', () => {
  it('the frame still stands and says so', async () => {
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/**', (route) => route.abort());
    await open('/');
    await page.getByText('Not working').waitFor();
    await page.goto(`${rooms.address}/sign-in`);
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Sign in as a parent or carer' }).waitFor();
  });

  it('says when the browser is offline', async () => {
    await open('/');
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
  });
});

async function open(path: string): Promise<void> {
  await page.goto(`${rooms.address}${path}`);
  await page.locator('h1').waitFor();
}

async function headed(text: string): Promise<void> {
  await page.locator('h1').filter({ hasText: text }).waitFor();
}

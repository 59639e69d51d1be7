import type { Browser } from 'playwright-core';
import { openBrowser } from '@support/pages';
import { type OpenRooms, openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(90_000);

/** The most that the first load of a page may weigh, scripts and styles together, as it is sent: kilobytes. */
const budget = 120;

/** First pages of the shell and of the wing for families. A wing adds its own. */
const firstPages = ['/', '/sign-in', '/accessibility', '/family/find'];

describe('the first load', () => {
  let rooms: OpenRooms;
  let browser: Browser;

  beforeAll(async () => {
    buildPortalIfNeeded();
    rooms = await openPortal();
    browser = await openBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await rooms.close();
  });

  it.each(firstPages)(
    'of %s is within what a phone on a bus can fetch',
    async (path) => {
      const page = await browser.newPage();
      const weights: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (/\.(js|css)$/.test(new URL(request.url()).pathname)) {
          weights.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
        }
      });
      await page.goto(`${rooms.address}${path}`);
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      const kilobytes = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000;
      process.stderr.write(`First load of ${path}: ${kilobytes.toFixed(1)} kB in ${weights.length} files.\n`);
      expect(weights.length).toBeGreaterThan(2);
      expect(kilobytes).toBeLessThanOrEqual(budget);
      await page.close();
    },
    60_000,
  );
});

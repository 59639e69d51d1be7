import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf, openBrowser, wide } from './pages';

/**
 * Opens a real browser for the tests of this file, and in it a new window for each of them, with nothing kept from before.
 *
 * `show` is given the window's page before the test begins. A test of whose page something complained fails.
 */
export function openWindowForEach(show: (page: Page) => void, options: BrowserContextOptions = {}): void {
  let browser: Browser;
  let context: BrowserContext;
  let complaints: readonly string[];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);

  afterAll(() => browser.close());

  beforeEach(async () => {
    context = await browser.newContext({ viewport: wide, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    complaints = complaintsOf(page);
    show(page);
  });

  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
}

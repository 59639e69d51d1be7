import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { personas } from './people';

/** Where Debian puts its browser; another may be named. */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Nothing is asked of anybody but the service: no updates, no accounts, no guesses. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where pictures of pages are kept as test output; git does not keep them. */
export const picturesFolder = join(__dirname, '..', '..', 'out', 'portal');

/** Sizes of window that the pages must be good at. The narrow one is also a 1280-pixel window at 400% zoom (WCAG 1.4.10). */
export const wide = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 720 };
export const phone = { width: 390, height: 844 };

/** The real browser, without a window. Close it when the tests are done. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program, headless: true, args: flags });
}

/** Signs in as a persona of the demonstration the way a person does, and arrives at `returnTo`. */
export async function signInAs(page: Page, address: string, persona: string, returnTo = '/'): Promise<void> {
  const roles = personas().find(({ id }) => id === persona)?.roles ?? [];
  const as = roles.every(({ role }) => role === 'parent') ? 'parent' : 'staff';
  const query = new URLSearchParams({ as, returnTo });
  await page.goto(`${address}/api/sign-in/start?${query.toString()}`);
  await page.locator(`button[formaction$="/${persona}"]`).click();
  await page.waitForURL((url) => url.pathname === returnTo.split('?')[0]);
  await page.locator('h1').first().waitFor();
}

/** What axe finds wrong with the page as it is now, by the rules of WCAG 2.2 AA and the usual advice: one line for each. */
export async function axe(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // No page has frames, so axe need not open a second page to put its findings together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help} in ${html.slice(0, 200)}`),
  );
}

/** Looks again and again until what is seen is what is expected: a page is drawn a moment after a key is pressed. */
export async function becomes<Seen>(look: () => Promise<Seen>, expected: Seen): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (isDeepStrictEqual(await look(), expected)) return;
    await setTimeout(50);
  }
  expect(await look()).toEqual(expected);
}

/** Whether the page can be scrolled from side to side, which nobody on a phone should have to. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Keeps a picture of the whole page. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  await page.screenshot({ path: join(picturesFolder, `${name}.png`), fullPage: true });
}

/** Makes the page as slow as a phone on a bus: 4G as network tools understand it. */
export async function throttle(page: Page, kilobits = 1_600, latency = 150): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytes = (kilobits * 1024) / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes / 2,
  });
}

/** What the page complained of: errors of scripts, and whatever the security policy refused. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}

/**
 * Texts of the page that are English although they are not marked so: what a Welsh page must not have. Names of the
 * authority's own policy stand in brackets, in quotation marks and in the picture of the groups, and are not looked at.
 */
export function englishIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const english = /\b(the|your|they|would|because|child|children|this|with|offered|number|went)\b/i;
    const main = document.querySelector('#main');
    if (main === null) return ['There is no page.'];
    const found: string[] = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').replace(/\([^()]*\)|“[^”]*”/g, '');
      if (parent?.closest('[lang]')?.getAttribute('lang') !== 'cy' || parent.closest('.fp-standing') !== null) continue;
      if (english.test(text)) found.push(text.trim());
    }
    return found;
  });
}

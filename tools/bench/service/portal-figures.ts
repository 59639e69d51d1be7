import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { migrate, servePortal } from '../../../apps/api/src/platform';
import type { Figure } from '../figure';
import { startDatabases } from './databases';
import { openProduction } from './production';

/** Where Debian puts its browser; another may be named. */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** First pages of the wing for families, and of the shell around it. */
const firstPages = ['/', '/family/find', '/sign-in', '/accessibility'];

/** What a page may weigh, in the manner of Lighthouse's budgets; sizes are of what is sent, compressed. */
const budgets = { 'script and style': 120, requests: 40, 'requests to others': 0 } as const;

/** Something that was fetched. */
interface Fetched {
  readonly kind: string;
  readonly bytes: number;
  readonly ours: boolean;
}

/** Loads each first page once in a real browser with nothing in its cache, and weighs what is fetched. */
async function main(): Promise<void> {
  if (!existsSync(program)) throw new Error(`No browser at ${program}; say in CHROMIUM where there is one.`);
  const build = "import('./tools/start/build.mjs').then(({ build }) => process.exit(build(['portal']).length))";
  execFileSync(process.execPath, ['--input-type=module', '--eval', build], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-bench-'));
  const databases = await startDatabases(folder);
  try {
    await migrate(databases.town, '0.0.0');
    const service = await openProduction(databases.town, { PUBLIC_URL: '' }, (app, { projectRoot }) => {
      servePortal(app, projectRoot);
    });
    const browser = await chromium.launch({ executablePath: program, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
    try {
      for (const path of firstPages) for (const figure of await figuresOf(browser, service.address, path)) console.log(JSON.stringify(figure));
    } finally {
      await browser.close();
      await service.close();
    }
  } finally {
    await databases.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figuresOf(browser: Browser, address: string, path: string): Promise<readonly Figure[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const fetched: Promise<Fetched>[] = [];
  page.on('requestfinished', (request) => {
    const { origin, pathname } = new URL(request.url());
    const kind = pathname.endsWith('.js') ? 'script' : pathname.endsWith('.css') ? 'style' : request.resourceType();
    fetched.push(request.sizes().then(({ responseBodySize: bytes }) => ({ kind, bytes, ours: origin === address })));
  });
  await page.goto(`${address}${path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const all = await Promise.all(fetched);
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN");
  await context.close();
  const kilobytes = (kinds: readonly string[]): number => all.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const figure = (name: string, value: number, unit: string, limit?: number): Figure => ({ name, instance: path, value, unit, ...(limit === undefined ? {} : { limit }) });
  return [
    figure('script', kilobytes(['script']), 'kB'),
    figure('style', kilobytes(['style']), 'kB'),
    figure('script and style', kilobytes(['script', 'style']), 'kB', budgets['script and style']),
    figure('fonts and pictures', kilobytes(['font', 'image']), 'kB'),
    figure('everything', all.reduce((sum, { bytes }) => sum + bytes, 0) / 1000, 'kB'),
    figure('requests', all.length, '', budgets.requests),
    figure('requests to others', all.filter(({ ours }) => !ours).length, '', budgets['requests to others']),
    figure('first paint with contents', Number(paint), 'ms'),
  ];
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

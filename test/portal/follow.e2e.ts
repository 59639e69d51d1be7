import type { Page } from 'playwright-core';
import { begin, must } from '@support/applications';
import { openSmallRound, type SmallRound } from '@support/offers';
import { axe, becomes, narrow, phone, screenshot, scrollsSideways, signInAs, wide } from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(120_000);

let town: SmallRound;
let page: Page;

beforeAll(async () => {
  buildPortalIfNeeded();
  town = await openSmallRound(undefined, openPortal);
  await town.apply('maria-nowak', 'Cat', 300);
  const about = { firstNames: 'Zoe', lastName: 'Lee', dateOfBirth: '2016-05-06' };
  await begin(await town.as('maria-nowak'), town.round, { child: about });
  await town.measure();
}, 300_000);

afterAll(async () => {
  await town.rooms.close();
});

openWindowForEach(
  (opened) => {
    page = opened;
  },
  { reducedMotion: 'reduce' },
);

const followed = (more = ''): string => `/family/children/${town.children.get('Cat') ?? ''}/${town.round}${more}`;
const main = () => page.locator('#main');
const heading = (): Promise<string> => page.locator('h1').first().innerText();
async function arrive(path: string, persona = 'maria-nowak'): Promise<void> {
  await signInAs(page, town.rooms.address, persona, path);
  await page.waitForLoadState('networkidle');
}

describe('a parent’s home', () => {
  it('leads to an application where there is none', async () => {
    await arrive('/family', 'ella-stone');
    await page.getByText('You have not started an application yet.').waitFor();
    expect(await page.getByRole('link', { name: 'Start an application' }).getAttribute('href')).toBe(
      '/family/apply/new',
    );
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'family/home-empty-wide');
  });

  it('is loud about what was not sent, counts down, and says what comes next', async () => {
    await arrive('/family');
    const draft = main().getByRole('region', { name: 'Zoe Lee' });
    expect(await draft.innerText()).toContain('This does not count until you send it.');
    expect(await draft.getByText('Draft: not sent').count()).toBe(1);
    expect(await draft.getByText(/days left/).count()).toBe(1);
    const sent = main().getByRole('region', { name: 'Cat Lee' });
    expect(await sent.getByText('Sent', { exact: true }).count()).toBe(1);
    expect(await sent.innerText()).toContain('Your schools: Harbour School and Oak School.');
    await sent.getByRole('link', { name: 'What has happened so far' }).click();
    await becomes(heading, 'The application for Cat');
    await page.goBack();
    await becomes(heading, 'Your children');
  });
});

describe('what happened to an application', () => {
  it('is told in plain words, with what comes, the receipt, and each letter as it was sent', async () => {
    await arrive(followed());
    await page.getByText('We received your application.').waitFor();
    expect(await main().innerText()).toContain('Offer day');
    await page.getByRole('link', { name: 'Read the letter' }).first().click();
    await page.locator('.fp-letter').waitFor();
    expect(await page.locator('.fp-letter').innerText()).toContain('Cat');
    expect(await page.title()).toContain('We have your school application for Cat Lee');
    await page.reload();
    await page.locator('.fp-letter').waitFor();
    await screenshot(page, 'family/letter-wide');
  });

  it.each([
    ['en', 'wide', wide],
    ['en', 'phone', phone],
    ['cy', 'narrow', narrow],
    ['ar', 'narrow', narrow],
  ] as const)('is without fault in %s on a %s window, on each of its pages', async (language, name, size) => {
    await page.setViewportSize(size);
    await arrive(followed());
    const line = await page
      .getByRole('link', { name: /See the line/ })
      .first()
      .getAttribute('href');
    const letter = await page.getByRole('link', { name: 'Read the letter' }).first().getAttribute('href');
    const faults: string[] = [];
    const pages = { home: '/family', follow: followed(), distance: line ?? '', letter: letter ?? '' };
    for (const [what, path] of Object.entries(pages)) {
      await page.goto(new URL(`${path}?language=${language}`, page.url()).href);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      // Welsh stands in the same elements as English: only its length can do harm.
      if (language !== 'cy') faults.push(...(await axe(page)).map((fault) => `${what}: ${fault}`));
      if (await scrollsSideways(page)) faults.push(`${what}: scrolls sideways`);
      if (language === 'cy' && what === 'follow') await page.getByText('Cawsom eich cais.').waitFor();
      expect(await page.locator('h1').count()).toBe(1);
      expect(new URL(page.url()).pathname).not.toBe('/sign-in');
      await screenshot(page, `family/${what}-${language}-${name}`);
    }
    expect(faults).toEqual([]);
  });

  it('is nobody else’s', async () => {
    await arrive(followed(), 'tom-walker');
    await page.getByText('Not found').first().waitFor();
  });
});

describe('a distance', () => {
  it('is drawn, said in words, and challenged; officers see it, and the answer is here', async () => {
    await arrive(followed());
    const far = await main().innerText();
    expect(far).toContain('0.186 miles in a straight line');
    expect(far).toContain('The policy says: in a straight line from home to the nearest gate');
    await page.getByRole('link', { name: /See the line, or say it is wrong\s*Harbour School/ }).click();
    await becomes(heading, 'How far it is to Harbour School');
    await page.getByText('Before rounding it is 300 metres.').waitFor();
    await page.locator('.fp-map__line').first().waitFor();
    await page.getByRole('button', { name: 'Ask us to look again' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Say what is wrong with the distance' }).click();
    await becomes(() => page.evaluate(() => document.activeElement?.id), 'reason');
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'family/distance-error-wide');
    await page.keyboard.type('The dot is on the old barn, not on our house.');
    await page.getByRole('button', { name: 'Ask us to look again' }).click();
    await page.getByText('We have what you said.').waitFor();
    await page.getByText('An officer will answer here.').waitFor();
    expect(await page.getByRole('button', { name: 'Ask us to look again' }).count()).toBe(0);

    const officer = await town.as('ruth-harper');
    const asked = await officer.get(`/api/rounds/${town.round}/distance-challenges?open=yes`);
    const { items } = must(200, asked) as { items: { id: string; reason: string; measurement: string }[] };
    const measurement = items[0]?.measurement ?? '';
    expect(items.map(({ reason }) => reason)).toEqual(['The dot is on the old barn, not on our house.']);
    const blocks = must(200, await officer.get(`/api/rounds/${town.round}/blocks`)) as { items: { why: string }[] };
    expect(blocks.items.map(({ why }) => why)).toContain('distance-challenged');
    const says = 'The dot is on your front door: we looked at the plan of the house.';
    const answer = `/api/distance-challenges/${items[0]?.id ?? ''}/answer`;
    expect(must(200, await officer.post(answer, { says }))).toMatchObject({ answer: { outcome: 'stands', says } });
    expect(await officer.post(answer, { says })).toMatchObject({ status: 409 });
    const other = await town.as('tom-walker');
    expect(must(200, await other.get(`/api/rounds/${town.round}/distance-challenges`))).toMatchObject({ items: [] });

    await page.reload();
    await page.getByText('It stands:').waitFor();
    expect(await main().innerText()).toContain(says);
    await screenshot(page, 'family/distance-answered-wide');

    const again = { reason: 'The new plan of the school puts the gate elsewhere.' };
    must(201, await officer.post(`/api/measurements/${measurement}/remeasuring`, again));
    await page.goto(new URL(followed(), page.url()).href);
    await page.getByText('We measured the distance from your home to Harbour School again.').waitFor();
    await page.getByText('We looked at the distance to Harbour School again. It stays as it was.').waitFor();
    await page.getByText('You told us that the distance to Harbour School looks wrong.').waitFor();
    expect(await other.get(`/api/children/${town.children.get('Cat') ?? ''}/timeline`)).toMatchObject({ status: 404 });
  });
});

describe('a session that ends', () => {
  it('is noticed, and signing in leads back to the same page', async () => {
    await arrive(followed());
    await town.rooms.moveClockTo('2026-10-06T10:00:00Z');
    await page.reload();
    await becomes(() => Promise.resolve(new URL(page.url()).pathname), '/sign-in');
    await signInAs(page, town.rooms.address, 'maria-nowak', followed());
    await becomes(heading, 'The application for Cat');
  });

  it('cannot challenge a distance any more once the last day has passed', async () => {
    await town.rooms.moveClockTo('2027-01-20T10:00:00Z');
    await arrive(followed());
    await page
      .getByRole('link', { name: /See the line/ })
      .first()
      .click();
    await page.getByText('The last day to say so was').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { Clock } from '../../apps/api/src/platform';
import { openSmallRound, promiseDraws, type SmallRound } from '@support/offers';
import { axe, becomes, englishIn, narrow, phone, screenshot, scrollsSideways, signInAs, wide } from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(120_000);

/** Harbour has two places: Ann and Ben live nearer than Cat and Dan, who live equally far and are offered Oak. */
const families = { Ann: 'aisha-khan', Ben: 'tom-walker', Cat: 'maria-nowak', Dan: 'samuel-okafor' } as const;

let town: SmallRound;
let page: Page;

beforeAll(async () => {
  buildPortalIfNeeded();
  town = await openSmallRound(undefined, openPortal);
  await town.apply(families.Ann, 'Ann', 100);
  await town.apply(families.Ben, 'Ben', 200);
  await town.apply(families.Cat, 'Cat', 300);
  await town.apply(families.Dan, 'Dan', 300);
  await town.rooms.moveClockTo('2026-11-02T10:00:00Z');
  await promiseDraws(town, 'offer-day');
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

const addressOf = (child: keyof typeof families, more = ''): string =>
  `/family/children/${town.children.get(child) ?? ''}/${town.round}/offer${more}`;
const main = () => page.locator('#main');
const heading = (): Promise<string> => page.locator('h1').first().innerText();
async function arrive(child: keyof typeof families, more = ''): Promise<void> {
  await signInAs(page, town.rooms.address, families[child], addressOf(child, more));
  await page.waitForLoadState('networkidle');
}

describe('the morning of offer day', () => {
  it('is not told of before: only when the offer will be there', async () => {
    await arrive('Cat');
    await becomes(heading, 'The offer for Cat is not here yet');
    expect(await main().innerText()).toContain('It will be here from 1 March 2027');
    expect(await main().innerText()).not.toMatch(/Oak|Harbour/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'offer/before-wide');
  });

  it('comes when a visitor moves the clock in the bar: the officers are played, and the page comes by itself', async () => {
    await arrive('Cat');
    await page.locator('.fp-demonstration summary').click();
    await page.getByRole('button', { name: /^Offer day/ }).click();
    await page.getByText('The officers are at work.').waitFor();
    const clock = town.rooms.get(Clock);
    const morning = new Date('2027-03-01T07:30:00Z');
    for (let turn = 0; turn < 60 && clock.now() < morning; turn += 1) {
      await town.follow();
      if (clock.now() < morning) await clock.moveTo(new Date(clock.now().getTime() + 3_000));
    }
    await page.getByRole('heading', { name: 'Cat has an offer from Oak School' }).waitFor();
  });
});

describe('my offer and why', () => {
  it('says what was offered, what was not, why, what would have changed it, and where the child stood', async () => {
    await arrive('Cat');
    const text = await main().innerText();
    expect(text).toContain('This was your second choice.');
    expect(text).toMatch(/Answer by \w+,? 15 March 2027\./);
    expect(text).toContain('All 2 places went to children who come before them');
    expect(text).toMatch(/Your child would have been offered a place if they lived within/);
    expect(text).toContain('Number 1 of 2 on the waiting list.');
    await becomes(() => main().locator('.fp-standing').first().isVisible(), true);
    expect(await main().locator('.fp-standing').first().innerText()).toContain('There were 2 places.');
  });

  it('tells the right to appeal: each school, the last day, where, and that it costs nothing', async () => {
    await arrive('Cat');
    const appeal = main().getByRole('region', { name: 'You can appeal' });
    expect(await appeal.innerText()).toMatch(/Harbour School: until \w+,? 13 April 2027/);
    expect(await appeal.innerText()).toContain('twenty school days');
    expect(await appeal.getByRole('link', { name: 'How to appeal, and the form' }).getAttribute('href')).toBe(
      'https://marramshire.example/admissions/appeals',
    );
    expect(await appeal.getByRole('button').count()).toBe(0);
  });

  it.each([
    ['en', 'wide', wide],
    ['en', 'phone', phone],
    ['cy', 'narrow', narrow],
    ['ar', 'narrow', narrow],
  ] as const)('is without fault in %s on a %s window, on each of its pages', async (language, name, size) => {
    await page.setViewportSize(size);
    await arrive('Cat');
    const faults: string[] = [];
    for (const more of ['', '/accept', '/decline', '/receipt', `/lists/${town.harbour}`]) {
      await page.goto(new URL(`${addressOf('Cat', more)}?language=${language}`, page.url()).href);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      // Welsh stands in the same elements as English: only its length can do harm.
      if (language !== 'cy') faults.push(...(await axe(page)).map((fault) => `${more}: ${fault}`));
      if (await scrollsSideways(page)) faults.push(`${more}: scrolls sideways`);
      if (language === 'cy') faults.push(...(await englishIn(page)).map((text) => `${more}: is English: ${text}`));
      expect(await page.locator('h1').count()).toBe(1);
      expect(new URL(page.url()).pathname).not.toBe('/sign-in');
      await screenshot(page, `offer/${more.split('/')[1] ?? ''}offer-${language}-${name}`);
    }
    expect(faults).toEqual([]);
  });

  it('is said again in Welsh when the language is changed on the page', async () => {
    await arrive('Cat');
    expect(await main().innerText()).toContain('All 2 places went to children who come before them');
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    await page.getByText('Aeth pob lle (2 i gyd) i blant').waitFor();
    const text = await main().innerText();
    expect(text).toMatch(/Roedd eich plentyn yn(g ngrŵp \d| y grŵp).*, a daeth yn rhif \d+ o \d+\./);
    expect(text).toMatch(/Byddai eich plentyn wedi cael cynnig lle pe bai'n byw o fewn [\d.]+ (metr|milltir|filltir)/);
    expect(text).not.toContain('Your child');
    expect(await englishIn(page)).toEqual([]);
  });

  it('is nobody else’s', async () => {
    await signInAs(page, town.rooms.address, families.Ben, addressOf('Cat'));
    await page.getByText('Not found').first().waitFor();
    expect(await main().innerText()).not.toContain('Oak');
  });

  it('waits by itself when too many are at the door, and goes on when it is let in', async () => {
    let refused = 0;
    await page.route('**/api/children/*/offer**', async (route) => {
      refused += 1;
      if (refused > 2) return route.continue();
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { code: 'edge.full' } });
    });
    await signInAs(page, town.rooms.address, families.Ann, addressOf('Ann'));
    await page.getByText('Many people are using the service').waitFor();
    await becomes(heading, 'Ann has an offer from Harbour School');
    expect(refused).toBe(3);
  });
});

describe('the answer', () => {
  it('is given by keyboard alone, asked for once more, and has a receipt that lasts', async () => {
    await arrive('Cat');
    await page.getByRole('link', { name: 'Accept the place' }).focus();
    await page.keyboard.press('Enter');
    await becomes(heading, 'Do you want Cat to have the place at Oak School?');
    await becomes(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
    expect(await main().innerText()).toContain('You stay on all your waiting lists');
    const yes = page.getByRole('button', { name: 'Yes, accept the place' });
    for (let tabs = 0; tabs < 10 && !(await yes.evaluate((one) => one === document.activeElement)); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await becomes(heading, 'You said yes to Oak School');
    const receipt = await main().locator('.govuk-panel bdi').innerText();
    expect(receipt).toMatch(/\S{6,}/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'offer/receipt-accepted-wide');
    await page.reload();
    await becomes(() => main().locator('.govuk-panel bdi').innerText(), receipt);
    await page.goBack();
    await becomes(heading, 'Cat has a place at Oak School');
    expect(await page.getByRole('link', { name: 'Accept the place' }).count()).toBe(0);
  });

  it('can be changed: declined with a warning, and asked back while the place is free', async () => {
    await arrive('Cat');
    await page.getByRole('link', { name: 'I have changed my mind' }).click();
    await becomes(heading, 'Are you sure you want to say no to Oak School?');
    expect(await main().innerText()).toContain('We may give it to another child today.');
    await screenshot(page, 'offer/decline-sure-wide');
    await page.getByRole('button', { name: 'Yes, say no to the place' }).click();
    await becomes(heading, 'You said no to Oak School');
    await page.goto(new URL(addressOf('Cat'), page.url()).href);
    await page.getByRole('link', { name: 'Ask for the place back' }).click();
    await page.getByText('only if it is still free').waitFor();
    await page.getByRole('button', { name: 'Yes, accept the place' }).click();
    await becomes(heading, 'You said yes to Oak School');
  });

  it('is sent again after a broken connection, and is one answer', async () => {
    await page.setViewportSize(phone);
    await arrive('Dan', '/accept');
    let broken = 0;
    await page.route('**/api/offers/*/answer', async (route) => {
      broken += 1;
      if (broken > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Yes, accept the place' }).click();
    await page.getByText('No connection').waitFor();
    await screenshot(page, 'offer/answer-broken-phone');
    await page.getByRole('button', { name: 'Try again' }).click();
    await becomes(heading, 'You said yes to Oak School');
  });
});

describe('the waiting list', () => {
  it('shows the place, why it is so, and lets a family leave, come back and be told', async () => {
    await arrive('Cat');
    await page.getByRole('link', { name: /See how it moves/ }).click();
    await becomes(heading, 'Waiting list for Harbour School');
    await page.getByText('This is the first list.').waitFor();
    expect(await main().innerText()).toContain('1 other child has the same place.');
    expect(await main().innerText()).toContain('We keep this list until at least 31 December 2027.');
    await page.getByRole('button', { name: 'Tell me each time' }).click();
    await page.getByRole('button', { name: 'Stop telling me' }).waitFor();
    await page.getByText('I want to leave this list').click();
    await screenshot(page, 'offer/list-leaving-wide');
    await page.getByRole('button', { name: 'Leave this list' }).click();
    await page.getByText('Cat is off the list.').waitFor();
    await becomes(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go back on the list' }).click();
    await page.getByText('Cat is back on the list.').waitFor();
  });
});

describe('an answer that has not come', () => {
  it('is asked for now, once the last day to give it has passed', async () => {
    await town.rooms.moveClockTo('2027-03-16T10:00:00Z');
    await arrive('Ann');
    await page.getByText(/^The last day to answer was \w+,? 15 March 2027\. Please answer now\.$/).waitFor();
    expect(await page.getByRole('link', { name: 'Accept the place' }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'offer/late-answer-wide');
    await page.setViewportSize(narrow);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, 'offer/late-answer-narrow');
  });
});

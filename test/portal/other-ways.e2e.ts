import type { Page } from 'playwright-core';
import { Followers } from '../../apps/api/src/audit';
import { Workers } from '../../apps/api/src/platform';
import { begin, child, fillIn, must, openTown, type OpenTown, registerHomes } from '@support/applications';
import { startTestServer, type TestServer } from '@support/database';
import { narrow, screenshot, wide } from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { soon, Walker } from '@support/walking';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let opened: Page;

/** Answers that leave nothing open but the two questions about the home. */
const answers = {
  contact: { by: 'post' },
  circumstances: { lookedAfter: false, ehcPlan: false, confidentialAddress: false },
};

beforeAll(async () => {
  buildPortalIfNeeded();
  server = await startTestServer();
  town = await openTown(server, { RATE_ADDRESS: '0' }, openPortal);
  await registerHomes(town, ['100000000003,,9,Quay Street,,Marram,MR1 3CD,560900,340900']);
}, 300_000);

afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

openWindowForEach((page) => {
  opened = page;
});

beforeEach(() => town.forget());

/** Somebody signed in, in the window of this test. */
function walk(persona: string, path: string, heading: string): Promise<Walker> {
  return Walker.signIn(opened, 'apply', { address: town.rooms.address, persona, path, heading });
}

describe('the list of schools', () => {
  it('is put in order with the mouse', async () => {
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.oak, town.harbour, town.holyRood]);
    const walker = await walk('aisha-khan', `/family/apply/${draft.id}/schools/list`, 'Which schools would you like?');
    const { page } = walker;
    const rows = page.locator('.fp-reorder__line');
    await rows.nth(2).scrollIntoViewIfNeeded();
    const handle = await rows.nth(2).locator('.fp-reorder__handle').boundingBox();
    const first = await rows.nth(0).boundingBox();
    if (handle === null || first === null) throw new Error('The list is not to be seen.');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x + 8, first.y + first.height + 4, { steps: 6 });
    await page.mouse.move(handle.x + 8, first.y + 4, { steps: 6 });
    await screenshot(page, 'apply/schools-dragged');
    await page.mouse.up();
    await page.getByRole('status').filter({ hasText: 'is now number 1 of 3' }).waitFor();
    const preferences = [{ intake: town.holyRood }, { intake: town.oak }, { intake: town.harbour }];
    await soon(() => draft.read(), { answers: { preferences } });
    expect(walker.faults).toEqual([]);
  });
});

describe('a home that the register does not know', () => {
  it.each(['mouse', 'keyboard'] as const)('is shown on the map with the %s', async (by) => {
    const draft = await begin(await town.as('maria-nowak'), town.round);
    const walker = await walk('maria-nowak', `/family/apply/${draft.id}/home/address`, 'Where does Zara live?');
    const { page } = walker;
    await page.getByRole('button', { name: 'Type the address instead' }).click();
    await page.getByLabel('House and street').fill('New Cottage, Quay Street');
    await page.getByLabel('Town or village').fill('Marram');
    await page.getByLabel('Postcode').fill('MR1 3CD');
    await walker.goOn('Show us where Zara lives');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('alert').getByText('Mark the home on the map').waitFor();
    const map = page.locator('.fp-map__picture');
    if (by === 'mouse') await map.click();
    else await walker.press(map);
    await page.getByText('The home is marked on the map.').waitFor();
    expect(await namesOverEachOther(page)).toEqual([]);
    await walker.look(`home-on-map-by-${by}`);
    await page.setViewportSize(narrow);
    expect(await namesOverEachOther(page)).toEqual([]);
    await page.setViewportSize(wide);
    await walker.goOn('About this address');
    const { answers: now } = (await draft.read()) as { answers: { home: { point: Record<string, number | string> } } };
    expect(now.home.point['from']).toBe('map');
    expect(Math.abs(Number(now.home.point['easting']) - 560_900)).toBeLessThan(500);
    expect(walker.faults).toEqual([]);
  });
});

describe('a home in a postcode that nobody knows', () => {
  it('is shown on a map of the schools, and the application can be sent', async () => {
    const draft = await begin(await town.as('maria-nowak'), town.round);
    const walker = await walk('maria-nowak', `/family/apply/${draft.id}/home/address`, 'Where does Zara live?');
    const { page } = walker;
    await page.getByRole('button', { name: 'Type the address instead' }).click();
    await page.getByLabel('House and street').fill('1 New Road');
    await page.getByLabel('Town or village').fill('Marram');
    await page.getByLabel('Postcode').fill('ZZ1 1ZZ');
    await walker.goOn('Show us where Zara lives');
    await page.getByText('We do not know this postcode.').waitFor();
    await page.locator('.fp-map__picture').click();
    await page.getByText('The home is marked on the map.').waitFor();
    await walker.look('home-in-unknown-postcode');
    await walker.goOn('About this address');
    expect(walker.faults).toEqual([]);
  });
});

describe('the form on paper', () => {
  it('asks what the portal asks and prints what is declared; an officer enters it, and the receipt goes by post', async () => {
    const officer = await town.as('ruth-harper');
    const said = must(200, await officer.get('/api/applications/declaration')) as { version: string; says: string[] };
    const page = opened;
    const walker = new Walker(page, 'apply');
    await page.goto(`${town.rooms.address}/family/apply/paper`);
    await walker.at('Apply on paper');
    for (const line of said.says) await page.getByText(line).waitFor();
    await page.getByText(`Wording ${said.version}`).waitFor();
    const form = await page.locator('.fp-paper-form').innerText();
    for (const part of ['First names', 'Date of birth', 'Postcode', 'School 1', 'E-mail', 'Is the child looked after'])
      expect(form).toContain(part);
    await page.emulateMedia({ media: 'print' });
    await walker.look('on-paper-printed');

    const sibling = {
      kind: 'sibling',
      school: 'harbour',
      name: 'Omar Paper',
      dateOfBirth: '2013-05-05',
      tie: 'full',
      year: 8,
    };
    const entered = {
      round: town.round,
      channel: 'paper',
      receivedAt: '2026-10-02T09:00:00Z',
      relationship: 'mother',
      parentalResponsibility: true,
      declaration: said.version,
      answers: {
        child: { ...child, firstNames: 'Paula', lastName: 'Paper', currentSchoolName: 'Acorn Bank Primary School' },
        circumstances: { lookedAfter: false, ehcPlan: false, confidentialAddress: false },
        home: {
          kind: 'usual',
          lines: ['9 Quay Street', 'Marram'],
          postcode: 'MR1 3CD',
          uprn: '100000000003',
          nights: 5,
        },
        preferences: [{ intake: town.harbour }, { intake: town.oak }],
        claims: [sibling],
        contact: { by: 'post', needs: 'Large print, please.' },
      },
    };
    const receipt = must(201, await officer.post('/api/applications/entered', entered)) as Record<string, unknown>;
    expect(receipt).toMatchObject({ late: false, receivedAt: '2026-10-02T09:00:00.000Z' });
    await town.rooms.get(Followers).drain();
    await town.rooms.get(Workers).runDue();
    const printing = must(201, await officer.post('/api/authorities/town/printings')) as { id: string };
    const pages = String(must(200, await officer.get(`/api/printings/${printing.id}/pages`)));
    for (const part of ['9 Quay Street', 'MR1 3CD', 'Paula Paper', String(receipt['receipt'])])
      expect(pages).toContain(part);
    // One form is entered once; that it came late has to be explained.
    const late = { ...entered, receivedAt: '2026-11-01T09:00:00Z' };
    await town.rooms.moveClockTo('2026-11-02T10:00:00Z');
    const again = await town.as('ruth-harper');
    expect(await again.post('/api/applications/entered', late)).toMatchObject({ status: 422 });
    expect(walker.faults).toEqual([]);
  });
});

describe('an application after closing day', () => {
  it('is sent late with the reason, and taken back', async () => {
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.oak], { answers });
    await town.rooms.moveClockTo('2026-11-02T10:00:00Z');
    const walker = await walk('aisha-khan', `/family/apply/${draft.id}`, 'Application for Zara');
    const { page } = walker;
    await page.getByText('Closing day has passed.').first().waitFor();
    await walker.open(`/family/apply/${draft.id}/home/shared`, 'Does Zara live at two addresses?');
    await page.getByLabel('No', { exact: true }).check();
    await walker.goOn('Application for Zara');
    await page.getByRole('link', { name: 'Check your answers and send' }).click();
    await page.getByRole('link', { name: 'Go on to send' }).click();
    await page.getByLabel(/I agree/).check();
    await page.getByRole('button', { name: 'Send my application' }).click();
    await page.getByRole('alert').getByText('Say why it is late').waitFor();
    await walker.look('late');
    await page.getByLabel('Why is it late?').fill('We moved here in the week after closing day.');
    await page.getByRole('button', { name: 'Send my application' }).click();
    await walker.at('Application sent');
    await walker.open(`/family/apply/${draft.id}/withdraw`, 'Take back the application');
    await walker.look('withdraw');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Withdrawn').waitFor();
    await walker.open(`/family/children/${draft.child}/${town.round}`, 'The application for Zara');
    await page.getByRole('heading', { name: /^What has happened/ }).waitFor();
    expect(await page.getByText('How far you live from each school').count()).toBe(0);
    expect(walker.faults).toEqual([]);
  });
});

describe('a change of mind after closing day', () => {
  it('is asked for with the reason, decided by an officer, and answered where it was asked', async () => {
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.oak, town.harbour], { answers });
    must(200, await draft.submit());
    await town.rooms.moveClockTo('2026-11-05T10:00:00Z');
    const walker = await walk('aisha-khan', `/family/apply/${draft.id}`, 'Application for Zara');
    const { page } = walker;
    await page.getByRole('link', { name: 'Ask for a change' }).click();
    await walker.at('Ask for a change');
    await walker.look('change');
    await page.getByRole('link', { name: 'Ask for other schools' }).click();
    await walker.at('Which schools would you like for Zara now?');
    const ask = page.getByRole('button', { name: 'Ask for this change' });
    await ask.click();
    await page.getByRole('alert').getByText('Change your list first').waitFor();
    await page.getByRole('alert').getByRole('link', { name: 'Say why you ask for this' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reason');
    await walker.look('change-schools-errors');
    await page.getByRole('button', { name: /^Move up: Harbour/ }).click();
    await page.getByRole('combobox').fill('Holy-rood');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Why do you ask for this?').fill('We were baptised in November.');
    await ask.click();
    await walker.at('Ask for a change');
    await page.getByText('We are looking at it').waitFor();
    expect(await page.getByRole('link', { name: 'Ask for other schools' }).count()).toBe(0);
    const shown = page.locator('.fp-found').first();
    expect(await shown.innerText()).toMatch(
      /You asked on\s+5 November 2026\s+The new list, in order\s+1\. Harbour School\s+2\. Oak School\s+3\. Holy-rood School[\s\S]*baptised in November/,
    );
    expect(await shown.innerText()).toContain('An officer will decide. Until then, what you sent before counts.');
    await walker.look('change-asked');

    const officer = await town.as('ruth-harper');
    const asked = (await draft.as(officer).read())['changes'] as { id: string }[];
    const decision = { outcome: 'late', reason: 'Nothing kept you from naming it in time.' };
    must(200, await officer.post(`/api/changes/${asked[0]?.id ?? ''}/decide`, decision));
    await page.reload();
    await walker.at('Ask for a change');
    await page.getByText('Changed, as late').waitFor();
    await page.getByText('Agreed on 5 November 2026. The new list counts from that day.').waitFor();
    await page.getByText(decision.reason).first().waitFor();
    await page.getByRole('heading', { name: 'Schools that came late' }).waitFor();
    await page.getByText('Counts as late', { exact: true }).waitFor();
    await walker.look('change-decided');
    const { answers: now } = (await draft.as(await town.as('aisha-khan')).read()) as { answers: object };
    expect(now).toMatchObject({
      preferences: [{ intake: town.harbour }, { intake: town.oak }, { intake: town.holyRood }],
    });
    expect(walker.faults).toEqual([]);
  });

  it('may be a new address, with the day of the move', async () => {
    const draft = await fillIn(await town.as('tom-walker'), town.round, [town.oak], { answers });
    must(200, await draft.submit());
    await town.rooms.moveClockTo('2026-11-05T10:00:00Z');
    const path = `/family/apply/${draft.id}/change/address`;
    const walker = await walk('tom-walker', path, 'What is the new address for Zara?');
    const { page } = walker;
    await page.getByText('1 Mill Lane').waitFor();
    await page.getByRole('button', { name: 'Ask for this change' }).click();
    await page.getByRole('alert').getByText('Enter another address').waitFor();
    await page.getByRole('alert').getByText('Enter the day of the move').waitFor();
    await page.getByRole('button', { name: 'Use another address' }).click();
    await page.getByLabel('Postcode').fill('MR1 3CD');
    await page.getByRole('button', { name: 'Find the address' }).click();
    await page.getByLabel('9 Quay Street, Marram').check();
    await page.getByLabel('Day', { exact: true }).fill('3');
    await page.getByLabel('Month', { exact: true }).fill('11');
    await page.getByLabel('Year', { exact: true }).fill('2026');
    await page.getByLabel('Why do you ask for this?').fill('We moved in with my mother.');
    await walker.look('change-address');
    await page.getByRole('button', { name: 'Ask for this change' }).click();
    await walker.at('Ask for a change');
    await page.getByText('We are looking at it').waitFor();
    expect(await draft.as(await town.as('tom-walker')).read()).toMatchObject({
      changes: [
        {
          kind: 'address',
          movedOn: '2026-11-03',
          outcome: null,
          wanted: { home: { lines: ['9 Quay Street', 'Marram'] } },
        },
      ],
    });
    expect(await page.locator('.fp-found').innerText()).toMatch(
      /9 Quay Street\s+Marram\s+MR1 3CD\s+Day of the move\s+3 November 2026/,
    );
    await page.getByRole('link', { name: 'Back to your application' }).click();
    await page.getByText('You asked for a change.').waitFor();
    await page.goBack();
    const officer = await town.as('ruth-harper');
    const [{ id: first = '' } = {}] = (await draft.as(officer).read())['changes'] as { id: string }[];
    const refused = { outcome: 'refused', reason: 'We could not find a tenancy in your name.' };
    must(200, await officer.post(`/api/changes/${first}/decide`, refused));
    await page.reload();
    await page.getByText('Refused on 5 November 2026. What you sent before still counts.').waitFor();
    await page.getByText(refused.reason).waitFor();
    const again = await draft.as(await town.as('tom-walker')).read();
    const asked = { kind: 'address', reason: 'Here is the tenancy.', movedOn: '2026-11-03', home: newHome(again) };
    const { id: second } = must(
      201,
      await (await town.as('tom-walker')).post(`/api/applications/${draft.id}/changes`, asked),
    ) as { id: string };
    must(
      200,
      await officer.post(`/api/changes/${second}/decide`, { outcome: 'after-offers', reason: 'Tenancy seen.' }),
    );
    await page.reload();
    await page.getByText('The new address counts from 1 March 2027').waitFor();
    await walker.look('change-address-decided');
    for (const [language, words] of [
      ['cy', 'Cytunwyd ar 5 Tachwedd 2026.'],
      ['ar', 'تمت الموافقة في'],
    ] as const) {
      await walker.open(`/family/apply/${draft.id}/change?language=${language}`, '');
      await page.getByText(words).first().waitFor();
      await walker.look(`change-${language}`);
    }
    expect(walker.faults).toEqual([]);
  });
});

/** The names on the map of which one lies over another. */
function namesOverEachOther(page: Page): Promise<readonly string[]> {
  return page.locator('.fp-map__name').evaluateAll((names) => {
    const boxes = names.map((name) => ({ says: name.textContent.trim(), box: name.getBoundingClientRect() }));
    return boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter(({ box }) => box.left < one.box.right && one.box.left < box.right)
        .filter(({ box }) => box.top < one.box.bottom && one.box.top < box.bottom)
        .map((other) => `${one.says} / ${other.says}`),
    );
  });
}

/** The home that was asked for before, to be asked for again. */
function newHome(application: Record<string, unknown>): unknown {
  const [{ wanted: { home } = {} } = {}] = application['changes'] as { wanted?: { home?: unknown } }[];
  return home;
}

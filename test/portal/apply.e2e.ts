import type { Page } from 'playwright-core';
import { begin, child, fillIn, home, must, openTown, type OpenTown, registerHomes } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { pictureOf } from '@support/evidence';
import { phone, throttle } from '@support/pages';
import { openPortal } from '@support/room';
import { buildPortalIfNeeded } from '@support/service';
import { soon, Walker } from '@support/walking';
import { openWindowForEach } from '@support/window';

// A browser is slower than a program, and slower still beside other tests.
jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let opened: Page;

const homes = [
  '100000000001,,1,Mill Lane,,Marram,MR1 2AB,560100,340100',
  '100000000002,,2,Mill Lane,,Marram,MR1 2AB,560110,340110',
  '100000000003,,9,Quay Street,,Marram,MR1 3CD,560900,340900',
];

beforeAll(async () => {
  buildPortalIfNeeded();
  server = await startTestServer();
  town = await openTown(server, { RATE_ADDRESS: '0' }, openPortal);
  await registerHomes(town, homes);
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

/** A draft with a child, begun over HTTP, so that a story can start where it becomes its own. */
async function draftOf(persona: string): Promise<string> {
  return (await begin(await town.as(persona), town.round)).id;
}

async function answersOf(persona: string, id: string): Promise<unknown> {
  return must(200, await (await town.as(persona)).get(`/api/applications/${id}`));
}

describe('applying for one child', () => {
  it('works from sign-in to receipt by keyboard alone', async () => {
    const walker = await walk('aisha-khan', '/family/apply/new', 'Apply for a school place');
    const { page } = walker;
    await walker.press(page.getByRole('button', { name: 'Begin' }));
    await page.getByRole('alert').getByText('Enter the child’s last name').waitFor();
    await walker.look('new-with-errors');
    await walker.type(page.getByLabel('The child’s first names'), 'Zara');
    await walker.type(page.getByLabel('The child’s last name'), 'Khan');
    await walker.type(page.getByLabel('Day', { exact: true }), '4');
    await walker.type(page.getByLabel('Month', { exact: true }), '3');
    await walker.type(page.getByLabel('Year', { exact: true }), '2016');
    await walker.choose(page.getByLabel('Mother'));
    await walker.choose(page.getByLabel('Yes', { exact: true }));
    await walker.press(page.getByRole('button', { name: 'Begin' }));
    await walker.at('Application for Zara');
    await page.getByText('Not sent yet').waitFor();
    await page.getByText('26 days left. You have until the end of 31 October 2026.').waitFor();
    await walker.look('tasks');
    const next = page.getByRole('button', { name: 'Save and go on' });

    await walker.press(page.getByRole('link', { name: 'About the child' }));
    await walker.at('Care and extra help');
    await walker.choose(page.getByRole('group', { name: /looked after/ }).getByLabel('No'));
    await walker.choose(page.getByRole('group', { name: /EHC plan/ }).getByLabel('No'));
    await walker.look('care');
    await walker.press(next);
    await walker.at('Application for Zara');

    await walker.press(page.getByRole('link', { name: 'Where the child lives' }));
    await walker.at('Where does Zara live?');
    await walker.type(page.getByLabel('Postcode'), 'mr1 2ab');
    await walker.press(page.getByRole('button', { name: 'Find the address' }));
    await walker.choose(page.getByLabel('1 Mill Lane, Marram'));
    await walker.look('address');
    await walker.press(next);
    await walker.at('About this address');
    await walker.choose(page.getByLabel('No', { exact: true }));
    await walker.press(next);
    await walker.at('Does Zara live at two addresses?');
    await walker.choose(page.getByLabel('No', { exact: true }));
    await walker.press(next);
    await walker.at('Application for Zara');

    await walker.press(page.getByRole('link', { name: 'Your schools' }));
    await walker.at('Which schools would you like?');
    for (const [at, school] of ['Holy-rood', 'Harbour', 'Oak'].entries()) {
      await walker.type(page.getByRole('combobox'), school);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: `Your list: ${at + 1} of` }).waitFor();
    }
    await walker.press(page.getByRole('button', { name: /^Move up: Harbour/ }));
    await page.getByRole('status').filter({ hasText: 'is now number 1 of 3' }).waitFor();
    await walker.look('schools');
    await walker.press(next);
    await walker.at('Application for Zara');

    await walker.press(page.getByRole('link', { name: 'What your schools ask' }));
    await walker.at('Which of these fit Zara?');
    expect(await page.getByLabel('A test for the school').count()).toBe(0);
    await walker.press(page.getByLabel('A faith, or going to worship'), 'Space');
    await walker.look('reasons');
    await walker.press(next);
    await walker.at('Faith and Holy-rood');
    await walker.press(page.getByLabel('… who are baptised Catholics'), 'Space');
    await walker.look('faith');
    await walker.press(next);
    await walker.at('Application for Zara');

    await walker.press(page.getByRole('link', { name: 'How to reach you' }));
    await walker.choose(page.getByLabel('E-mail', { exact: true }));
    await walker.type(page.getByLabel('E-mail address'), 'aisha.khan@parents.example');
    await walker.look('contact');
    await walker.press(next);
    await walker.at('Application for Zara');
    await page.getByText('Every part is done.').waitFor();

    await walker.press(page.getByRole('link', { name: 'Check your answers and send' }));
    await walker.at('Check your answers');
    await page.getByRole('link', { name: 'Go on to send' }).waitFor();
    await walker.look('check');
    await walker.press(page.getByRole('link', { name: 'Go on to send' }));
    await walker.at('Send your application');
    await walker.press(page.getByRole('button', { name: 'Send my application' }));
    await page.getByRole('alert').getByText('Say that you agree').waitFor();
    await walker.press(page.getByLabel(/I agree/), 'Space');
    await walker.look('send');
    await walker.press(page.getByRole('button', { name: 'Send my application' }));
    await walker.at('Application sent');
    await walker.look('sent');
    const download = page.waitForEvent('download');
    await walker.press(page.getByRole('link', { name: 'Save the receipt (PDF)' }));
    expect((await download).suggestedFilename()).toMatch(/^receipt-R-.*\.pdf$/);
    expect(walker.faults).toEqual([]);
  });

  it('reads from right to left, and in Welsh, without a fault', async () => {
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.holyRood, town.oak]);
    const walker = await walk('aisha-khan', `/family/apply/${draft.id}`, 'Application for Zara');
    for (const language of ['cy', 'ar']) {
      for (const path of ['', '/child/care', '/schools/list', '/reasons/which', '/check']) {
        await walker.page.goto(
          new URL(`/family/apply/${draft.id}${path}?language=${language}`, walker.page.url()).href,
        );
        await walker.page.locator('h1').waitFor();
        await walker.page.waitForLoadState('networkidle');
        await walker.look(`${language}${path.replace(/\//g, '-')}`);
      }
    }
    expect(walker.faults).toEqual([]);
  });
});

describe('twins, and children with two homes', () => {
  it('copies everything for a twin, who has an application of their own', async () => {
    const draft = await fillIn(await town.as('tom-walker'), town.round, [town.oak], {
      answers: {
        contact: { by: 'post' },
        circumstances: { lookedAfter: false, ehcPlan: false, confidentialAddress: false },
      },
    });
    const walker = await walk('tom-walker', `/family/apply/${draft.id}`, 'Application for Zara');
    const { page } = walker;
    await page.getByRole('link', { name: 'Copy this for a twin' }).click();
    await walker.at('Apply for a twin');
    await page.getByLabel('The other child’s first names').fill('zara');
    await page.getByRole('button', { name: 'Copy the application' }).click();
    await page.getByRole('alert').getByText('Enter the name of the other child').waitFor();
    await page.getByLabel('The other child’s first names').fill('Ella');
    await walker.look('twin');
    await page.getByRole('button', { name: 'Copy the application' }).click();
    await walker.at('Application for Ella');
    const id = page.url().split('/').at(-1) ?? '';
    expect(await answersOf('tom-walker', id)).toMatchObject({
      answers: { child: { firstNames: 'Ella', dateOfBirth: child.dateOfBirth }, preferences: [{ intake: town.oak }] },
    });
    expect(walker.faults).toEqual([]);
  });

  it('asks about two homes, on a phone with a slow connection, with a reload on every page', async () => {
    const walker = await walk('grace-lewis', '/accessibility', 'Accessibility');
    const { page } = walker;
    await page.setViewportSize(phone);
    await throttle(page);
    const id = await draftOf('grace-lewis');
    const reload = async (heading: string): Promise<void> => {
      await page.locator('.fp-saved--saved').waitFor();
      await page.reload();
      await walker.at(heading);
    };
    await walker.open(`/family/apply/${id}/home/address`, 'Where does Zara live?');
    await page.getByLabel('Postcode').fill('MR1 2AB');
    await page.getByRole('button', { name: 'Find the address' }).click();
    await page.getByLabel('2 Mill Lane, Marram').check();
    await reload('Where does Zara live?');
    await page.getByText('2 Mill Lane').waitFor();
    await walker.goOn('About this address');
    await walker.say(/must not learn/, 'No');
    await reload('About this address');
    await walker.goOn('Does Zara live at two addresses?');
    await page.getByLabel('Yes', { exact: true }).check();
    await walker.goOn('What is the other address?');
    await page.getByLabel('Postcode').fill('MR1 3CD');
    await page.getByRole('button', { name: 'Find the address' }).click();
    await page.getByLabel('9 Quay Street, Marram').check();
    await reload('What is the other address?');
    await walker.goOn('On which nights is Zara where?');
    await page.getByLabel('Nights at the first address').fill('3');
    await page.getByLabel('Nights at the other address').fill('4');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('alert').getByText('A school week has five nights').waitFor();
    await page.getByLabel('Nights at the first address').fill('2');
    await page.getByLabel('Nights at the other address').fill('2');
    await reload('On which nights is Zara where?');
    await walker.look('nights');
    await walker.goOn('Which address counts');
    await walker.say(/court order/, 'No');
    await page.getByLabel('Both parents agree on it').check();
    await walker.look('which-address');
    await walker.goOn('Application for Zara');
    expect(await answersOf('grace-lewis', id)).toMatchObject({
      answers: {
        home: { uprn: '100000000002', nights: 2, because: 'agreed' },
        otherHome: { uprn: '100000000003', nights: 2 },
        circumstances: { courtOrder: false },
      },
    });
    await page.goBack();
    await walker.at('Which address counts');
    await page.goForward();
    await walker.at('Application for Zara');
    expect(walker.faults).toEqual([]);
  });
});

describe('a child in care', () => {
  it('is applied for by the virtual school, as the corporate parent', async () => {
    const walker = await walk('victor-osei', '/family/apply/new', 'Apply for a child in care');
    const { page } = walker;
    await page.getByLabel('The child’s first names').fill('Jamie');
    await page.getByLabel('The child’s last name').fill('Reeve');
    await page.getByLabel('Day', { exact: true }).fill('27');
    await page.getByLabel('Month', { exact: true }).fill('7');
    await page.getByLabel('Year', { exact: true }).fill('2016');
    await walker.look('corporate');
    await page.getByRole('button', { name: 'Begin' }).click();
    await walker.at('Application for Jamie');
    const id = page.url().split('/').at(-1) ?? '';
    const officer = await town.as('victor-osei');
    const path = `/api/applications/${id}`;
    for (const [answer, value] of [
      ['home', home],
      ['preferences', [{ intake: town.harbour }]],
      ['circumstances', { lookedAfter: true, ehcPlan: false, confidentialAddress: true }],
      ['contact', { by: 'email', email: 'virtual.school@town.example' }],
    ] as const) {
      must(200, await officer.send('PUT', `${path}/answers`, { answer, revision: 0, value }));
    }
    await walker.open(`/family/apply/${id}/reasons`, 'Which of these fit Jamie?');
    await page.getByLabel('In care now, or in care before').check();
    await walker.goOn('How is or was Jamie in care?');
    await page.getByLabel('Looked after by an authority now').check();
    await walker.goOn('More about care');
    await page.getByLabel('Which authority looks or looked after Jamie?').fill('Marramshire');
    await walker.goOn('Application for Jamie');
    await walker.open(`/family/apply/${id}/home/shared`, 'Does Jamie live at two addresses?');
    await page.getByLabel('No', { exact: true }).check();
    await walker.goOn('Application for Jamie');
    await page.getByRole('link', { name: 'Check your answers and send' }).click();
    await page.getByRole('link', { name: 'Go on to send' }).click();
    await page.getByLabel(/I agree/).check();
    await page.getByRole('button', { name: 'Send my application' }).click();
    await walker.at('Application sent');
    expect(await answersOf('victor-osei', id)).toMatchObject({ state: 'submitted', corporateParent: 'town' });
    await walker.open('/family/apply/new', 'Apply for a child in care');
    await page.getByRole('link', { name: /^Jamie, A-/ }).waitFor();
    expect(walker.faults).toEqual([]);
  });
});

describe('without the portal', () => {
  it('gives the same questions on paper to whoever is not signed in', async () => {
    const page = opened;
    const walker = new Walker(page, 'apply');
    await page.goto(`${town.rooms.address}/family/apply/paper`);
    await walker.at('Apply on paper');
    await page.getByText('A brother or sister at the school').first().waitFor();
    expect(await page.getByText(/^School \d$/).count()).toBeGreaterThan(2);
    await walker.look('on-paper');
    expect(walker.faults).toEqual([]);
  });
});

describe('papers', () => {
  it('are sent while the application is a draft, over a slow connection, and once more after it broke', async () => {
    const parent = await town.as('maria-nowak');
    const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
    const need = { kind: 'need', school: 'harbour', need: 'medical', of: 'child', says: 'A classroom without stairs.' };
    const draft = await fillIn(parent, town.round, [town.holyRood, town.harbour], {
      answers: {
        claims: [faith, need],
        contact: { by: 'post' },
        circumstances: { lookedAfter: false, ehcPlan: false, confidentialAddress: false },
      },
    });
    const walker = await walk('maria-nowak', `/family/apply/${draft.id}`, 'Application for Zara');
    const { page } = walker;
    await page.getByText('2 still to send').waitFor();
    await walker.look('tasks-papers');
    await page.getByRole('link', { name: 'Papers' }).click();
    await walker.at('Papers for Zara');
    await page.getByText('No school sees them until you send your application.').waitFor();
    await throttle(page, 400, 100);
    let broken = 0;
    await page.route('**/evidence', async (route) => {
      broken += 1;
      if (broken === 1) await route.abort('connectionreset');
      else await route.continue();
    });
    const file = { name: 'certificate.png', mimeType: 'image/png', buffer: pictureOf('taken in the kitchen') };
    const ofFaith = page.getByRole('region', { name: 'A faith, or going to worship' });
    await ofFaith.getByLabel(/^Send a photo or a file/).setInputFiles(file);
    await page.getByText('Not sent. The connection broke.').first().waitFor();
    await walker.look('papers-broken');
    await page.getByRole('button', { name: 'Send again: certificate.png' }).click();
    await page.getByRole('heading', { name: '1 file received' }).waitFor();
    await page.getByText('Nobody has looked at it yet.').waitFor();
    await walker.look('papers');
    await page.unrouteAll();

    await page.getByRole('link', { name: 'Back to your application' }).last().click();
    await page.getByText('1 still to send').waitFor();
    await walker.open(`/family/apply/${draft.id}/check`, 'Check your answers');
    await page.getByText('certificate.png').waitFor();
    await page.getByText('They may follow until the end of 31 October 2026.').waitFor();
    await walker.look('check-papers');
    const claims = `/api/applications/${draft.id}/claims`;
    const before = must(200, await parent.get(claims)) as { items: { id: string; sent: boolean; items: object[] }[] };
    must(200, await draft.submit());
    const after = before.items.map((one) => ({ ...one, sent: true }));
    expect(must(200, await parent.get(claims))).toEqual({ items: after });
    await walker.open(`/family/apply/${draft.id}/papers`, 'Papers for Zara');
    await page.getByRole('heading', { name: '1 file received' }).waitFor();
    expect(walker.faults).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it('loses nothing without a connection: answers wait on the device and are sent when it is back', async () => {
    const id = await draftOf('maria-nowak');
    const walker = await walk('maria-nowak', `/family/apply/${id}/child/name`, 'What is the child’s name?');
    const { page } = walker;
    await opened.context().setOffline(true);
    await page.getByLabel('Last name').fill('Nowak-Khan');
    await page.locator('.fp-saved--kept').waitFor();
    await page.getByText(/1 answer is kept/).waitFor();
    await walker.goOn('When was Zara born?');
    await opened.context().setOffline(false);
    await soon(() => answersOf('maria-nowak', id), { answers: { child: { lastName: 'Nowak-Khan' } } });
  });

  it('loses nothing when the session has ended: after signing in the page is as it was', async () => {
    const id = await draftOf('maria-nowak');
    const walker = await walk('maria-nowak', `/family/apply/${id}/child/name`, 'What is the child’s name?');
    const { page } = walker;
    // Every process is told at once of a session that was ended.
    await ask(town.rooms.databaseUrl, `UPDATE sessions SET ended_at = started_at`);
    await page.waitForTimeout(500);
    await page.getByLabel('Name used every day').fill('Zuzu');
    const over = page.getByRole('dialog', { name: 'You have been signed out' });
    await over.getByRole('link', { name: 'Sign in again' }).click();
    await walker.at('Sign in');
    await page.getByRole('link', { name: 'Sign in as a parent or carer' }).click();
    await page.getByRole('button', { name: /Maria Nowak/ }).click();
    await walker.at('What is the child’s name?');
    expect(await page.getByLabel('Name used every day').inputValue()).toBe('Zuzu');
    await soon(() => answersOf('maria-nowak', id), { answers: { child: { preferredName: 'Zuzu' } } });
  });

  it('shows both answers when two windows gave different ones', async () => {
    const id = await draftOf('maria-nowak');
    const walker = await walk('maria-nowak', `/family/apply/${id}/child/name`, 'What is the child’s name?');
    const { page } = walker;
    const elsewhere = { ...child, lastName: 'Elsewhere' };
    const body = { answer: 'child', revision: 1, value: elsewhere };
    must(200, await (await town.as('maria-nowak')).send('PUT', `/api/applications/${id}/answers`, body));
    await page.getByLabel('Last name').fill('Here');
    await page.getByRole('heading', { name: /changed in another place/ }).waitFor();
    await page.getByText('Last name: Elsewhere').waitFor();
    await walker.look('two-windows');
    await page.getByRole('button', { name: 'Keep your answer' }).click();
    await soon(() => answersOf('maria-nowak', id), { answers: { child: { lastName: 'Here' } } });
    expect(walker.faults).toEqual([]);
  });
});

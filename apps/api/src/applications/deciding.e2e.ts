import { begin, child, declare, type Draft, fillIn, home, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { systemActor } from '@kernel';
import { personaAccount } from '../people';
import { Clock, Database, Workers } from '../platform';
import { ApplicationsReader } from './index';

jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;

beforeAll(async () => {
  server = await startTestServer();
  town = await openTown(server);
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});
beforeEach(() => town.forget());

const son = { firstNames: 'Noah', lastName: 'Lewis', dateOfBirth: '2016-06-07' };
const fathersHome = {
  ...home,
  lines: ['9 Hill Street'],
  postcode: 'MR9 9ZZ',
  point: { ...home.point, easting: 561_000 },
};

describe('Two parents with an application for one child', () => {
  it('are both told, neither learns of the other’s, and the round waits until an officer has decided', async () => {
    const [hers, his] = await twoApplications();
    expect(await hers.read()).toMatchObject({ contested: true, counts: true });
    expect(await his.read()).toMatchObject({ contested: true, counts: true });
    const seen = JSON.stringify([await hers.read(), (await (await town.as('grace-lewis')).get('/api/children')).body]);
    expect(seen).not.toContain('MR9 9ZZ');
    expect(seen).not.toContain(his.id);
    const told = await ask(
      town.rooms.databaseUrl,
      `SELECT subject FROM happenings WHERE kind = 'application.contested' AND subject IN ($1, $2) ORDER BY 1`,
      [hers.id, his.id],
    );
    expect(told).toEqual([hers.id, his.id].sort().map((subject) => ({ subject })));
    expect(await blocks()).toEqual(['contested', 'contested']);

    const officer = await town.as('ruth-harper');
    const { items } = must(200, await officer.get('/api/conflicts')) as { items: { id: string }[] };
    expect(items).toMatchObject([
      { how: 'same-name', first: { application: hers.id }, second: { application: his.id } },
    ]);
    const path = `/api/conflicts/${items[0]?.id ?? ''}/resolve`;
    const order = {
      outcome: 'second',
      basis: 'court-order',
      reason: 'Child arrangements order of 3 May 2026: lives with the father.',
    };
    expect(await (await town.as('nina-cole')).post(path, order)).toMatchObject({ status: 404 });
    expect(await officer.post(path, { ...order, basis: 'different-children' })).toMatchObject({ status: 400 });
    expect(must(200, await officer.post(path, order))).toMatchObject({ counts: his.id });
    expect(await officer.post(path, order)).toMatchObject({ body: { code: 'applications.already-decided' } });
    expect(await his.read()).toMatchObject({
      contested: false,
      counts: true,
      state: 'submitted',
      preferences: [{ rank: 1 }, { rank: 2 }],
    });
    expect(await hers.read()).toMatchObject({ contested: false, counts: false, state: 'void', preferences: [] });
    expect(JSON.stringify(await hers.read())).not.toContain('May 2026');
    expect(await blocks()).toEqual([]);
    expect(await counting()).toMatchObject([{ application: his.id, home: { postcode: 'MR9 9ZZ' } }]);
  });

  it('may turn out to have two children, who then both count', async () => {
    const [hers, his] = await twoApplications();
    const officer = await town.as('ruth-harper');
    const { items } = must(200, await officer.get('/api/conflicts')) as { items: { id: string }[] };
    const different = {
      outcome: 'different-children',
      basis: 'different-children',
      reason: 'Seen both birth certificates.',
    };
    must(200, await officer.post(`/api/conflicts/${items[0]?.id ?? ''}/resolve`, different));
    expect((await counting()).map(({ application }) => application).sort()).toEqual([hers.id, his.id].sort());
    await his.save('preferences', [{ intake: town.harbour }]);
    expect(await his.submit('amend')).toMatchObject({ status: 200, body: { contested: false } });
  });

  it('is seen for the same record too, where only one can count, and when both send at the same moment', async () => {
    const mother = await town.as('grace-lewis');
    const officer = await town.as('ruth-harper');
    const hers = await fillIn(mother, town.round, [town.oak], { about: { child: son } });
    must(201, await officer.post(`/api/children/${hers.child}/guardians`, guardian('daniel-lewis')));
    const father = await town.as('daniel-lewis');
    const his = await fillIn(father, town.round, [town.oak, town.harbour], {
      about: { child: hers.child },
      answers: { home: fathersHome },
    });
    const sent = await Promise.all([hers.submit(), his.submit()]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    const counts = [(await hers.read())['counts'], (await his.read())['counts']];
    expect(counts.filter((one) => one === true)).toHaveLength(1);
    const waiting = counts[0] === true ? 'second' : 'first';
    const { items } = must(200, await officer.get('/api/conflicts')) as {
      items: { id: string; first: { application: string } }[];
    };
    expect(items).toHaveLength(1);
    const loser = counts[0] === true ? his : hers;
    await loser.save('preferences', [{ intake: town.harbour }, { intake: town.oak }]);
    must(200, await loser.submit('amend'));
    const outcome = items[0]?.first.application === loser.id ? 'first' : 'second';
    const agreed = { outcome, basis: 'agreement', reason: `Both parents agreed in writing (${waiting}).` };
    expect(must(200, await officer.post(`/api/conflicts/${items[0]?.id ?? ''}/resolve`, agreed))).toMatchObject({
      counts: loser.id,
    });
    expect(await counting()).toMatchObject([
      {
        application: loser.id,
        preferences: [
          { intake: town.harbour, rank: 1 },
          { intake: town.oak, rank: 2 },
        ],
      },
    ]);
  });

  it('ends for whoever is no longer entered for the child', async () => {
    const [hers] = await twoApplications();
    const officer = await town.as('ruth-harper');
    const path = `/api/children/${hers.child}/guardians/${personaAccount('grace-lewis')}/end`;
    must(200, await officer.post(path, { because: 'No contact order.' }));
    expect((await (await town.as('grace-lewis')).get(`/api/applications/${hers.id}`)).status).toBe(404);
    expect(must(200, await (await town.as('grace-lewis')).get('/api/children'))).toEqual({ items: [] });
    expect(await officer.post(path, { because: 'Again.' })).toMatchObject({ status: 404 });
  });
});

describe('Paper and telephone', () => {
  it('are entered by an officer, on time by the day they arrived', async () => {
    await town.rooms.moveClockTo('2026-11-03T10:00:00Z');
    const officer = await town.as('ruth-harper');
    const entered = {
      round: town.round,
      channel: 'paper',
      receivedAt: '2026-10-30T09:00:00Z',
      answers: { child, home: { lines: ['2 Mill Lane'], postcode: 'MR1 2AB' }, preferences: [{ intake: town.oak }] },
      declaration: await declare(officer),
    };
    const receipt = must(201, await officer.post('/api/applications/entered', entered)) as { application: string };
    expect(receipt).toMatchObject({ late: false });
    expect(await blocks()).toEqual(['home-without-point']);
    expect(must(200, await officer.get(`/api/applications/${receipt.application}`))).toMatchObject({
      channel: 'paper',
      state: 'submitted',
    });
    const late = {
      ...entered,
      channel: 'telephone',
      receivedAt: '2026-11-02T09:00:00Z',
      answers: { ...entered.answers, child: son },
    };
    expect(await officer.post('/api/applications/entered', late)).toMatchObject({ status: 422 });
    expect(await officer.post('/api/applications/entered', { ...late, because: 'Away' })).toMatchObject({
      status: 201,
      body: { late: true },
    });
    expect(
      await officer.post('/api/applications/entered', { ...entered, receivedAt: '2026-12-01T09:00:00Z' }),
    ).toMatchObject({ status: 400 });
    expect(await (await town.as('nina-cole')).post('/api/applications/entered', entered)).toMatchObject({
      status: 403,
    });
    const nobody = { ...late, because: 'Away', account: '00000000-0000-4000-8000-000000000000' };
    expect(await officer.post('/api/applications/entered', nobody)).toMatchObject({
      body: { code: 'applications.no-such-account' },
    });
  });

  it('belong to the parent whose account is named', async () => {
    const officer = await town.as('ruth-harper');
    const entered = {
      ...{
        round: town.round,
        channel: 'telephone',
        receivedAt: '2026-10-05T09:00:00Z',
        account: personaAccount('aisha-khan'),
      },
      ...{ answers: { child, home, preferences: [{ intake: town.oak }] }, declaration: await declare(officer) },
    };
    must(201, await officer.post('/api/applications/entered', entered));
    expect(must(200, await (await town.as('aisha-khan')).get('/api/children'))).toMatchObject({
      items: [{ firstNames: 'Zara', applications: [{ state: 'submitted' }] }],
    });
  });
});

describe('After closing day', () => {
  it('an address is changed at once up to the scheme’s last day, and for after offer day from then on', async () => {
    let draft = await sent('aisha-khan');
    expect(await askChange(draft, '2026-10-20')).toMatchObject({ body: { code: 'applications.change-it-yourself' } });
    await town.rooms.moveClockTo('2026-12-20T10:00:00Z');
    draft = draft.as(await town.as('aisha-khan'));
    const asked = must(201, await askChange(draft, '2026-12-15')) as { id: string };
    expect(await askChange(draft, '2026-12-15')).toMatchObject({ body: { code: 'applications.change-waiting' } });
    expect(await blocks()).toEqual(['change-undecided']);
    const officer = await town.as('ruth-harper');
    const decide = (outcome: string, reason = 'Tenancy seen.') =>
      officer.post(`/api/changes/${asked.id}/decide`, { outcome, reason });
    expect(await decide('now')).toMatchObject({ body: { code: 'applications.cut-off-passed' } });
    expect(await decide('late')).toMatchObject({ body: { code: 'applications.wrong-outcome' } });
    expect(await decide('after-offers')).toMatchObject({ status: 200, body: { outcome: 'after-offers' } });
    expect(await decide('after-offers')).toMatchObject({ body: { code: 'applications.already-decided' } });
    expect(await counting()).toMatchObject([{ home: { postcode: 'MR1 2AB' } }]);
    expect(await counting(new Date('2027-03-02T00:00:00Z'))).toMatchObject([{ home: { postcode: 'MR9 9ZZ' } }]);
    expect(await draft.read()).toMatchObject({
      changes: [{ outcome: 'after-offers', decision: 'Tenancy seen.', wanted: { home: { postcode: 'MR9 9ZZ' } } }],
      preferences: [{ lateness: 'on-time' }],
    });
  });

  it('other preferences are late by the same test as late applications; those named before stay on time', async () => {
    let draft = await sent('aisha-khan');
    await town.rooms.moveClockTo('2026-11-20T10:00:00Z');
    draft = draft.as(await town.as('aisha-khan'));
    const parent = await town.as('aisha-khan');
    const wanted = {
      kind: 'preferences',
      preferences: [{ intake: town.harbour }, { intake: town.oak }],
      reason: 'Moved on Friday.',
    };
    const bad = { ...wanted, preferences: [{ intake: town.oak }, { intake: town.oak }] };
    expect(await parent.post(`/api/applications/${draft.id}/changes`, bad)).toMatchObject({ status: 422 });
    const asked = must(201, await parent.post(`/api/applications/${draft.id}/changes`, wanted)) as { id: string };
    const officer = await town.as('imran-shah');
    must(
      200,
      await officer.post(`/api/changes/${asked.id}/decide`, {
        outcome: 'late-with-good-reason',
        reason: 'Tenancy seen.',
      }),
    );
    expect(await draft.read()).toMatchObject({
      state: 'amended',
      unsent: false,
      preferences: [
        { intake: town.harbour, rank: 1, lateness: 'late-with-good-reason' },
        { intake: town.oak, rank: 2, lateness: 'on-time' },
      ],
    });
    const again = must(201, await parent.post(`/api/applications/${draft.id}/changes`, wanted)) as { id: string };
    must(
      200,
      await officer.post(`/api/changes/${again.id}/decide`, { outcome: 'refused', reason: 'Nothing changed.' }),
    );
    expect(await draft.read()).toMatchObject({ receipt: { number: 2 } });
  });

  it('an officer may set an application aside, with a reason', async () => {
    const draft = await sent('aisha-khan');
    const officer = await town.as('ruth-harper');
    expect(await officer.post(`/api/applications/${draft.id}/void`, {})).toMatchObject({ status: 400 });
    must(200, await officer.post(`/api/applications/${draft.id}/void`, { because: 'No such child.' }));
    expect(await draft.read()).toMatchObject({ state: 'void', ended: { because: 'No such child.' }, may: [] });
  });
});

describe('A child in care', () => {
  it('is applied for by the authority that looks after it, and known as such to named roles only', async () => {
    const head = await town.as('victor-osei');
    const parent = await town.as('aisha-khan');
    const wrong = { round: town.round, child, corporateParent: 'town' };
    expect(await parent.post('/api/applications', wrong)).toMatchObject({
      status: 403,
      body: { code: 'applications.corporate-parent-needed' },
    });
    const care = { claims: [{ kind: 'care', status: 'looked-after', inCareOf: 'Marramshire' }] };
    const draft = await fillIn(head, town.round, [town.harbour], { about: { corporateParent: 'town' }, answers: care });
    must(200, await draft.submit());
    expect(await draft.read()).toMatchObject({ corporateParent: 'town', state: 'submitted', counts: true });
    await fillIn(await town.as('aisha-khan'), town.round, [town.harbour]);
    const listed = must(200, await head.get('/api/applications')) as { items: { id: string }[] };
    expect(listed.items.map(({ id }) => id)).toEqual([draft.id]);
    const restricted = `/api/rounds/${town.round}/restricted`;
    expect(must(200, await (await town.as('victor-osei')).get(restricted))).toMatchObject({
      items: [{ child: draft.child, kinds: ['looked-after'] }],
    });
    expect(must(200, await (await town.as('joanna-fields')).get(restricted))).toEqual({ items: [], next: null });
    expect(must(200, await (await town.as('nina-cole')).get(restricted))).toEqual({ items: [], next: null });
    expect((await (await town.as('catherine-doyle')).get(restricted)).status).toBe(403);
    const reads = await ask(
      town.rooms.databaseUrl,
      `SELECT child FROM happenings WHERE kind = 'restricted-flags.read'`,
    );
    expect(reads).toEqual([{ child: draft.child }]);
  });
});

describe('A draft that was not sent', () => {
  it('is reminded a week and two days before closing day, once each; what was sent is not', async () => {
    const draft = await begin(await town.as('aisha-khan'), town.round);
    const done = await fillIn(await town.as('tom-walker'), town.round, [town.oak], { about: { child: son } });
    must(200, await done.submit());
    const due = async (): Promise<unknown[]> => {
      await town.rooms.get(Workers).runDue();
      return ask(
        town.rooms.databaseUrl,
        `SELECT subject FROM happenings WHERE kind = 'application.draft-reminder-due'`,
      );
    };
    expect(await due()).toEqual([]);
    await town.rooms.moveClockTo('2026-10-24T09:00:01Z');
    expect(await due()).toEqual([{ subject: draft.id }]);
    expect(await due()).toHaveLength(1);
    await town.rooms.moveClockTo('2026-10-29T09:00:01Z');
    await done.as(await town.as('tom-walker')).save('contact', { by: 'post' });
    expect(await due()).toHaveLength(3);
  });
});

async function twoApplications(): Promise<[Draft, Draft]> {
  const hers = await fillIn(await town.as('grace-lewis'), town.round, [town.oak], { about: { child: son } });
  const father = {
    about: { child: { ...son, firstNames: 'Noah James' }, relationship: 'father' },
    answers: { home: fathersHome },
  };
  const his = await fillIn(await town.as('daniel-lewis'), town.round, [town.harbour, town.oak], father);
  expect(must(200, await hers.submit())).toMatchObject({ contested: false });
  expect(must(200, await his.submit())).toMatchObject({ contested: true });
  return [hers, his];
}

async function sent(persona: string): Promise<Draft> {
  const draft = await fillIn(await town.as(persona), town.round, [town.oak]);
  must(200, await draft.submit());
  return draft;
}

async function askChange(draft: Draft, movedOn: string): ReturnType<Draft['submit']> {
  const change = { kind: 'address', home: fathersHome, movedOn, reason: 'We moved.' };
  return (await town.as('aisha-khan')).post(`/api/applications/${draft.id}/changes`, change);
}

function guardian(persona: string): Record<string, unknown> {
  return { account: personaAccount(persona), relationship: 'father', parentalResponsibility: true };
}

async function blocks(): Promise<string[]> {
  const answered = must(200, await (await town.as('ruth-harper')).get(`/api/rounds/${town.round}/blocked-by`));
  return (answered as { items: { why: string }[] }).items.map(({ why }) => why);
}

/** What counts in the round, as the rooms below read it. */
async function counting(at = town.rooms.get(Clock).now()): ReturnType<ApplicationsReader['forRound']> {
  return town.rooms
    .get(Database)
    .inTransaction(systemActor, (tx) => town.rooms.get(ApplicationsReader).forRound(tx, town.round, at));
}

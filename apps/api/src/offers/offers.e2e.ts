import { must } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { openSmallRound, promiseDraws, release, type SmallRound } from '@support/offers';
import { Jobs, Database, Workers } from '../platform';
import { systemActor } from '@kernel';
import type { AnswerReceipt, MyOffer, Run, VacancyLine, WaitingListLine } from '@contract';
import { personaAccount } from '../people';
import { MakeOffers } from './index';

jest.setTimeout(300_000);

let server: TestServer;
let town: SmallRound;
let run: string;

const families = { Ann: 'aisha-khan', Ben: 'tom-walker', Cat: 'maria-nowak', Dan: 'samuel-okafor' } as const;

beforeAll(async () => {
  server = await startTestServer();
  town = await openSmallRound(server);
  await town.apply(families.Ann, 'Ann', 100);
  await town.apply(families.Ben, 'Ben', 200);
  await town.apply(families.Cat, 'Cat', 300);
  await town.apply(families.Dan, 'Dan', 300);
  await town.rooms.moveClockTo('2026-12-20T10:00:00Z');
  await town.measure();
  await promiseDraws(town, 'offer-day');
  run = idOf(
    must(201, await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/runs`, { dry: false, without: [] })),
  );
  await town.rooms.moveClockTo('2027-02-26T10:00:00Z');
  await release(town, run);
  await town.follow();
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

describe('Offers of a released run', () => {
  it('are made, and nobody outside the office sees anything of them before the minute', async () => {
    const made = await ask<{ state: string; n: number }>(
      town.rooms.databaseUrl,
      'SELECT state, count(*)::integer AS n FROM offers GROUP BY state',
    );
    expect(made).toEqual([{ state: 'offered', n: 4 }]);
    for (const persona of Object.values(families)) {
      for (const child of town.children.values()) {
        expect(await (await town.as(persona)).get(`/api/children/${child}/offer`)).toMatchObject({
          status: 404,
          body: { code: 'offers.no-offers-yet' },
        });
      }
    }
    const seen = await asAccount(
      families.Cat,
      'SELECT (SELECT count(*) FROM offers) + (SELECT count(*) FROM waiting) + (SELECT count(*) FROM refused_preferences) + (SELECT count(*) FROM waiting_list_places) AS n',
    );
    expect(seen).toEqual([{ n: '0' }]);
    const { items } = must(200, await (await town.as('ruth-harper')).get(`/api/rounds/${town.round}/offers`)) as {
      items: unknown[];
    };
    expect(items).toHaveLength(4);
  });

  it('are shown from the minute on, each to its own family, with why and the right to appeal', async () => {
    await town.rooms.moveClockTo('2027-03-01T09:00:00Z');
    const offer = await mine('Cat');
    expect(offer.offer).toMatchObject({
      schoolName: 'Oak School',
      state: 'offered',
      how: 'preference',
      choice: 2,
      answerBy: '2027-03-15',
    });
    const [first] = offer.preferences;
    expect(first).toMatchObject({ verdict: 'outranked', appeal: { by: '2027-04-13' } });
    expect(first?.says.join(' ')).toContain('All 2 places went to children who come before them');
    expect(first?.wouldHaveChanged?.length).toBeGreaterThan(0);
    // Only a draw would separate Cat and Dan, and it is made afresh for the next place.
    expect(first?.waiting).toMatchObject({ state: 'waiting', position: 1, equals: 2, of: 2, keptUntil: '2027-12-31' });
    expect(
      await (await town.as(families.Ben)).get(`/api/children/${town.children.get('Cat') ?? ''}/offer`),
    ).toMatchObject({ status: 404 });
    expect((await mine('Ann')).offer).toMatchObject({ schoolName: 'Harbour School', choice: 1 });
  });

  it('are made once, however often the job runs', async () => {
    const before = await counts();
    await town.rooms.get(MakeOffers).run(run);
    await town.rooms
      .get(Database)
      .inTransaction(systemActor, (tx) => town.rooms.get(Jobs).add(tx, { kind: 'offers.make', subject: run }));
    await town.rooms.get(Workers).runDue();
    expect(await counts()).toEqual(before);
  });

  it('are fenced by the database, whoever writes by hand', async () => {
    const byHand = (sql: string): Promise<unknown> => ask(town.rooms.databaseUrl, sql);
    await expect(
      byHand(
        `UPDATE offers SET state = 'lapsed', ended_at = now(); UPDATE offers SET state = 'offered', ended_at = NULL`,
      ),
    ).rejects.toThrow('cannot go from lapsed to offered');
    await expect(
      byHand(`UPDATE offers SET state = 'withdrawn', ground = 'misleading', because = 'x', ended_at = now()`),
    ).rejects.toThrow('second officer');
    await expect(
      byHand(`INSERT INTO offers (id, authority, round, run, child, intake, school, how, counts, state, offered_at, visible_from, answer_by)
      SELECT gen_random_uuid(), authority, round, run, child, intake, school, how, counts, state, offered_at, visible_from, answer_by FROM offers`),
    ).rejects.toThrow('offers_one_live');
    await expect(byHand('DELETE FROM offers')).rejects.toThrow('never taken away');
    await expect(byHand('DELETE FROM refused_preferences')).rejects.toThrow('only ever added to');
    await expect(byHand('UPDATE waiting_list_places SET place = 9')).rejects.toThrow('only ever added to');
  });
});

describe('An answer', () => {
  it('gets one receipt, also when it is sent twice at once', async () => {
    const cat = await town.as(families.Cat);
    const { offer } = await mine('Cat');
    const path = `/api/offers/${offer?.id ?? ''}/answer`;
    const both = await Promise.all([cat.post(path, { answer: 'accept' }), cat.post(path, { answer: 'accept' })]);
    const [one, two] = both.map((answered) => must(200, answered) as AnswerReceipt);
    expect(one).toEqual(two);
    expect(one?.receipt).toMatch(/^P(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect((await mine('Cat')).offer?.answer).toMatchObject({ answer: 'accept', mine: true, receipt: one?.receipt });
    expect(await ask(town.rooms.databaseUrl, 'SELECT answer FROM offer_answers')).toEqual([{ answer: 'accept' }]);
    expect((await mine('Cat')).preferences[0]?.waiting).toMatchObject({ state: 'waiting', position: 1 });
  });

  it('is only for the family itself', async () => {
    const { offer } = await mine('Ann');
    const refused = await (
      await town.as(families.Ben)
    ).post(`/api/offers/${offer?.id ?? ''}/answer`, { answer: 'decline' });
    expect(refused).toMatchObject({ status: 404, body: { code: 'offers.no-offer' } });
  });

  it('that declines frees a place, which is not to be had back while others wait for it', async () => {
    const ann = await town.as(families.Ann);
    const path = `/api/offers/${(await mine('Ann')).offer?.id ?? ''}/answer`;
    expect(must(200, await ann.post(path, { answer: 'accept' }))).toMatchObject({ state: 'accepted' });
    expect(must(200, await ann.post(path, { answer: 'decline' }))).toMatchObject({ state: 'declined' });
    expect(await vacancy('harbour')).toMatchObject({ places: 2, free: 1, waiting: 2 });
    expect(await ann.post(path, { answer: 'accept' })).toMatchObject({
      status: 409,
      body: { code: 'offers.place-gone' },
    });
  });
});

describe('A waiting list', () => {
  it('is ranked again by the policy alone when a late child joins, and says why others moved', async () => {
    await town.apply('grace-lewis', 'Eve', 50, 'We have just moved here.');
    await town.measure();
    await promiseDraws(town, 'after-offer-day');
    must(
      201,
      await (
        await town.as('ruth-harper')
      ).post(`/api/rounds/${town.round}/waiting-lists/rerankings`, { because: 'A late child joined.' }),
    );
    await town.follow();
    const { items } = must(
      200,
      await (await town.as('ruth-harper')).get(`/api/intakes/${town.harbour}/waiting-list`),
    ) as { items: WaitingListLine[] };
    expect(items[0]).toMatchObject({ childName: 'Eve Lee', position: 1, because: 'joined' });
    expect(items.slice(1).map(({ position, equals, because }) => [position, equals, because])).toEqual([
      [2, 2, 'down-child-joined'],
      [2, 2, 'down-child-joined'],
    ]);
    const cat = town.children.get('Cat') ?? '';
    const steps = must(
      200,
      await (await town.as(families.Cat)).get(`/api/children/${cat}/waiting-lists/${town.harbour}`),
    );
    expect(steps).toMatchObject({
      items: [
        {
          version: 2,
          position: 2,
          before: 1,
          says: 'Your child moved down, because a child with higher priority joined the list.',
        },
        { version: 1, position: 1, before: null, because: 'new-list' },
      ],
    });
    expect((await (await town.as('nina-cole')).get(`/api/intakes/${town.harbour}/waiting-list`)).status).toBe(404);
  });
});

describe('A reallocation', () => {
  it('is not released when a family has left a list since, and then gives the place by the policy', async () => {
    const stale = await reallocation();
    const path = `/api/children/${town.children.get('Dan') ?? ''}/waiting-lists/${town.harbour}`;
    await town.follow();
    expect(must(200, await (await town.as(families.Dan)).send('PUT', path, { stay: false }))).toMatchObject({
      state: 'left',
    });
    expect(await (await town.as('imran-shah')).post(`/api/runs/${stale}/release`)).toMatchObject({
      status: 409,
      body: { code: 'offers.changed-since' },
    });
    must(
      200,
      await (await town.as('ruth-harper')).post(`/api/runs/${stale}/withdraw`, { because: 'A family left a list.' }),
    );
    const fresh = await reallocation();
    await release(town, fresh);
    await town.follow();
    expect((await mine('Eve', 'grace-lewis')).offer).toMatchObject({ schoolName: 'Harbour School', state: 'offered' });
    const cat = await mine('Cat');
    expect(cat.offer).toMatchObject({ schoolName: 'Oak School', state: 'accepted' });
    expect(cat.earlier).toEqual([]);
    expect(cat.preferences[0]?.waiting).toMatchObject({ position: 1, equals: 1, of: 1, because: 'up-child-placed' });
    expect((await mine('Ann')).offer).toMatchObject({ state: 'declined' });
    expect(await vacancy('harbour')).toMatchObject({ free: 0, waiting: 1 });
    expect((await mine('Dan')).preferences[0]?.waiting).toMatchObject({ state: 'left', position: null });
  });

  it('moves a child who waited to a place that came free, and gives the old one up', async () => {
    const path = `/api/offers/${(await mine('Ben')).offer?.id ?? ''}/answer`;
    must(200, await (await town.as(families.Ben)).post(path, { answer: 'decline' }));
    await promiseDraws(town, 'after-offer-day');
    await release(town, await reallocation());
    await town.follow();
    const { offer, earlier } = await mine('Cat');
    expect(offer).toMatchObject({ schoolName: 'Harbour School', state: 'offered', choice: 1 });
    expect(earlier).toMatchObject([{ schoolName: 'Oak School', state: 'replaced' }]);
    expect(await vacancy('oak')).toMatchObject({ places: 10, free: 9 });
  });
});

describe('A vacancy', () => {
  it('is not the place that a plan names for a child whom nobody applied for', async () => {
    const send = await town.as('joanna-fields');
    const path = `/api/rounds/${town.round}/lists/ehc-plans`;
    const list = Buffer.from('first names,last name,date of birth,place\nKim,Poe,2016-01-01,oak\n');
    must(201, await send.sendFile(path, 'plans.csv', list));
    const { items } = must(200, await send.get(path)) as { items: { id: string }[] };
    const reason = 'The family is moving here and did not apply.';
    expect(await vacancy('oak')).toMatchObject({ places: 10, free: 9 });
    must(200, await send.post(`/api/list-lines/${items[0]?.id ?? ''}/decide`, { child: null, reason }));
    expect(await vacancy('oak')).toMatchObject({ places: 10, free: 8 });
  });
});

describe('What two officers decide', () => {
  it('is a place over the number, which one alone cannot give', async () => {
    const place = {
      child: town.children.get('Dan'),
      intake: town.harbour,
      kind: 'remedy',
      reason: 'His distance had been measured to the wrong gate.',
    };
    const proposed = idOf(
      must(201, await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/extra-places`, place)),
    );
    const decision = `/api/extra-places/${proposed}/decision`;
    expect(await (await town.as('ruth-harper')).post(decision, { approve: true, reason: 'Yes.' })).toMatchObject({
      status: 403,
      body: { code: 'offers.same-officer' },
    });
    expect(
      must(200, await (await town.as('imran-shah')).post(decision, { approve: true, reason: 'The gate was wrong.' })),
    ).toMatchObject({ state: 'approved' });
    expect(await mine('Dan')).toMatchObject({
      offer: { schoolName: 'Harbour School', how: 'remedy' },
      earlier: [{ state: 'replaced' }],
    });
    expect(await vacancy('harbour')).toMatchObject({ places: 2, over: 1, free: 0 });
  });

  it('is a withdrawal, for silence only after chasing and a warning whose day has passed', async () => {
    const { offer } = await mine('Eve', 'grace-lewis');
    const id = offer?.id ?? '';
    const propose = async (): Promise<unknown> =>
      await (
        await town.as('ruth-harper')
      ).post(`/api/offers/${id}/withdrawals`, { ground: 'no-answer', reason: 'The family never answered.' });
    const warn = async (until: string): Promise<unknown> =>
      await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/offers/warnings`, { until, offers: [id] });
    expect(await propose()).toMatchObject({ status: 409, body: { code: 'offers.not-warned' } });
    expect(await warn('2027-04-30')).toMatchObject({ status: 409, body: { code: 'offers.not-chased' } });
    await town.rooms.moveClockTo('2027-04-20T12:00:00Z');
    await town.follow();
    expect(await warn('2027-04-22')).toMatchObject({ status: 422, body: { code: 'offers.warning-too-short' } });
    expect(await warn('2027-05-04')).toMatchObject({ status: 200, body: { warned: 1 } });
    expect(await propose()).toMatchObject({ status: 409, body: { code: 'offers.not-warned' } });
    await town.rooms.moveClockTo('2027-05-05T12:00:00Z');
    const proposed = idOf(((await propose()) as { body: unknown }).body);
    const approved = await (
      await town.as('imran-shah')
    ).post(`/api/withdrawals/${proposed}/decision`, { approve: true, reason: 'Asked twice, warned once.' });
    expect(must(200, approved)).toMatchObject({ state: 'approved' });
    expect((await mine('Eve', 'grace-lewis')).offer).toMatchObject({
      state: 'withdrawn',
      withdrawn: { ground: 'no-answer', appealBy: '2027-06-09' },
    });
  });

  it('is a place by fair access, which takes the next free place before everybody who waits', async () => {
    const path = `/api/offers/${(await mine('Cat')).offer?.id ?? ''}/answer`;
    must(200, await (await town.as(families.Cat)).post(path, { answer: 'decline' }));
    expect(await vacancy('harbour')).toMatchObject({ places: 2, over: 1, free: 1 });
    const place = {
      child: town.children.get('Eve'),
      intake: town.harbour,
      kind: 'fair-access',
      reason: 'The panel of heads placed her.',
    };
    const proposed = idOf(
      must(201, await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/extra-places`, place)),
    );
    const decided = { approve: true, reason: 'As the protocol says.' };
    must(200, await (await town.as('imran-shah')).post(`/api/extra-places/${proposed}/decision`, decided));
    expect(await mine('Eve', 'grace-lewis')).toMatchObject({
      offer: { schoolName: 'Harbour School', how: 'fair-access' },
    });
    expect(await vacancy('harbour')).toMatchObject({ places: 2, over: 1, free: 0 });
  });
});

async function reallocation(): Promise<string> {
  const officer = await town.as('ruth-harper');
  return idOf(must(201, await officer.post(`/api/rounds/${town.round}/reallocations`, {})));
}

async function mine(child: string, persona?: string): Promise<MyOffer> {
  const who = persona ?? families[child as keyof typeof families];
  return must(200, await (await town.as(who)).get(`/api/children/${town.children.get(child) ?? ''}/offer`)) as MyOffer;
}

async function vacancy(school: string): Promise<VacancyLine | undefined> {
  const { items } = must(200, await (await town.as('ruth-harper')).get(`/api/rounds/${town.round}/vacancies`)) as {
    items: VacancyLine[];
  };
  return items.find((one) => one.school === school);
}

function counts(): Promise<object[]> {
  return ask(
    town.rooms.databaseUrl,
    `SELECT (SELECT count(*) FROM offers) AS offers, (SELECT count(*) FROM refused_preferences) AS refused,
       (SELECT count(*) FROM waiting_list_versions) AS lists, (SELECT count(*) FROM happenings WHERE kind = 'offer.made') AS told`,
  );
}

/** Asks the database in the service's own role on behalf of a parent. */
async function asAccount(persona: string, sql: string): Promise<unknown> {
  const actor = { account: personaAccount(persona), name: 'A parent', grants: [{ role: 'parent' as const }] };
  return town.rooms.get(Database).inTransaction(actor, (tx) => tx.query(sql));
}

function idOf(body: unknown): string {
  return (body as Run).id;
}

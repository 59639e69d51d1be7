import { begin, child, draftOf, fillIn, home, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';

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

describe('An application', () => {
  it('is begun, filled in answer by answer, sent, and kept with a receipt', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await fillIn(parent, town.round, [town.oak, town.harbour]);
    expect(await draft.read()).toMatchObject({
      state: 'draft',
      receipt: null,
      unsent: true,
      may: ['save', 'submit', 'withdraw'],
    });
    await town.rooms.moveClockTo('2026-10-05T10:05:15.250Z');
    const sent = await draft.submit();
    expect(sent).toMatchObject({
      status: 200,
      body: { number: 1, late: false, contested: false, reference: draft.reference },
    });
    const receipt = sent.body as { receipt: string; receivedAt: string };
    expect(receipt.receipt).toMatch(/^R-[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(receipt.receivedAt.slice(0, 19)).toBe('2026-10-05T10:05:15');
    expect(await draft.read()).toMatchObject({
      state: 'submitted',
      counts: true,
      unsent: false,
      preferences: [
        { intake: town.oak, rank: 1, lateness: 'on-time', name: 'Oak School' },
        { intake: town.harbour, rank: 2, lateness: 'on-time' },
      ],
      may: ['save', 'amend', 'withdraw'],
    });
    expect(must(200, await parent.get('/api/children'))).toMatchObject({
      items: [{ firstNames: 'Zara', applications: [{ id: draft.id, state: 'submitted' }] }],
    });
  });

  it('gives the same receipt when it is sent twice, also at the same moment', async () => {
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.oak]);
    const [one, two] = await Promise.all([draft.submit(), draft.submit()]);
    expect(one.status).toBe(200);
    expect(two).toEqual(one);
    expect(await draft.submit()).toEqual(one);
    expect(await count('application_versions')).toBe(1);
    expect(await count(`happenings WHERE kind = 'application.submitted' AND subject = '${draft.id}'`)).toBe(1);
  });

  it('is refused with every answer that is missing or wrong', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await begin(parent, town.round);
    expect(fieldsOf(await draft.submit())).toEqual(['home', 'preferences']);
    await draft.save('home', { lines: ['1 Mill Lane'] });
    const elsewhere = '00000000-0000-4000-8000-000000000000';
    await draft.save(
      'preferences',
      [town.oak, town.oak, elsewhere, town.harbour, town.holyRood].map((intake) => ({ intake })),
    );
    expect(fieldsOf(await draft.submit())).toEqual([
      'home.postcode',
      'home.point',
      'preferences',
      'preferences.1',
      'preferences.2',
    ]);
    await draft.save('home', home);
    await draft.save('otherHome', { ...home, nights: 3 });
    await draft.save('preferences', [{ intake: town.oak }]);
    expect(fieldsOf(await draft.submit())).toEqual(['home.nights']);
    await draft.save('home', { ...home, nights: 2 });
    expect(fieldsOf(await draft.submit())).toEqual(['home']);
    await draft.save('home', { ...home, nights: 2, because: 'court-order' });
    expect((await draft.submit()).status).toBe(200);
    expect(await count('homes')).toBe(2);
  });

  it('takes a child of another age only where that is asked for, and the school decides', async () => {
    const parent = await town.as('aisha-khan');
    const older = { child: { ...child, dateOfBirth: '2015-08-31' } };
    const draft = await fillIn(parent, town.round, [town.oak, town.harbour], { about: older });
    expect(fieldsOf(await draft.submit())).toEqual(['preferences.0', 'preferences.1']);
    await draft.save(
      'ageGroup',
      [town.oak, town.harbour].map((intake) => ({ intake, says: 'Born early.' })),
    );
    expect((await draft.submit()).status).toBe(200);
    const officer = await town.as('ruth-harper');
    const blocked = must(200, await officer.get(`/api/rounds/${town.round}/blocked-by`));
    expect(blocked).toMatchObject({ items: [{ why: 'age-group-undecided' }, { why: 'age-group-undecided' }] });
    for (const [intake, outcome] of [
      [town.oak, 'refused'],
      [town.harbour, 'agreed'],
    ] as const) {
      const path = `/api/applications/${draft.id}/preferences/${intake}/age-group`;
      must(200, await officer.post(path, { outcome, reason: 'In the best interests of the child.' }));
    }
    expect(must(200, await officer.get(`/api/rounds/${town.round}/blocked-by`))).toEqual({ items: [] });
    expect(await draft.read()).toMatchObject({ preferences: [{ ageGroup: 'refused' }, { ageGroup: 'agreed' }] });
  });

  it('gives a receipt as a file once it was sent, to nobody else', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await fillIn(parent, town.round, [town.oak]);
    const path = `/api/applications/${draft.id}/receipt`;
    expect(await parent.get(path)).toMatchObject({ status: 409, body: { code: 'applications.not-submitted' } });
    const inWelsh = { cookie: parent.cookie, 'accept-language': 'cy' };
    const refused = await fetch(`${town.rooms.address}${path}`, { headers: inWelsh });
    expect(await refused.json()).toMatchObject({ lang: 'cy', detail: "Nid yw'r cais wedi'i anfon eto." });
    must(200, await draft.submit());
    const welsh = await fetch(`${town.rooms.address}${path}?language=cy`, { headers: { cookie: parent.cookie } });
    expect(await welsh.text()).toContain('/Lang (cy-GB)');
    const answer = await fetch(`${town.rooms.address}${path}`, { headers: { cookie: parent.cookie } });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="receipt-R-.*\.pdf"$/);
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
    expect((await (await town.as('tom-walker')).get(path)).status).toBe(404);
  });

  it('may claim only what the policies of the schools named ask for', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await fillIn(parent, town.round, [town.oak]);
    const sibling = { kind: 'sibling', school: 'harbour', name: 'Omar Khan', tie: 'full' };
    const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
    await draft.save('claims', [sibling, faith]);
    expect(must(200, await parent.get(`/api/applications/${draft.id}/questions`))).toEqual({ items: [] });
    expect(fieldsOf(await draft.submit())).toEqual(['claims.0', 'claims.1']);
    await draft.save('preferences', [{ intake: town.oak }, { intake: town.harbour }]);
    expect(fieldsOf(await draft.submit())).toEqual(['claims.1']);
    await draft.save('claims', [sibling]);
    expect((await draft.submit()).status).toBe(200);
    const questions = must(200, await parent.get(`/api/applications/${draft.id}/questions`)) as {
      items: { kind: string; askedByName: string; schoolNames: Record<string, string> }[];
    };
    expect(questions.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['care', 'sibling']));
    const siblings = questions.items.find(({ kind, schoolNames }) => kind === 'sibling' && 'harbour' in schoolNames);
    expect(siblings).toMatchObject({ askedByName: 'Harbour School', schoolNames: { harbour: 'Harbour School' } });
  });

  it('cannot be begun before the round opens, nor twice, nor for somebody else’s child', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await begin(parent, town.round);
    const again = await parent.post('/api/applications', { round: town.round, child: draft.child });
    expect(again).toMatchObject({ status: 409, body: { code: 'applications.already-begun' } });
    const other = await town.as('tom-walker');
    expect(await other.post('/api/applications', { round: town.round, child: draft.child })).toMatchObject({
      status: 404,
      body: { code: 'applications.no-such-child' },
    });
    await town.rooms.moveClockTo('2026-08-31T22:59:00Z');
    const early = await (await town.as('tom-walker')).post('/api/applications', { round: town.round, child });
    expect(early).toMatchObject({ status: 409, body: { code: 'applications.not-open-yet' } });
  });

  it('is sent with the declaration that was read, and as the answers were when they were looked at', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await fillIn(parent, town.round, [town.oak]);
    expect(await draft.submit('submit', { declaration: '1999-1' })).toMatchObject({
      body: { code: 'applications.declaration-changed' },
    });
    expect(await draft.submit('submit', { revision: 1 })).toMatchObject({
      body: { code: 'applications.answers-changed' },
    });
  });
});

describe('A home', () => {
  it('has the register’s own point where its UPRN is known, whatever was sent; another point counts as shown on a map', async () => {
    const put = `WITH i AS (INSERT INTO address_imports VALUES (gen_random_uuid(), 'town', 'addresses', now(), 'x', 'x',
        repeat('0', 64), 'x', 1, 1, 0, 0) RETURNING id)
      INSERT INTO addresses SELECT 'town', '42', '', '1', 1, 'Mill Lane', '', 'Marram', 'MR1 2AB', 561234, 341234, '', id, false
      FROM i`;
    await ask(town.rooms.databaseUrl, put);
    const draft = await begin(await town.as('aisha-khan'), town.round);
    must(200, await draft.save('home', { ...home, uprn: '42' }));
    expect(await draft.read()).toMatchObject({
      answers: { home: { point: { easting: 561_234, northing: 341_234, from: 'register' } } },
    });
    must(200, await draft.save('home', { ...home, uprn: '43' }));
    expect(await draft.read()).toMatchObject({ answers: { home: { point: { easting: 560_100, from: 'map' } } } });
  });
});

describe('Two windows', () => {
  it('never overwrite each other: the second is shown both answers', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await begin(parent, town.round);
    const put = (value: unknown, revision: number) =>
      parent.send('PUT', `/api/applications/${draft.id}/answers`, { answer: 'preferences', revision, value });
    const [oak, harbour] = [[{ intake: town.oak }], [{ intake: town.harbour }]];
    expect(await put(oak, 0)).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await put(oak, 0)).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await put(harbour, 0)).toMatchObject({
      status: 409,
      body: { code: 'applications.changed-elsewhere', shows: { saved: oak, yours: harbour, revision: 1 } },
    });
    expect(await put(harbour, 1)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await put(null, 2)).toMatchObject({ status: 200 });
    expect(await draft.read()).not.toHaveProperty('answers.preferences');
    expect(
      await parent.send('PUT', `/api/applications/${draft.id}/answers`, { answer: 'faith', revision: 0, value: 1 }),
    ).toMatchObject({
      status: 400,
    });
  });

  it('do not hinder each other over different answers, even at once', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await begin(parent, town.round);
    const saved = await Promise.all([
      draft.save('home', home),
      draft.save('preferences', [{ intake: town.oak }]),
      draft.save('contact', { by: 'post' }),
    ]);
    expect(saved.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await draft.submit()).status).toBe(200);
  });
});

describe('A sent application', () => {
  it('stands until its changes are sent too; changes can be put aside', async () => {
    const parent = await town.as('aisha-khan');
    const sibling = { kind: 'sibling', school: 'harbour', name: 'Omar Khan', tie: 'full' };
    const draft = await fillIn(parent, town.round, [town.oak, town.harbour], { answers: { claims: [sibling] } });
    must(200, await draft.submit());
    const before = await draft.read();
    await draft.save('preferences', [{ intake: town.holyRood }, { intake: town.harbour }]);
    await draft.save('home', null);
    expect(await draft.read()).toMatchObject({
      unsent: true,
      preferences: [{ intake: town.oak }, { intake: town.harbour }],
    });
    expect(await draft.submit('submit')).toMatchObject({
      status: 409,
      body: { code: 'applications.already-submitted' },
    });
    expect(fieldsOf(await draft.submit('amend'))).toEqual(['home']);
    must(200, await parent.post(`/api/applications/${draft.id}/discard-changes`));
    expect(await draft.read()).toMatchObject({ unsent: false, answers: { home: { postcode: 'MR1 2AB' } } });
    await draft.save('preferences', [{ intake: town.holyRood }, { intake: town.harbour }]);
    expect(await draft.submit('amend')).toMatchObject({ status: 200, body: { number: 2 } });
    const after = await draft.read();
    expect(after).toMatchObject({
      state: 'amended',
      preferences: [
        { intake: town.holyRood, rank: 1 },
        { intake: town.harbour, rank: 2 },
      ],
    });
    expect(after['claims']).toEqual(before['claims']);
    const versions = must(200, await parent.get(`/api/applications/${draft.id}/versions`)) as {
      items: { number: number }[];
    };
    expect(versions.items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is withdrawn and may be begun again', async () => {
    const parent = await town.as('aisha-khan');
    const draft = await fillIn(parent, town.round, [town.oak]);
    must(200, await draft.submit());
    expect(await parent.post(`/api/applications/${draft.id}/withdraw`, { because: 'Moving away' })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', counts: false, preferences: [], may: [] },
    });
    expect(await draft.save('home', home)).toMatchObject({ body: { code: 'applications.ended' } });
    const again = await begin(parent, town.round, { child: draft.child });
    expect(again.reference).not.toBe(draft.reference);
  });
});

describe('Closing day', () => {
  it('ends with its last minute: until then on time, from then on late, with a reason', async () => {
    let first = await fillIn(await town.as('aisha-khan'), town.round, [town.oak]);
    let second = await fillIn(await town.as('tom-walker'), town.round, [town.oak], {
      about: { child: { ...child, firstNames: 'Ben', lastName: 'Walker' } },
    });
    await town.rooms.moveClockTo('2026-10-31T23:59:30Z');
    first = first.as(await town.as('aisha-khan'));
    second = second.as(await town.as('tom-walker'));
    expect(await first.submit('submit-late', { because: 'Ill' })).toMatchObject({
      body: { code: 'applications.not-closed-yet' },
    });
    expect(await first.submit()).toMatchObject({ status: 200, body: { late: false } });
    await town.rooms.moveClockTo('2026-11-01T00:00:00Z');
    expect(await second.submit()).toMatchObject({
      status: 409,
      body: { code: 'applications.closed', paragraph: '2.9' },
    });
    expect(await second.submit('submit-late')).toMatchObject({ status: 400 });
    expect(await second.submit('submit-late', { because: 'We moved here on Friday.' })).toMatchObject({
      status: 200,
      body: { late: true },
    });
    expect(await first.save('preferences', [{ intake: town.harbour }])).toMatchObject({
      body: { code: 'applications.closed-to-changes' },
    });
    expect(await first.submit('amend')).toMatchObject({ status: 200, body: { number: 1 } });
  });

  it('leaves it to an officer whether a late preference has a good reason, school by school', async () => {
    await town.rooms.moveClockTo('2026-11-20T10:00:00Z');
    const draft = await fillIn(await town.as('aisha-khan'), town.round, [town.oak, town.harbour]);
    must(200, await draft.submit('submit-late', { because: 'We moved here on Friday.' }));
    const officer = await town.as('ruth-harper');
    const late = (intake: string) => `/api/applications/${draft.id}/preferences/${intake}/lateness`;
    const good = { outcome: 'late-with-good-reason', reason: 'The tenancy began on 13 November.' };
    expect(must(200, await officer.get('/api/applications?waiting=lateness'))).toMatchObject({
      items: [{ id: draft.id, waiting: ['lateness'] }],
    });
    expect(await (await town.as('nina-cole')).post(late(town.oak), good)).toMatchObject({ status: 404 });
    expect(await (await town.as('aisha-khan')).post(late(town.oak), good)).toMatchObject({ status: 403 });
    must(200, await officer.post(late(town.oak), good));
    must(200, await officer.post(late(town.harbour), { outcome: 'late', reason: 'No evidence came.' }));
    expect(await draft.read()).toMatchObject({
      preferences: [
        { lateness: 'late-with-good-reason', decisions: [{ outcome: 'late-with-good-reason', reason: good.reason }] },
        { lateness: 'late', latenessDecided: true },
      ],
    });
    expect(await officer.post(late(town.holyRood), good)).toMatchObject({ status: 404 });
    await town.rooms.moveClockTo('2026-12-13T10:00:00Z');
    const after = await fillIn(await town.as('tom-walker'), town.round, [town.oak], {
      about: { child: { ...child, firstNames: 'Ben', lastName: 'Walker' } },
    });
    must(200, await after.submit('submit-late', { because: 'We forgot.' }));
    const tooLate = await (
      await town.as('ruth-harper')
    ).post(`/api/applications/${after.id}/preferences/${town.oak}/lateness`, good);
    expect(tooLate).toMatchObject({ status: 409, body: { code: 'applications.cut-off-passed' } });
  });
});

describe('Twins', () => {
  it('have an application each, with a reference of its own and the same answers', async () => {
    const parent = await town.as('tom-walker');
    const draft = await fillIn(parent, town.round, [town.oak]);
    must(200, await draft.submit());
    const path = `/api/applications/${draft.id}/copy-for-twin`;
    expect(await parent.post(path, { firstNames: 'Zara' })).toMatchObject({ body: { code: 'applications.same-name' } });
    expect(await parent.post(path, { firstNames: 'Yasmin', dateOfBirth: '2016-05-04' })).toMatchObject({
      body: { code: 'applications.not-one-birth' },
    });
    const begun = must(201, await parent.post(path, { firstNames: 'Yasmin' })) as Record<string, unknown>;
    const twin = draftOf(parent, begun);
    expect(begun).toMatchObject({
      state: 'draft',
      answers: { child: { firstNames: 'Yasmin', lastName: 'Khan' }, preferences: [{ intake: town.oak }] },
    });
    expect(await twin.submit()).toMatchObject({ status: 200, body: { contested: false } });
    const { items } = must(200, await parent.get('/api/children')) as { items: { multipleBirth: string | null }[] };
    expect(items).toHaveLength(2);
    expect(items[0]?.multipleBirth).not.toBeNull();
    expect(items[1]?.multipleBirth).toBe(items[0]?.multipleBirth);
  });
});

async function count(of: string): Promise<number> {
  const [row] = await ask<{ count: string }>(town.rooms.databaseUrl, `SELECT count(*) FROM ${of}`);
  return Number(row?.count);
}

function fieldsOf({ body }: { body: unknown }): string[] {
  const { fields = [] } = body as { fields?: { field: string }[] };
  return fields.map(({ field }) => field);
}

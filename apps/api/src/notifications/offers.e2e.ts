import { ask, startTestServer, type TestServer } from '@support/database';
import { must } from '@support/applications';
import { openSmallRound, promiseDraws, release, type SmallRound } from '@support/offers';
import { idOf } from '@support/authority';
import { personaAccount } from '../people';
import { Database, Outbox } from '../platform';

jest.setTimeout(300_000);

let server: TestServer;
let town: SmallRound;

/** Four families want Harbour, which has two places; Grace and Daniel are the parents of one child. */
beforeAll(async () => {
  server = await startTestServer();
  town = await openSmallRound(server);
  await town.apply('aisha-khan', 'Near', 100);
  await town.apply('tom-walker', 'Next', 200);
  await town.apply('grace-lewis', 'Far', 300);
  await town.apply('maria-nowak', 'Hidden', 400);
  await guard('Far', 'daniel-lewis', []);
  await guard('Hidden', 'samuel-okafor', []);
  // Whoever guards Hidden with Samuel must not become known to him.
  await ask(town.rooms.databaseUrl, 'UPDATE guardianships SET hidden_from = $1 WHERE account = $2', [
    [personaAccount('samuel-okafor')],
    personaAccount('maria-nowak'),
  ]);
  await town.rooms.moveClockTo('2026-12-20T10:00:00Z');
  await town.measure();
  await promiseDraws(town, 'offer-day');
  await town.rooms.moveClockTo('2027-02-20T10:00:00Z');
  const asked = { dry: false, without: [] };
  const run = idOf(await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/runs`, asked));
  await release(town, run);
  await town.follow();
});

afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

async function guard(name: string, persona: string, hiddenFrom: readonly string[]): Promise<void> {
  await ask(
    town.rooms.databaseUrl,
    `INSERT INTO guardianships (id, child, authority, account, relationship, parental_responsibility, hidden_from, made_by,
       made_at) VALUES (gen_random_uuid(), $1, 'town', $2, 'father', true, $3, 'test', now())`,
    [town.children.get(name), personaAccount(persona), hiddenFrom],
  );
}

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly child: string;
  readonly subject: string;
  readonly delivery: { readonly state: string };
}

async function lettersOf(persona: string): Promise<readonly Line[]> {
  const { items } = must(200, await (await town.as(persona)).get('/api/letters')) as { items: Line[] };
  return items;
}

async function textOf(persona: string, kind: string): Promise<string> {
  const line = (await lettersOf(persona)).find((one) => one.kind === kind);
  if (line === undefined) throw new Error(`${persona} has no letter of the kind ${kind}.`);
  const { text } = must(200, await (await town.as(persona)).get(`/api/letters/${line.id}`)) as { text: string };
  return text;
}

async function kindsOf(persona: string): Promise<readonly string[]> {
  return (await lettersOf(persona)).map(({ kind }) => kind).filter((kind) => kind !== 'application-received');
}

it('writes the offers when the run is released, and neither sends nor shows them before their minute', async () => {
  const [mailing] = (must(200, await (await town.as('ruth-harper')).get('/api/mailings')) as { items: unknown[] })
    .items;
  expect(mailing).toMatchObject({ what: 'offers', letters: 5, waiting: 5, dueAt: '2027-03-01T00:30:00.000Z' });
  expect(await kindsOf('aisha-khan')).toEqual([]);
  const posted = await town.rooms.get(Outbox).list();
  expect(posted.filter(({ subject }) => subject.includes('has a place'))).toEqual([]);
});

it('sends each family its own at the minute: the place, and every refusal with reason and the last day to appeal', async () => {
  await town.rooms.moveClockTo('2027-03-01T00:31:00Z');
  await town.follow();
  const first = await textOf('aisha-khan', 'offer');
  expect(first).toContain('Harbour School');
  expect(first).toContain('choice 1');
  expect(first).toContain('Monday 15 March 2027');
  expect(first).not.toContain('could not offer');
  const third = await textOf('grace-lewis', 'offer');
  expect(third).toContain('Oak School');
  expect(third).toContain('Harbour School (choice 1)');
  expect(third).toMatch(/All 2 places went to children/);
  expect(third).toMatch(/The last of 2 places went to a child in group 4 \(Other children\): 0\.124 miles/);
  expect(third).toContain('Your child would have been offered a place');
  expect(third).toContain('The place on the list today is number 1');
  expect(third).toContain('Tuesday 13 April 2027');
  expect(third).not.toMatch(/Near|Next|Hidden/);
});

it('writes to both parents of a child, each on their own, and never where somebody must not know', async () => {
  expect(await kindsOf('daniel-lewis')).toEqual(['offer']);
  const his = await textOf('daniel-lewis', 'offer');
  expect(his).toContain('Oak School');
  expect(his).not.toContain('Mill Lane');
  expect(await kindsOf('maria-nowak')).toEqual(['offer']);
  expect(await lettersOf('samuel-okafor')).toEqual([]);
  const addresses = (await town.rooms.get(Outbox).list()).filter(({ subject }) => subject.includes('has a place'));
  expect(addresses).toHaveLength(5);
  expect(new Set(addresses.map(({ to }) => to)).size).toBe(5);
});

it('writes nothing twice when it is all done again', async () => {
  const count = async (): Promise<unknown> =>
    (await ask(town.rooms.databaseUrl, 'SELECT count(*)::int AS letters FROM letters'))[0];
  const before = await count();
  await ask(town.rooms.databaseUrl, `UPDATE letter_orders SET state = 'open', written_at = NULL, letters = NULL`);
  await ask(
    town.rooms.databaseUrl,
    `INSERT INTO jobs (id, kind, subject, state, due_at, created_at)
     SELECT gen_random_uuid(), 'notifications.write-mailing', id::text, 'waiting', now(), now() FROM letter_orders WHERE many
     UNION ALL SELECT gen_random_uuid(), 'notifications.write', 'orders', 'waiting', now(), now()`,
  );
  await town.follow();
  expect(await ask(town.rooms.databaseUrl, `SELECT DISTINCT state FROM letter_orders`)).toEqual([{ state: 'written' }]);
  expect(await count()).toEqual(before);
});

it('gives a receipt for an answer, asks again when there is none, and warns', async () => {
  const parent = await town.as('tom-walker');
  const { offer } = must(200, await parent.get(`/api/children/${town.children.get('Next') ?? ''}/offer`)) as {
    offer: { id: string };
  };
  const answer = must(200, await parent.post(`/api/offers/${offer.id}/answer`, { answer: 'decline' })) as {
    receipt: string;
  };
  await town.follow();
  const text = await textOf('tom-walker', 'answer-received');
  expect(text).toContain('said no');
  expect(text).toContain(answer.receipt);
  await town.rooms.moveClockTo('2027-03-16T12:00:00Z');
  await town.follow();
  expect(await kindsOf('aisha-khan')).toEqual(['answer-reminder', 'offer']);
  expect(await kindsOf('tom-walker')).toEqual(['answer-received', 'offer']);
});

it('tells a family what happened in plain words, and a guardian who may not know nothing of the place', async () => {
  const timelineOf = async (persona: string, name: string): Promise<{ status: number; says: string[] }> => {
    const path = `/api/children/${town.children.get(name) ?? ''}/timeline`;
    const { status, body } = await (await town.as(persona)).get(path);
    const items = (body as { items?: { says: string }[] }).items ?? [];
    return { status, says: items.map(({ says }) => says) };
  };
  expect(await timelineOf('tom-walker', 'Next')).toEqual({
    status: 200,
    says: [
      'We wrote to you: We have your answer about Harbour School.',
      'The place was declined.',
      'We wrote to you: Next Lee has a place at Harbour School.',
      'We wrote to you: We have your school application for Next Lee.',
      'We received your application.',
      'You began an application.',
    ],
  });
  expect((await timelineOf('aisha-khan', 'Next')).status).toBe(404);
  expect(await timelineOf('samuel-okafor', 'Hidden')).toEqual({ status: 200, says: [] });
  expect((await timelineOf('daniel-lewis', 'Far')).says).toEqual([
    'We wrote to you: Please answer: the place for Far Lee at Oak School.',
    'We wrote to you: Far Lee has a place at Oak School.',
  ]);
  expect((await timelineOf('ruth-harper', 'Next')).says.length).toBeGreaterThanOrEqual(6);
  expect((await timelineOf('nina-cole', 'Next')).status).toBe(404);
});

it('shows the place to no guardian from whom another is hidden, on the page or in any row', async () => {
  const pageFor = async (persona: string, name: string): Promise<number> =>
    (await (await town.as(persona)).get(`/api/children/${town.children.get(name) ?? ''}/offer`)).status;
  expect(await Promise.all([pageFor('maria-nowak', 'Hidden'), pageFor('daniel-lewis', 'Far')])).toEqual([200, 200]);
  expect(await pageFor('samuel-okafor', 'Hidden')).toBe(404);
  const rowsFor = async (persona: string): Promise<number[]> => {
    const actor = { account: personaAccount(persona), name: persona, grants: [{ role: 'parent' as const }] };
    const counts = ['offers', 'refused_preferences', 'waiting', 'run_children', 'run_explanations'].map(
      (table) => `(SELECT count(*)::int FROM ${table} WHERE child::text = $1)`,
    );
    const sql = `SELECT ARRAY[${counts.join(', ')}] AS counts`;
    const child = town.children.get('Hidden');
    const rows = await town.rooms
      .get(Database)
      .inTransaction(actor, (tx) => tx.query<{ counts: number[] }[]>(sql, [child]));
    return rows[0]?.counts ?? [];
  };
  expect(await rowsFor('samuel-okafor')).toEqual([0, 0, 0, 0, 0]);
  expect(Math.min(...(await rowsFor('maria-nowak')))).toBe(1);
});

it('writes about a place that has come free', async () => {
  await promiseDraws(town, 'after-offer-day');
  const officer = await town.as('ruth-harper');
  const run = must(201, await officer.post(`/api/rounds/${town.round}/reallocations`, {})) as { id: string };
  await release(town, run.id);
  await town.follow();
  const text = await textOf('grace-lewis', 'reallocation-offer');
  expect(text).toContain('Harbour School');
  expect(text).toContain('takes the place of the one at Oak School');
  expect(await kindsOf('daniel-lewis')).toContain('reallocation-offer');
});

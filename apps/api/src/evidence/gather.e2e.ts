import { buildSnapshot, decide } from '@allocation';
import { systemActor } from '@kernel';
import { determine, fillIn, must, openTown, type OpenTown, policyText } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { setUpDistances } from '@support/evidence';
import type { Client } from '@support/people';
import { Database, Workers } from '../platform';
import { type GatheredRound, GatherRound, type RoundAsked } from './index';

jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let officer: Client;
const children = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  town = await openTown(server);
  officer = await town.as('ruth-harper');
  await apply('aisha-khan', 'Zara', [town.harbour, town.holyRood], 100, [
    { kind: 'sibling', school: 'harbour', name: 'Omar', tie: 'full', year: 8 },
  ]);
  await apply('tom-walker', 'Max', [town.holyRood, town.harbour], 200, [
    { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] },
  ]);
  await apply('maria-nowak', 'Lena', [town.harbour], 300, []);
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

describe('A round', () => {
  it('is not gathered while anything is open, and everything that is open is listed', async () => {
    const blocked = await gathered().catch((error: unknown) => error);
    expect(blocked).toMatchObject({ code: 'evidence.round-not-ready' });
    const { items } = must(200, await officer.get(`/api/rounds/${town.round}/blocks`)) as {
      items: { why: string; child?: string; intake?: string }[];
    };
    expect(tally(items.map(({ why }) => why))).toEqual({
      'policy-undetermined': 1,
      'claim-unanswered': 2,
      'preference-unmeasured': 5,
    });
    expect(items.find(({ why }) => why === 'policy-undetermined')).toMatchObject({ intake: town.oak });
    expect((await (await town.as('nina-cole')).get(`/api/rounds/${town.round}/blocks`)).status).toBe(403);
  });

  it('is measured as a job, with progress, and nothing is measured twice', async () => {
    expect(must(200, await officer.get(`/api/rounds/${town.round}/measuring`))).toMatchObject({ state: 'never' });
    await setUpDistances(town);
    must(202, await officer.post(`/api/rounds/${town.round}/measure`));
    await town.rooms.get(Workers).runDue();
    expect(must(200, await officer.get(`/api/rounds/${town.round}/measuring`))).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
    });
    expect(await whys()).toEqual({ 'policy-undetermined': 1, 'claim-unanswered': 2 });
    const measured = (): Promise<unknown[]> => ask(town.rooms.databaseUrl, 'SELECT id FROM measurements');
    const before = await measured();
    must(202, await officer.post(`/api/rounds/${town.round}/measure`));
    await town.rooms.get(Workers).runDue();
    expect(await measured()).toEqual(before);
  });

  it('waits for what schools and the SEND team say', async () => {
    await town.rooms.moveClockTo('2026-02-03T12:00:00Z');
    await determine(
      await town.as('ruth-harper'),
      town.oak,
      policyText('community', 'oak').replace('admissionNumber: 180', 'admissionNumber: 120'),
    );
    await town.rooms.moveClockTo('2026-11-09T10:00:00Z');
    officer = await town.as('ruth-harper');
    const church = await town.as('catherine-doyle');
    const { items } = must(200, await church.get('/api/schools/holy-rood/questions')) as { items: { claim: string }[] };
    must(
      201,
      await church.post('/api/schools/holy-rood/answers', {
        answers: [{ kind: 'faith', claim: items[0]?.claim, yes: true }],
      }),
    );
    const claims = must(200, await officer.get(`/api/rounds/${town.round}/claims?state=waiting`)) as {
      items: { claim: string; kind: string }[];
    };
    expect(claims.items.map(({ kind }) => kind)).toEqual(['sibling']);
    const facts = { siblings: [{ school: 'harbour', tie: 'full', atApplication: true, atAdmission: true, year: 9 }] };
    const found = { outcome: 'accepted', reason: 'The school found him on its roll.', facts };
    must(201, await officer.post(`/api/claims/${claims.items[0]?.claim ?? ''}/findings`, found));
    expect(await whys()).toEqual({});
    const send = await town.as('joanna-fields');
    const list = [
      'first names,last name,date of birth,place,counts',
      'Lena,Nowak,2016-05-05,oak,',
      'Ivo,Stranger,2016-06-06,harbour,',
      'Zora,Khan,2016-05-05,elsewhere,',
      'Una,Nobody,2016-07-07,the-moon,',
    ].join('\n');
    must(201, await send.sendFile(`/api/rounds/${town.round}/lists/ehc-plans`, 'plans.csv', list));
    expect(await whys()).toEqual({ 'list-undecided': 3 });
    const open = must(200, await send.get(`/api/rounds/${town.round}/lists/ehc-plans?state=to-decide`)) as {
      items: { id: string; lastName: string }[];
    };
    for (const { id } of open.items)
      must(200, await send.post(`/api/list-lines/${id}/decide`, { child: null, reason: 'Does not apply here.' }));
    expect(await whys()).toEqual({ 'place-not-in-round': 1 });
    const moon = open.items.find(({ lastName }) => lastName === 'Nobody')?.id ?? '';
    must(200, await send.post(`/api/list-lines/${moon}/end`, { reason: 'The plan was changed.' }));
    expect(await whys()).toEqual({});
  });

  it('is gathered the same each time, and the snapshot decides', async () => {
    const { parts, network } = await gathered();
    expect(network).toBeUndefined();
    expect(parts).toEqual((await gathered()).parts);
    const [zara, max, lena] = ['Zara', 'Max', 'Lena'].map((name) => children.get(name) ?? '');
    expect(parts.facts).toEqual(
      expect.arrayContaining([
        {
          child: zara,
          facts: {
            areas: ['holy-rood-parish'],
            siblings: [{ school: 'harbour', tie: 'full', atApplication: true, atAdmission: true, year: 9 }],
          },
        },
        { child: max, facts: { areas: ['holy-rood-parish'], faith: [{ form: 'church-form', terms: ['catholic'] }] } },
      ]),
    );
    expect(parts.measurements).toHaveLength(4);
    expect(parts.held).toHaveLength(2);
    expect(parts.held).toEqual(
      expect.arrayContaining([{ child: lena, intake: town.oak, why: 'ehc-plan', counts: true, mayMove: false }]),
    );
    expect(parts.reach.length).toBeGreaterThan(0);
    const outcome = decide(buildSnapshot(parts));
    expect(JSON.stringify(outcome)).not.toBe('');
    const ids = buildSnapshot(parts).children;
    expect(ids).toHaveLength(4);
  });

  it('hands on places from offers, and stops where a plan names another place', async () => {
    const [zara, lena] = [children.get('Zara') ?? '', children.get('Lena') ?? ''];
    const offer = { child: zara, intake: town.harbour, why: 'accepted-offer', counts: true, mayMove: true } as const;
    const { parts } = await gathered({ kind: 'after-offer-day', held: [offer] });
    expect(parts.round.kind).toBe('after-offer-day');
    expect(parts.held).toEqual(expect.arrayContaining([offer]));
    await expect(gathered({ held: [{ ...offer, child: lena }] })).rejects.toMatchObject({
      code: 'evidence.round-not-ready',
      details: { fields: [{ field: `two-places-held ${lena} ${town.harbour}` }] },
    });
    await expect(gathered({ without: [town.oak, town.holyRood] })).rejects.toMatchObject({
      details: { fields: [{ field: expect.stringContaining('place-not-in-round') as string }] },
    });
  });

  it('counts a child as resident by the register that the home stands in, and else by where the family applied', async () => {
    const resident = async (): Promise<number> =>
      (await gathered()).parts.children.filter((one) => one.resident).length;
    expect(await resident()).toBe(3);
    const put = `INSERT INTO addresses (authority, uprn, flat, house, street, locality, town, postcode, easting, northing, number, words, import, gone)
      SELECT $1, '100000000777', '', '1', 'Mill Lane', '', 'Marram', 'MR1 2AB', 560100, 340100, 1, '', id, false FROM address_imports`;
    await ask(
      town.rooms.databaseUrl,
      `INSERT INTO address_imports (id, authority, kind, at, file, sha256, source, rows, added, changed, gone, account)
       VALUES (gen_random_uuid(), 'neighbour', 'addresses', now(), 'a.csv', repeat('a', 64), 'a test', 1, 1, 0, 0, 'x')`,
    );
    await ask(town.rooms.databaseUrl, `UPDATE homes SET uprn = '100000000777' WHERE child = $1`, [
      children.get('Zara'),
    ]);
    await ask(town.rooms.databaseUrl, put, ['neighbour']);
    expect(await resident()).toBe(2);
    await ask(town.rooms.databaseUrl, put, ['town']);
    expect(await resident()).toBe(3);
  });

  it('leaves late preferences to the time after offer day', async () => {
    await town.rooms.moveClockTo('2026-11-10T10:00:00Z');
    const late = await fillIn(await town.as('grace-lewis'), town.round, [town.harbour], {
      about: { child: { firstNames: 'Noah', lastName: 'Lewis', dateOfBirth: '2016-08-08' } },
    });
    must(200, await late.submit('submit-late', { because: 'We moved here in November.' }));
    officer = await town.as('ruth-harper');
    expect(await whys()).toEqual({ 'lateness-undecided': 1 });
    const path = `/api/applications/${late.id}/preferences/${town.harbour}/lateness`;
    must(200, await officer.post(path, { outcome: 'late', reason: 'The move was known of in October.' }));
    expect((await gathered()).parts.children.map(({ id }) => id)).not.toContain(late.child);
    expect(await whys('?kind=after-offer-day')).toEqual({ 'preference-unmeasured': 1 });
  });
});

async function apply(
  persona: string,
  firstNames: string,
  intakes: readonly string[],
  metres: number,
  claims: readonly object[],
): Promise<void> {
  const lastName = { Zara: 'Khan', Max: 'Walker', Lena: 'Nowak' }[firstNames] ?? 'Nobody';
  const home = {
    kind: 'usual',
    lines: ['1 Mill Lane', 'Marram'],
    postcode: 'MR1 2AB',
    point: { easting: 560_000 + metres, northing: 340_100, from: 'map' },
  };
  const answers = { home, ...(claims.length === 0 ? {} : { claims }) };
  const draft = await fillIn(await town.as(persona), town.round, intakes, {
    about: { child: { firstNames, lastName, dateOfBirth: '2016-05-05' } },
    answers,
  });
  must(200, await draft.submit());
  children.set(firstNames, draft.child);
}

function gathered(asked: Partial<RoundAsked> = {}): Promise<GatheredRound> {
  const whole = { round: town.round, kind: 'offer-day' as const, held: [], draws: [], ...asked };
  return town.rooms.get(Database).inTransaction(systemActor, (tx) => town.rooms.get(GatherRound).run(tx, whole));
}

async function whys(query = ''): Promise<Record<string, number>> {
  const { items } = must(200, await officer.get(`/api/rounds/${town.round}/blocks${query}`)) as {
    items: { why: string }[];
  };
  return tally(items.map(({ why }) => why));
}

function tally(words: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const word of words) counted[word] = (counted[word] ?? 0) + 1;
  return counted;
}

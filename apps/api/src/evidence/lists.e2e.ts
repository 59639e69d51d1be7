import { fillIn, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import type { Answered, Client } from '@support/people';
import { Followers } from '../audit';
import { Workers } from '../platform';

jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let virtualHead: Client;
let send: Client;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  town = await openTown(server);
  virtualHead = await town.as('victor-osei');
  send = await town.as('joanna-fields');
});
afterEach(() => town.rooms.close());

const head = 'First names,Last name,Date of birth,School,Care';

describe('A list of looked-after children', () => {
  it('matches who is exactly and only meant, and leaves every near miss to a person', async () => {
    const zara = await apply('aisha-khan', 'Zara', 'Khan', '2016-03-04');
    const mia = await apply('tom-walker', 'Mia', 'Walker', '2016-02-02');
    const mya = await apply('maria-nowak', 'Noa', 'Walker', '2016-02-02');
    const received = must(
      201,
      await sentList(
        virtualHead,
        'looked-after',
        [
          head,
          'ZARA,khan,04/03/2016,,',
          'Mia,Walker,2016-02-02,,',
          'Zaro,Khan,2016-03-04,,',
          'Zara,Khan,2016-04-03,,',
          'Nobody,Else,2016-01-01,,',
        ].join('\n'),
      ),
    );
    expect(received).toMatchObject({ lines: 5, known: 0, matched: 1, toDecide: 3, noChild: 1 });
    const open = await lines(virtualHead, 'looked-after', '?state=to-decide');
    const why = (names: string): unknown =>
      open
        .find(({ firstNames, number }) => `${firstNames} ${number}` === names)
        ?.candidates.map((one) => [one.child, one.why]);
    expect(why('Mia 3')).toEqual([
      [mia, 'exact'],
      [mya, 'same-birth'],
    ]);
    expect(why('Zaro 4')).toEqual([[zara, 'one-letter']]);
    expect(why('Zara 5')).toEqual([[zara, 'day-and-month']]);
    expect(await careOf()).toEqual([{ child: zara, care: 'looked-after', outcome: 'accepted' }]);
    const line = open.find(({ firstNames }) => firstNames === 'Mia')?.id ?? '';
    must(
      200,
      await virtualHead.post(`/api/list-lines/${line}/decide`, { child: mia, reason: 'Her twin is not in care.' }),
    );
    expect((await careOf()).map(({ child }) => child).sort()).toEqual([mia, zara].sort());
    const zaro = open.find(({ firstNames }) => firstNames === 'Zaro')?.id ?? '';
    expect(
      await virtualHead.post(`/api/list-lines/${zaro}/decide`, { child: zara, reason: 'The same child twice.' }),
    ).toMatchObject({
      body: { code: 'evidence.child-elsewhere' },
    });
    must(200, await virtualHead.post(`/api/list-lines/${line}/end`, { reason: 'She has left care to go home.' }));
    expect(await careOf()).toEqual(expect.arrayContaining([{ child: mia, care: null, outcome: 'refused' }]));
  });

  it('names each bad line and takes nothing in; the same list again changes nothing', async () => {
    const bad = [
      head,
      'Zara,Khan,31/02/2016,,',
      'Zara,,2016-03-04,,',
      'Zara,Khan,2016-03-04,,fostered',
      'Zara,Khan',
    ].join('\n');
    const refused = await sentList(virtualHead, 'looked-after', bad);
    expect(refused).toMatchObject({ status: 422, body: { code: 'evidence.list-not-readable' } });
    expect((refused.body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
      'line 2',
      'line 3',
      'line 4',
      'line 5',
    ]);
    const good = `${head}\nZara,Khan,2016-03-04,,\n`;
    const first = must(201, await sentList(virtualHead, 'looked-after', good));
    expect(must(201, await sentList(virtualHead, 'looked-after', good))).toEqual(first);
    const longer = must(201, await sentList(virtualHead, 'looked-after', `${good}Mia,Walker,2016-02-02,,\n`));
    expect(longer).toMatchObject({ lines: 2, known: 1 });
  });

  it('finds a child who applies after it was sent, and answers the claim that is made', async () => {
    must(201, await sentList(virtualHead, 'looked-after', `${head}\nZara,Khan,2016-03-04,,\n`));
    const zara = await apply('aisha-khan', 'Zara', 'Khan', '2016-03-04', [{ kind: 'care', status: 'looked-after' }]);
    await town.rooms.get(Followers).drain();
    await town.rooms.get(Workers).runDue();
    const found = (await careOf()).filter(({ child }) => child === zara);
    expect(found).toHaveLength(2);
    expect(found.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });

  it('is kept by the virtual school alone, and seen by officers', async () => {
    expect((await sentList(send, 'looked-after', `${head}\n`)).status).toBe(403);
    expect((await sentList(virtualHead, 'ehc-plans', 'first names,last name,date of birth,place\n')).status).toBe(403);
    must(201, await sentList(virtualHead, 'looked-after', `${head}\nZara,Khan,2016-03-04,,\n`));
    expect(await lines(await town.as('ruth-harper'), 'looked-after')).toHaveLength(1);
    expect(await lines(send, 'looked-after')).toEqual([]);
    expect(await lines(await town.as('nina-cole'), 'looked-after')).toEqual([]);
  });
});

interface Line {
  readonly id: string;
  readonly number: number;
  readonly firstNames: string;
  readonly candidates: readonly { readonly child: string; readonly why: string }[];
}

async function apply(
  persona: string,
  firstNames: string,
  lastName: string,
  dateOfBirth: string,
  claims: object[] = [],
): Promise<string> {
  const about = { child: { firstNames, lastName, dateOfBirth } };
  const answers = claims.length === 0 ? {} : { claims };
  const draft = await fillIn(await town.as(persona), town.round, [town.harbour], { about, answers });
  must(200, await draft.submit());
  return draft.child;
}

function sentList(client: Client, kind: string, text: string): Promise<Answered> {
  return client.sendFile(`/api/rounds/${town.round}/lists/${kind}`, 'list.csv', text);
}

async function lines(client: Client, kind: string, query = ''): Promise<Line[]> {
  const { items } = must(200, await client.get(`/api/rounds/${town.round}/lists/${kind}${query}`)) as { items: Line[] };
  return items;
}

function careOf(): Promise<{ child: string; care: string | null; outcome: string }[]> {
  return ask(
    town.rooms.databaseUrl,
    `SELECT DISTINCT ON (thread) child, facts->>'care' AS care, outcome FROM findings WHERE kind = 'care' ORDER BY thread, number DESC`,
  );
}

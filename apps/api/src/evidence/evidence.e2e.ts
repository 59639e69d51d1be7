import { fillIn, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { pictureOf, rowsAs } from '@support/evidence';
import { type Answered, type Client } from '@support/people';
import { Followers } from '../audit';
import { FileStore, Workers } from '../platform';

jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let parent: Client;
let application: string;

const sibling = { kind: 'sibling', school: 'harbour', name: 'Omar Khan', tie: 'full', year: 8 };
const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
const need = { kind: 'need', school: 'harbour', need: 'medical', of: 'child', says: 'A ground floor classroom.' };
const certificate = pictureOf('Taken with a telephone at 52.93 north');

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  town = await openTown(server);
  parent = await town.as('aisha-khan');
  const draft = await fillIn(parent, town.round, [town.harbour, town.holyRood], {
    answers: { claims: [sibling, faith, need] },
  });
  must(200, await draft.submit());
  application = draft.id;
});
afterEach(() => town.rooms.close());

describe('A file', () => {
  it('is kept once however often it is sent, without what the camera wrote, and opened only where it is written down', async () => {
    const claim = await claimOf('faith');
    const first = must(201, await sent(parent, claim, certificate, 'Baptism of Zoë.png')) as Record<string, unknown>;
    expect(first).toMatchObject({
      name: 'Baptism of Zoë.png',
      kind: 'png',
      scan: 'not-scanned',
      removed: null,
      finding: null,
    });
    const again = await Promise.all([
      sent(parent, claim, certificate, 'again.png'),
      sent(parent, claim, certificate, 'b.png'),
    ]);
    expect(again.map(({ body }) => body)).toEqual([first, first]);
    const { status, bytes, headers } = await opened(parent, String(first['id']));
    expect(status).toBe(200);
    expect(bytes.toString('latin1')).not.toContain('telephone');
    expect(headers.get('content-disposition')).toContain(`attachment; filename="Baptism of Zo_.png"`);
    await town.rooms.get(Followers).drain();
    const told = `SELECT kind FROM happenings WHERE kind LIKE 'evidence.%' ORDER BY kind`;
    expect(await ask(town.rooms.databaseUrl, told)).toEqual([{ kind: 'evidence.read' }, { kind: 'evidence.received' }]);
  });

  it('is refused when it is of no kind we take, and when nobody needs it', async () => {
    expect(await sent(parent, await claimOf('faith'), Buffer.from('MZ'), 'a.exe')).toMatchObject({ status: 415 });
    expect(await sent(parent, await claimOf('sibling'), certificate, 'a.png')).toMatchObject({
      status: 409,
      body: { code: 'evidence.not-yet-asked' },
    });
    const officer = await town.as('ruth-harper');
    must(
      201,
      await record(officer, await claimOf('sibling'), {
        outcome: 'more-needed',
        reason: 'Send the birth certificate.',
      }),
    );
    must(201, await sent(parent, await claimOf('sibling'), certificate, 'a.png'));
    expect(await standing('sibling')).toMatchObject({ state: 'waiting', documents: 'if-asked', askedBy: ['harbour'] });
  });

  it('is seen by the family, by officers, and by the school whose own form it is; by nobody else', async () => {
    const faithItem = await itemOf(parent, 'faith');
    const needItem = await itemOf(parent, 'need');
    const seen = async (persona: string, item: string): Promise<number> =>
      (await opened(await town.as(persona), item)).status;
    expect(await seen('ruth-harper', faithItem)).toBe(200);
    expect(await seen('catherine-doyle', faithItem)).toBe(200);
    expect(await seen('ruth-harper', needItem)).toBe(200);
    expect(await seen('catherine-doyle', needItem)).toBe(404);
    expect(await seen('victor-osei', needItem)).toBe(404);
    for (const other of ['tom-walker', 'nina-cole', 'frank-dale']) {
      expect([await seen(other, faithItem), await seen(other, needItem)].every((status) => status >= 403)).toBe(true);
    }
  });

  it('can be forgotten: the row and its digest stay, the file goes, and another with the same content keeps it', async () => {
    const item = await itemOf(parent, 'faith');
    const other = await itemOf(parent, 'need');
    const [kept] = await ask<{ digest: string; sent_digest: string }>(
      town.rooms.databaseUrl,
      'SELECT digest, sent_digest FROM evidence_items',
    );
    const has = (): Promise<boolean> =>
      town.rooms.app.get<FileStore>(FileStore, { strict: false }).has(kept?.digest ?? '');
    expect(await has()).toBe(true);
    const removed = must(200, await parent.post(`/api/evidence/${item}/remove`, { reason: 'The wrong photo.' }));
    expect(removed).toMatchObject({ digest: kept?.sent_digest, removed: { because: 'The wrong photo.' } });
    expect((await opened(parent, item)).status).toBe(410);
    await town.rooms.get(Workers).runDue();
    expect(await has()).toBe(true);
    const officer = await town.as('ruth-harper');
    must(200, await officer.post(`/api/evidence/${other}/remove`, { reason: 'The retention has ended.' }));
    await town.rooms.get(Workers).runDue();
    expect(await has()).toBe(false);
    const change = `UPDATE evidence_items SET removed_because = 'no' WHERE id = '${item}'`;
    await expect(ask(town.rooms.databaseUrl, change)).rejects.toThrow('removed once');
    must(201, await sent(parent, await claimOf('faith'), certificate, 'right.png'));
    expect(await has()).toBe(true);
  });
});

describe('A finding', () => {
  it('establishes what was claimed and nothing else; a change makes a new one and nothing changes the old', async () => {
    const officer = await town.as('ruth-harper');
    const claim = await claimOf('need');
    const other = { needs: [{ school: 'holy-rood', kind: 'medical', of: 'child' }] };
    const accepted = { outcome: 'accepted', reason: 'The consultant’s letter says so.' };
    expect(await record(officer, claim, { ...accepted, facts: other })).toMatchObject({
      status: 400,
      body: { code: 'evidence.other-facts' },
    });
    expect(await record(officer, claim, { ...accepted, facts: { care: 'looked-after' } })).toMatchObject({
      status: 400,
    });
    expect(must(201, await record(officer, claim, accepted))).toMatchObject({
      number: 1,
      facts: { needs: [{ school: 'harbour', kind: 'medical', of: 'child' }] },
    });
    const second = await town.as('imran-shah');
    const refused = { outcome: 'refused', reason: 'The letter was about another child.' };
    expect(await record(second, claim, { ...refused, seen: 0 })).toMatchObject({
      body: { code: 'evidence.changed-meanwhile' },
    });
    must(201, await record(second, claim, { ...refused, seen: 1 }));
    expect(await standing('need')).toMatchObject({
      state: 'refused',
      findings: [{ outcome: 'accepted' }, { outcome: 'refused', number: 2 }],
    });
    await expect(ask(town.rooms.databaseUrl, `UPDATE findings SET outcome = 'accepted'`)).rejects.toThrow(
      'only ever added to',
    );
    const nobody = `INSERT INTO findings SELECT gen_random_uuid(), thread, 9, child, authority, application, claim, item, line, kind,
      school, outcome, reason, facts, NULL, role, made_at FROM findings LIMIT 1`;
    await expect(ask(town.rooms.databaseUrl, nobody)).rejects.toThrow('officer');
  });

  it('is never the last word while a file has no answer', async () => {
    const officer = await town.as('ruth-harper');
    const claim = await claimOf('need');
    const item = await itemOf(parent, 'need');
    const found = { outcome: 'refused', reason: 'Any school could meet this need.' };
    expect(await record(officer, claim, found)).toMatchObject({
      status: 409,
      body: { code: 'evidence.items-unanswered', fields: [{ field: item }] },
    });
    must(
      201,
      await record(officer, claim, {
        ...found,
        items: [{ item, outcome: 'accepted', reason: 'It is the letter we asked for.' }],
      }),
    );
    expect(await standing('need')).toMatchObject({ state: 'refused', items: [{ finding: { outcome: 'accepted' } }] });
    await sent(parent, claim, pictureOf('more'), 'more.png');
    expect(await standing('need')).toMatchObject({ state: 'waiting' });
  });

  it('is made once when two officers answer at the same moment', async () => {
    const [one, two] = [await town.as('ruth-harper'), await town.as('imran-shah')];
    const claim = await claimOf('need');
    const found = { outcome: 'refused', reason: 'Any school could meet this need.', seen: 0 };
    const both = await Promise.all([record(one, claim, found), record(two, claim, found)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is for those who may: not the family, not another authority, not a school about another school', async () => {
    const found = { outcome: 'refused', reason: 'No reason at all.' };
    expect((await record(parent, await claimOf('faith'), found)).status).toBe(403);
    for (const persona of ['nina-cole', 'frank-dale', 'victor-osei']) {
      expect((await record(await town.as(persona), await claimOf('faith'), found)).status).toBeGreaterThanOrEqual(403);
    }
    expect((await record(await town.as('catherine-doyle'), await claimOf('sibling'), found)).status).toBe(404);
    expect((await record(await town.as('catherine-doyle'), await claimOf('faith'), found)).status).toBe(201);
  });

  it('can be of a child for whom nothing was claimed', async () => {
    const officer = await town.as('ruth-harper');
    const { child } = must(200, await parent.get(`/api/applications/${application}`)) as { child: string };
    const found = {
      kind: 'care',
      outcome: 'accepted',
      reason: 'Told by the last authority.',
      facts: { care: 'previously-looked-after' },
    };
    must(201, await officer.post(`/api/children/${child}/findings`, found));
    expect((await (await town.as('nina-cole')).post(`/api/children/${child}/findings`, found)).status).toBe(404);
    expect(await rowsAs(town, 'aisha-khan', `SELECT * FROM findings WHERE kind = 'care'`)).toEqual([]);
  });
});

describe('A school', () => {
  it('is asked what only it knows, and its answers become findings by rule', async () => {
    const school = await town.as('catherine-doyle');
    const item = await itemOf(parent, 'faith');
    const questions = must(200, await school.get('/api/schools/holy-rood/questions'));
    expect(questions).toMatchObject({
      items: [{ kind: 'faith', child: { firstNames: 'Zara' }, items: [{ id: item }] }],
      next: null,
    });
    expect(JSON.stringify(questions)).not.toContain('classroom');
    expect((await school.get('/api/schools/harbour/questions')).status).toBe(403);
    const claim = await claimOf('faith');
    const answers = [{ kind: 'faith', claim, yes: true, terms: ['catholic'] }];
    expect(await school.post('/api/schools/holy-rood/answers', { answers })).toMatchObject({
      status: 201,
      body: { recorded: 1 },
    });
    expect(await standing('faith')).toMatchObject({
      state: 'accepted',
      findings: [{ facts: { faith: [{ form: 'church-form', terms: ['catholic'] }] }, role: 'school-admin' }],
      items: [{ finding: { outcome: 'accepted' } }],
    });
    expect(must(200, await school.get('/api/schools/holy-rood/questions'))).toEqual({ items: [], next: null });
    const officers = must(
      200,
      await (await town.as('ruth-harper')).get(`/api/rounds/${town.round}/claims?state=waiting`),
    );
    expect((officers as { items: { kind: string }[] }).items.map(({ kind }) => kind).sort()).toEqual([
      'need',
      'sibling',
    ]);
  });

  it('answers nothing about another school’s claims', async () => {
    const school = await town.as('catherine-doyle');
    const answers = [{ kind: 'sibling', claim: await claimOf('sibling'), yes: true, year: 8 }];
    expect(await school.post('/api/schools/holy-rood/answers', { answers })).toMatchObject({ status: 404 });
  });
});

describe('A forgotten where', () => {
  it('gives nothing away', async () => {
    await itemOf(parent, 'faith');
    await itemOf(parent, 'need');
    await record(await town.as('ruth-harper'), await claimOf('need'), {
      outcome: 'more-needed',
      reason: 'Send the letter itself.',
    });
    const other = await fillIn(await town.as('tom-walker'), town.round, [town.oak], {
      about: { child: { firstNames: 'Max', lastName: 'Walker', dateOfBirth: '2016-02-02' } },
    });
    must(200, await other.submit());
    const all = (persona: string): Promise<number[]> =>
      Promise.all(
        ['evidence_items', 'findings', 'children_lists', 'children_list_lines'].map(
          async (table) => (await rowsAs(town, persona, `SELECT * FROM ${table}`)).length,
        ),
      );
    expect(await all('aisha-khan')).toEqual([2, 1, 0, 0]);
    expect(await all('ruth-harper')).toEqual([2, 1, 0, 0]);
    expect(await all('catherine-doyle')).toEqual([1, 0, 0, 0]);
    for (const nobody of [
      'tom-walker',
      'nina-cole',
      'frank-dale',
      'peter-marsh',
      'joanna-fields',
      'victor-osei',
      'helen-price',
      'omar-reid',
      'george-allen',
    ]) {
      expect(await all(nobody)).toEqual([0, 0, 0, 0]);
    }
  });
});

async function claimOf(kind: string): Promise<string> {
  return String((await standing(kind))['id']);
}

async function standing(kind: string): Promise<Record<string, unknown>> {
  const { items } = must(200, await parent.get(`/api/applications/${application}/claims`)) as {
    items: { claim: { kind: string } }[];
  };
  return items.find(({ claim }) => claim.kind === kind) as unknown as Record<string, unknown>;
}

function sent(client: Client, claim: string, bytes: Buffer, name: string): Promise<Answered> {
  return client.sendFile(`/api/claims/${claim}/evidence`, name, bytes);
}

async function itemOf(client: Client, kind: string): Promise<string> {
  return String(
    (must(201, await sent(client, await claimOf(kind), certificate, 'certificate.png')) as { id: string }).id,
  );
}

function record(client: Client, claim: string, found: object): Promise<Answered> {
  return client.post(`/api/claims/${claim}/findings`, found);
}

async function opened(client: Client, item: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const answer = await fetch(`${town.rooms.address}/api/evidence/${item}/file`, { headers: { cookie: client.cookie } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}

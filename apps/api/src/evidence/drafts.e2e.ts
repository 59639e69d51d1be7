import { type Draft, fillIn, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { pictureOf, rowsAs } from '@support/evidence';
import type { Answered, Client } from '@support/people';
import type { ClaimStanding } from '@contract';
import { Followers } from '../audit';
import { FileStore, Workers } from '../platform';

jest.setTimeout(120_000);

let server: TestServer;
let town: OpenTown;
let parent: Client;

const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
const corrected = { ...faith, says: 'Baptised in May.' };
const need = { kind: 'need', school: 'harbour', need: 'medical', of: 'child', says: 'A ground floor classroom.' };
const care = { kind: 'care', status: 'previously-looked-after', leftBy: 'adoption' };
const certificate = pictureOf('Baptism');

beforeAll(async () => {
  server = await startTestServer();
  town = await openTown(server);
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});
beforeEach(async () => {
  await town.forget();
  parent = await town.as('aisha-khan');
});

describe('A paper for a draft', () => {
  it('is the family’s own until the application is sent, and then goes with it', async () => {
    const draft = await begun([faith, care]);
    const claim = (await standing(draft, 'faith')).id;
    const first = must(201, await sent(claim)) as { id: string };
    expect(must(201, await sent(claim))).toMatchObject({ id: first.id });
    must(201, await sent((await standing(draft, 'care')).id));
    expect(await standing(draft, 'faith')).toMatchObject({
      sent: false,
      stays: true,
      askedBy: ['holy-rood'],
      items: [{ id: first.id }],
    });
    await nobodyElseSees(draft, claim, first.id);

    must(200, await draft.save('claims', [corrected, care]));
    expect(await standing(draft, 'faith')).toMatchObject({ id: claim, claim: corrected, items: [{ id: first.id }] });

    must(200, await draft.submit());
    expect(await standing(draft, 'faith')).toMatchObject({ id: claim, sent: true, items: [{ id: first.id }] });
    const school = await town.as('catherine-doyle');
    expect(must(200, await school.get('/api/schools/holy-rood/questions'))).toMatchObject({
      items: [{ claim, items: [{ id: first.id }] }],
    });
    expect((await rowsAs(town, 'victor-osei', 'SELECT * FROM evidence_items')).length).toBe(1);
    const found = { outcome: 'accepted', reason: 'It is our form.', items: [answerTo(first.id)] };
    must(201, await (await town.as('ruth-harper')).post(`/api/claims/${claim}/findings`, found));
  });

  it('is taken for what a school asks that the answers name now, and for nothing else', async () => {
    const draft = await begun([faith, need, { ...faith, school: 'no-such-school' }], [town.harbour]);
    expect(await standing(draft, 'faith')).toMatchObject({ askedBy: [] });
    const { id } = await standing(draft, 'faith');
    expect(await sent(id)).toMatchObject({ status: 409, body: { code: 'evidence.not-needed' } });
    must(201, await sent((await standing(draft, 'need')).id));
    must(200, await draft.save('preferences', [{ intake: town.holyRood }]));
    must(201, await sent(id));
  });

  it('is forgotten when what it is for is taken back, and when the draft is', async () => {
    const draft = await begun([faith, need]);
    const [one, two] = [(await standing(draft, 'faith')).id, (await standing(draft, 'need')).id];
    const item = must(201, await sent(one)) as { id: string };
    const kept = await digestOf(item.id);
    must(200, await draft.save('claims', [need]));
    expect((await all(draft)).map(({ id }) => id)).toEqual([two]);
    expect(await sent(one)).toMatchObject({ status: 404, body: { code: 'evidence.no-such-claim' } });
    await settle();
    expect(await removedBecause(item.id)).toContain('taken back');
    expect(await has(kept)).toBe(false);

    const other = must(201, await sent(two)) as { id: string };
    must(200, await parent.post(`/api/applications/${draft.id}/withdraw`, {}));
    await settle();
    expect(await removedBecause(other.id)).toContain('taken back');
    expect(await has(kept)).toBe(false);
  });

  it('stays with its claim when another of the same kind is taken back', async () => {
    const school = 'harbour';
    const sibling = (name: string): object => ({ kind: 'sibling', school, name, tie: 'full', year: 8 });
    const draft = await begun([sibling('Omar'), sibling('Noor')]);
    const before = new Map((await all(draft)).map(({ id, claim }) => [JSON.stringify(claim), id]));
    must(200, await draft.save('claims', [sibling('Noor'), faith]));
    const after = await all(draft);
    expect(after.map(({ claim }) => claim.kind).sort()).toEqual(['faith', 'sibling']);
    const noor = after.find(({ claim }) => claim.kind === 'sibling');
    expect(noor?.id).toBe(before.get(JSON.stringify(noor?.claim)));
  });

  it('is not copied for a twin, who has claims of their own', async () => {
    const draft = await begun([faith]);
    must(201, await sent((await standing(draft, 'faith')).id));
    const copied = must(201, await parent.post(`/api/applications/${draft.id}/copy-for-twin`, { firstNames: 'Ella' }));
    const twin = must(200, await parent.get(`/api/applications/${(copied as Draft).id}/claims`)) as Claims;
    expect(twin.items).toMatchObject([{ claim: faith, sent: false, items: [] }]);
    expect(twin.items[0]?.id).not.toBe((await standing(draft, 'faith')).id);
  });
});

describe('A change that was not sent', () => {
  it('leaves what was sent and its papers alone, and takes papers of its own', async () => {
    const draft = await begun([faith]);
    must(200, await draft.submit());
    const before = (await standing(draft, 'faith')).id;
    const item = must(201, await sent(before)) as { id: string };
    must(200, await draft.save('claims', [corrected]));
    expect(await all(draft)).toMatchObject([
      { id: before, sent: true, stays: false, claim: faith, items: [{ id: item.id, removed: null }] },
      { sent: false, stays: true, claim: corrected, items: [] },
    ]);
    const changed = (await all(draft))[1]?.id ?? '';
    const dropped = must(201, await sent(changed)) as { id: string };
    const officer = await town.as('ruth-harper');
    const seen = must(200, await officer.get(`/api/applications/${draft.id}/claims`)) as Claims;
    expect(seen.items.map(({ id }) => id)).toEqual([before]);
    expect(must(200, await parent.get(`/api/applications/${draft.id}`))).toMatchObject({ claims: [{ id: before }] });

    must(200, await parent.post(`/api/applications/${draft.id}/discard-changes`, {}));
    await settle();
    expect(await all(draft)).toMatchObject([{ id: before, stays: true, items: [{ removed: null }] }]);
    expect(await removedBecause(dropped.id)).toContain('taken back');

    must(200, await draft.save('claims', [corrected]));
    const again = (await all(draft))[1]?.id ?? '';
    must(201, await sent(again));
    must(200, await draft.submit('amend'));
    expect(await all(draft)).toMatchObject([{ id: again, sent: true, claim: corrected, items: [{ removed: null }] }]);
    await settle();
    expect(await removedBecause(item.id)).toBeNull();
  });
});

type Claims = { readonly items: readonly ClaimStanding[] };

/** A draft with these claims, for two schools unless others are named. */
function begun(claims: readonly object[], intakes = [town.holyRood, town.harbour]): Promise<Draft> {
  return fillIn(parent, town.round, intakes, { answers: { claims } });
}

async function all(draft: Draft): Promise<readonly ClaimStanding[]> {
  return (must(200, await parent.get(`/api/applications/${draft.id}/claims`)) as Claims).items;
}

async function standing(draft: Draft, kind: string): Promise<ClaimStanding> {
  const found = (await all(draft)).find(({ claim }) => claim.kind === kind);
  if (found === undefined) throw new Error(`There is no claim of ${kind}.`);
  return found;
}

function sent(claim: string, client = parent): Promise<Answered> {
  return client.sendFile(`/api/claims/${claim}/evidence`, 'certificate.png', certificate);
}

function answerTo(item: string): object {
  return { item, outcome: 'accepted', reason: 'It is our form.' };
}

/** No list, no question, no finding, no file and no row of it, for anybody but those who may send the application. */
async function nobodyElseSees(draft: Draft, claim: string, item: string): Promise<void> {
  const [officer, school] = [await town.as('ruth-harper'), await town.as('catherine-doyle')];
  expect(must(200, await officer.get(`/api/applications/${draft.id}/claims`))).toEqual({ items: [] });
  expect(must(200, await officer.get(`/api/rounds/${town.round}/claims`))).toMatchObject({ items: [] });
  expect(must(200, await school.get('/api/schools/holy-rood/questions'))).toMatchObject({ items: [] });
  const found = { outcome: 'refused', reason: 'Nothing was sent.' };
  expect(await officer.post(`/api/claims/${claim}/findings`, found)).toMatchObject({
    status: 409,
    body: { code: 'evidence.not-sent-yet' },
  });
  expect(await school.post(`/api/claims/${claim}/findings`, found)).toMatchObject({ status: 404 });
  expect(await sent(claim, school)).toMatchObject({ status: 404 });
  const file = await fetch(`${town.rooms.address}/api/evidence/${item}/file`, { headers: { cookie: school.cookie } });
  expect(file.status).toBe(404);
  const others = ['tom-walker', 'nina-cole', 'catherine-doyle', 'peter-marsh', 'joanna-fields', 'victor-osei'];
  for (const persona of others) {
    for (const table of ['claims', 'evidence_items']) {
      expect([persona, await rowsAs(town, persona, `SELECT * FROM ${table}`)]).toEqual([persona, []]);
    }
  }
  expect(await rowsAs(town, 'catherine-doyle', 'SELECT * FROM children')).toEqual([]);
  const finding = `INSERT INTO findings (id, thread, number, child, authority, application, claim, kind, school, outcome, reason,
      officer, role, made_at)
    SELECT gen_random_uuid(), 'claim:' || id, 1, child, authority, application, id, kind, school, 'refused', 'No.',
      fp_account()::uuid, 'officer', made_at FROM claims WHERE id = '${claim}'`;
  await expect(rowsAs(town, 'ruth-harper', finding)).rejects.toThrow('row-level security');
  const keep = `SELECT fp_keep_claims('${draft.id}', '[]', now())`;
  await expect(rowsAs(town, 'tom-walker', keep)).rejects.toThrow('kept by the family');
}

async function settle(): Promise<void> {
  await town.rooms.get(Followers).drain();
  await town.rooms.get(Workers).runDue();
}

async function removedBecause(item: string): Promise<string | null> {
  const question = 'SELECT removed_because AS because FROM evidence_items WHERE id = $1';
  const [row] = await ask<{ because: string | null }>(town.rooms.databaseUrl, question, [item]);
  return row?.because ?? null;
}

async function digestOf(item: string): Promise<string> {
  const question = 'SELECT digest FROM evidence_items WHERE id = $1';
  const [row] = await ask<{ digest: string }>(town.rooms.databaseUrl, question, [item]);
  return row?.digest ?? '';
}

function has(digest: string): Promise<boolean> {
  return town.rooms.app.get<FileStore>(FileStore, { strict: false }).has(digest);
}

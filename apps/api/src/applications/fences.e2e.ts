import { child, fillIn, home, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type Actor, nobody, systemActor } from '@kernel';
import { personaAccount } from '../people';
import { Database, type Tx } from '../platform';

jest.setTimeout(120_000);

/** What stands in the tables with nobody's `where`: two families of the town, one of them with everything restricted. */
let server: TestServer;
let town: OpenTown;
let aisha: { id: string; child: string };
let maria: { id: string; child: string };

const need = { kind: 'need', school: 'harbour', need: 'medical', of: 'child', says: 'A lift.' };
const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
const care = { kind: 'care', status: 'previously-looked-after', leftBy: 'adoption' };

beforeAll(async () => {
  server = await startTestServer();
  town = await openTown(server);
  const first = await fillIn(await town.as('aisha-khan'), town.round, [town.harbour, town.holyRood], {
    about: { child: { ...child, currentSchool: 'acorn-bank-primary-school' } },
    answers: { claims: [need, faith, care] },
  });
  must(200, await first.submit());
  aisha = first;
  const second = await fillIn(await town.as('maria-nowak'), town.round, [town.holyRood, town.oak], {
    about: { child: { ...child, firstNames: 'Jan', lastName: 'Nowak' } },
    answers: { home: { ...home, postcode: 'MR5 5XX' }, circumstances: { confidentialAddress: true, ehcPlan: true } },
  });
  must(200, await second.submit());
  maria = second;
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

const tables = [
  'children',
  'guardianships',
  'applications',
  'application_answers',
  'application_versions',
  'homes',
  'preferences',
  'preference_ranks',
  'claims',
  'restricted_flags',
  'conflicts',
  'change_requests',
  'preference_decisions',
] as const;

/** How many rows each persona is given of each table when the question has no `where` at all; none where it is not named. */
const expected: Readonly<Record<string, Partial<Record<(typeof tables)[number], number>>>> = {
  'aisha-khan': family({ preferences: 2, preference_ranks: 2, claims: 3 }),
  'maria-nowak': family({ preferences: 2, preference_ranks: 2, restricted_flags: 2 }),
  'tom-walker': {},
  'ella-stone': {},
  'ruth-harper': {
    ...{ children: 2, guardianships: 2, applications: 2, application_answers: 2, application_versions: 2, homes: 2 },
    ...{ preferences: 4, preference_ranks: 4, claims: 3, restricted_flags: 2 },
  },
  'nina-cole': {},
  // A church school: its two applicants, the address that is not confidential, the claim that is for it, and no rank.
  'catherine-doyle': { children: 2, homes: 1, preferences: 2, claims: 1 },
  'frank-dale': {},
  // A primary school: the child who attends it.
  'peter-marsh': { children: 1 },
  'joanna-fields': { children: 2, applications: 2, homes: 1, preferences: 4, preference_ranks: 4, restricted_flags: 1 },
  'victor-osei': {
    children: 2,
    applications: 2,
    homes: 2,
    preferences: 4,
    preference_ranks: 4,
    restricted_flags: 1,
    claims: 1,
  },
  'linda-brook': { children: 2, applications: 2, homes: 1, preferences: 4, preference_ranks: 4 },
  'george-allen': {},
  'helen-price': {},
  'omar-reid': {},
};

describe('A question without its where', () => {
  it.each(Object.keys(expected))('gives %s what they may see and nothing else', async (persona) => {
    const seen = await as(persona, (tx) => counted(tx));
    expect(seen).toEqual(expected[persona]);
  });

  it('gives nothing to somebody who has not signed in, nor to a transaction that says nothing', async () => {
    expect(await inTransaction(nobody, (tx) => counted(tx))).toEqual({});
    const service = `${town.rooms.databaseUrl}?options=${encodeURIComponent('-c role=fairplace_app')}`;
    for (const table of tables) expect(await ask(service, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it('gives no school a claim of care, a confidential address or another school’s need', async () => {
    const seen = await as('catherine-doyle', async (tx) =>
      JSON.stringify([
        await tx.query('SELECT * FROM claims'),
        await tx.query('SELECT * FROM homes'),
        await tx.query('SELECT * FROM preferences'),
      ]),
    );
    for (const hidden of ['A lift', 'adoption', 'MR5 5XX', 'harbour', 'rank']) expect(seen).not.toContain(hidden);
    expect(seen).toContain('catholic');
  });
});

describe('The database refuses', () => {
  it.each([
    ['a changed version', `UPDATE application_versions SET receipt = 'R-0'`],
    ['a version taken away', 'DELETE FROM application_versions'],
    ['a decision taken back', `DELETE FROM preference_decisions`],
    [
      'a preference named twice',
      `INSERT INTO preferences SELECT gen_random_uuid(), application, child, authority, round, intake, school, received_at, lateness, lateness_decided, age_group FROM preferences`,
    ],
    ['one rank twice', `UPDATE preference_ranks SET rank = 1`],
    [
      'a good reason that nobody decided',
      `UPDATE preferences SET lateness = 'late-with-good-reason', lateness_decided = false`,
    ],
    ['an application that counts and was not sent', `UPDATE applications SET state = 'withdrawn', ended_at = now()`],
    ['a draft that was sent', `UPDATE applications SET state = 'draft', counts = false`],
  ])('%s, even to its owner', async (_what, sql) => {
    if (sql.includes('preference_decisions')) await decision();
    await expect(ask(town.rooms.databaseUrl, sql)).rejects.toThrow();
  });

  it('two applications that count for one child', async () => {
    const sql = `INSERT INTO applications (id, reference, child, authority, round, channel, state, made_by, made_at, counts, versions,
      submitted_at, sent_revision) SELECT gen_random_uuid(), 'A-2', child, authority, round, 'paper', 'submitted', 'x', now(),
      true, 1, now(), 1 FROM applications WHERE id = $1`;
    await expect(ask(town.rooms.databaseUrl, sql, [aisha.id])).rejects.toThrow('applications_one_counts');
  });

  it('a parent who writes into another family’s records', async () => {
    const writes = [
      [`UPDATE children SET first_names = 'X' WHERE id = $1`, [maria.child]],
      [`UPDATE applications SET state = 'withdrawn', counts = false, ended_at = now() WHERE id = $1`, [maria.id]],
      [`UPDATE application_answers SET answers = '{}' WHERE application = $1`, [maria.id]],
      [`DELETE FROM preferences WHERE application = $1`, [maria.id]],
    ] as const;
    for (const [sql, values] of writes) {
      expect(await as('aisha-khan', (tx) => tx.query<unknown[]>(sql, [...values]))).toEqual([[], 0]);
    }
    const guardian = `INSERT INTO guardianships (id, child, authority, account, relationship, parental_responsibility, made_by, made_at)
      VALUES (gen_random_uuid(), $1, 'town', $2::uuid, 'mother', true, $2::uuid::text, now())`;
    const me = personaAccount('aisha-khan');
    await expect(as('aisha-khan', (tx) => tx.query(guardian, [maria.child, me]))).rejects.toThrow('row-level security');
    const contest = `SELECT fp_contest(gen_random_uuid(), $1, $1, 'same-child', now())`;
    await expect(as('aisha-khan', (tx) => tx.query(contest, [maria.id]))).rejects.toThrow('contested by whoever');
  });
});

describe('Over HTTP', () => {
  it('a school sees its own applicants, in no order of preference', async () => {
    const school = await town.as('catherine-doyle');
    const page = must(200, await school.get('/api/schools/holy-rood/applicants?limit=1')) as { next: string };
    expect(page).toMatchObject({
      items: [{ firstNames: 'Zara', home: { postcode: 'MR1 2AB' }, claims: [{ claim: { kind: 'faith' } }] }],
    });
    const rest = must(200, await school.get(`/api/schools/holy-rood/applicants?after=${page.next}`));
    expect(rest).toMatchObject({ items: [{ firstNames: 'Jan', home: null, claims: [] }], next: null });
    expect(JSON.stringify([page, rest])).not.toMatch(/rank|adoption|A lift/);
    expect((await school.get('/api/schools/harbour/applicants')).status).toBe(403);
    expect((await school.get(`/api/applications/${aisha.id}`)).status).toBe(403);
    expect((await school.get('/api/applications')).status).toBe(403);
  });

  it('a primary school sees which of its children have applied', async () => {
    const head = await town.as('peter-marsh');
    expect(
      must(200, await head.get(`/api/schools/acorn-bank-primary-school/attending?round=${town.round}`)),
    ).toMatchObject({
      items: [{ firstNames: 'Zara', sent: true }],
    });
    expect((await head.get(`/api/schools/acorn-bank-primary-school/applicants`)).status).toBe(403);
  });

  it('officers find applications by name, reference and receipt, page by page, of their own authority only', async () => {
    const officer = await town.as('ruth-harper');
    const found = async (query: string): Promise<string[]> =>
      (must(200, await officer.get(`/api/applications?${query}`)) as { items: { id: string }[] }).items.map(
        ({ id }) => id,
      );
    expect(await found('')).toEqual([aisha.id, maria.id]);
    expect(await found('limit=1')).toEqual([aisha.id]);
    expect(await found(`after=${aisha.id}`)).toEqual([maria.id]);
    expect(await found('find=now')).toEqual([maria.id]);
    const { reference, receipt } = must(200, await officer.get(`/api/applications/${aisha.id}`)) as {
      reference: string;
      receipt: { receipt: string };
    };
    expect(await found(`find=${reference.toLowerCase()}`)).toEqual([aisha.id]);
    expect(await found(`find=${receipt.receipt}`)).toEqual([aisha.id]);
    expect(await found(`intake=${town.oak}`)).toEqual([maria.id]);
    expect(await found('late=yes')).toEqual([]);
    expect(await found('state=draft')).toEqual([]);
    expect(must(200, await (await town.as('nina-cole')).get('/api/applications'))).toEqual({ items: [], next: null });
    const reads = await ask(
      town.rooms.databaseUrl,
      `SELECT DISTINCT kind FROM happenings WHERE kind LIKE '%.read' ORDER BY 1`,
    );
    expect(reads).toEqual(expect.arrayContaining([{ kind: 'application-list.read' }, { kind: 'application.read' }]));
  });

  it('nobody reads another family’s application', async () => {
    for (const persona of ['maria-nowak', 'tom-walker', 'nina-cole']) {
      expect((await (await town.as(persona)).get(`/api/applications/${aisha.id}`)).status).toBe(404);
    }
    for (const persona of ['helen-price', 'omar-reid', 'linda-brook', 'joanna-fields']) {
      expect((await (await town.as(persona)).get(`/api/applications/${aisha.id}`)).status).toBe(403);
    }
    const other = await town.as('maria-nowak');
    const answer = { answer: 'contact', revision: 0, value: { by: 'post' } };
    expect((await other.send('PUT', `/api/applications/${aisha.id}/answers`, answer)).status).toBe(404);
    for (const path of ['withdraw', 'discard-changes']) {
      expect((await other.post(`/api/applications/${aisha.id}/${path}`)).status).toBe(404);
    }
    expect((await other.post(`/api/applications/${aisha.id}/copy-for-twin`, { firstNames: 'Eve' })).status).toBe(404);
    expect((await other.get(`/api/applications/${aisha.id}/versions`)).status).toBe(404);
    const sending = { revision: 3, declaration: '2027-1' };
    expect((await other.post(`/api/applications/${aisha.id}/amend`, sending)).status).toBe(404);
  });
});

function family(
  more: Partial<Record<(typeof tables)[number], number>>,
): Partial<Record<(typeof tables)[number], number>> {
  return {
    children: 1,
    guardianships: 1,
    applications: 1,
    application_answers: 1,
    application_versions: 1,
    homes: 1,
    ...more,
  };
}

/** By table: how many rows a question without a `where` gives; tables that give none are left out. */
async function counted(tx: Tx): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await tx.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`);
    if (Number(row?.count) > 0) found[table] = Number(row?.count);
  }
  return found;
}

/** Works in the database as a persona, with the grants they hold. */
async function as<T>(persona: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const account = personaAccount(persona);
  const grants = await ask<{ role: Actor['grants'][number]['role']; authority: string; school: string }>(
    town.rooms.databaseUrl,
    'SELECT role, authority, school FROM grants WHERE account = $1 AND ended_at IS NULL',
    [account],
  );
  const actor: Actor = {
    account,
    name: persona,
    grants: grants.map(({ role, authority, school }) => ({
      role,
      ...(authority === '' ? {} : { authority }),
      ...(school === '' ? {} : { school }),
    })),
  };
  return inTransaction(actor, work);
}

function inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return town.rooms.get(Database).inTransaction(actor, work);
}

async function decision(): Promise<void> {
  await inTransaction(systemActor, (tx) =>
    tx.query(
      `INSERT INTO preference_decisions (id, application, authority, intake, about, outcome, reason, decided_by, decided_at)
       VALUES (gen_random_uuid(), $1, 'town', $2, 'lateness', 'late', 'A reason', 'x', now())`,
      [aisha.id, town.harbour],
    ),
  );
}

import { Client } from 'pg';
import { type Actor, nobody, systemActor } from '@kernel';
import { type AuditHouse, dropPebbles, officer, openAuditHouse } from '@support/audit';
import { ask, startTestServer, type TestServer } from '@support/database';
import { checkChain } from './check-chain';
import { TimelineReader } from './timeline.reader';

jest.setTimeout(120_000);

const parent: Actor = { account: 'parent-1', name: 'Pat Parent', grants: [{ role: 'parent' }] };
const auditor: Actor = { account: 'auditor-1', name: 'Ada Auditor', grants: [{ role: 'auditor', authority: 'town' }] };
const everywhere: Actor = { account: 'auditor-2', name: 'Art Auditor', grants: [{ role: 'auditor' }] };
const operator: Actor = { account: 'operator-1', name: 'Oz Operator', grants: [{ role: 'operator' }] };
const elsewhere: Actor = { ...officer, account: 'officer-2', grants: [{ role: 'officer', authority: 'shire' }] };

let server: TestServer;
let url: string;
let house: AuditHouse;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.database();
  house = await openAuditHouse({ databaseUrl: url });
});
afterEach(() => house.close());

const check = () => checkChain((sql, values) => ask(url, sql, [...values]));

describe('telling the audit', () => {
  it('stands or falls with the verb’s own transaction', async () => {
    await house.drop('kept');
    const failing = house.database.inTransaction(officer, async (tx) => {
      await dropPebbles(house.audit, tx, ['lost']);
      throw new Error('The verb failed.');
    });
    await expect(failing).rejects.toThrow('The verb failed.');
    expect(await ask(url, 'SELECT subject FROM happenings')).toEqual([{ subject: 'kept' }]);
  });

  it('keeps the name of who acts in their work, and never that of a parent', async () => {
    for (const actor of [officer, parent]) {
      await house.database.inTransaction(actor, (tx) =>
        house.audit.read(tx, { kind: 'pebble.read', actor, subject: 'p-1', about: { pages: 2 } }),
      );
    }
    const rows = await ask(url, 'SELECT account, account_name AS name, roles, about FROM happenings ORDER BY id');
    expect(rows).toEqual([
      { account: 'officer-1', name: 'Olwen Officer', roles: 'officer', about: { pages: 2 } },
      { account: 'parent-1', name: null, roles: 'parent', about: { pages: 2 } },
    ]);
  });

  it('refuses kinds that no room has listed, details that are not small, and words in another’s name', async () => {
    const telling = (over: object, as = officer): Promise<void> =>
      house.database.inTransaction(as, (tx) =>
        house.audit.append(tx, { kind: 'pebble.dropped', actor: officer, subject: 'p', ...over }),
      );
    await expect(telling({ kind: 'pebble.eaten' })).rejects.toThrow('in no room');
    await expect(telling({ about: { note: 'x'.repeat(5_000) } })).rejects.toThrow('happenings_about_check');
    await expect(telling({}, parent)).rejects.toThrow('row-level security');
    await expect(telling({}, systemActor)).resolves.toBeUndefined();
  });

  it('is refused every change afterwards, also for the owner of the tables', async () => {
    await house.drop('p-1');
    await house.followers.drain();
    const refused = [
      "UPDATE happenings SET subject = 'other'",
      'DELETE FROM happenings',
      'TRUNCATE happenings CASCADE',
      'UPDATE seals SET position = 7',
      'DELETE FROM seals',
      'TRUNCATE seals',
    ];
    for (const sql of refused) await expect(ask(url, sql)).rejects.toThrow('only ever added to');
    for (const sql of refused) {
      await expect(
        ask(url, `SET ROLE fairplace_app; SELECT set_config('fairplace.system', 'on', false); ${sql}`),
      ).rejects.toThrow('permission denied');
    }
    expect((await check()).whole).toBe(true);
  });
});

describe('sealing', () => {
  it('lets transactions that tell the audit commit in any order, without waiting for one another', async () => {
    const [early, late] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
    await Promise.all([early.connect(), late.connect()]);
    try {
      const tell = (name: string): string =>
        `BEGIN; INSERT INTO happenings (at, kind, account, roles, subject, about) VALUES (now(), 'pebble.dropped', 'a', '', '${name}', '{}')`;
      await early.query(tell('began first'));
      await late.query(tell('began second'));
      await late.query('COMMIT');
      await house.followers.drain();
      await early.query('COMMIT');
      await house.followers.drain();
    } finally {
      await Promise.all([early.end(), late.end()]);
    }
    const chain = await ask(
      url,
      'SELECT s.position, h.subject FROM seals s JOIN happenings h ON h.id = s.happening ORDER BY s.position',
    );
    expect(chain).toEqual([
      { position: '1', subject: 'began second' },
      { position: '2', subject: 'began first' },
    ]);
    expect(await check()).toMatchObject({ whole: true, sealed: 2 });
  });

  it('happens by itself, a moment after the commit', async () => {
    await house.drop('p-1');
    for (;;) {
      const [row] = await ask<{ sealed: string }>(url, 'SELECT count(*) AS sealed FROM seals');
      if (row?.sealed === '1') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await ask(url, 'SELECT 1 FROM happenings_to_seal')).toEqual([]);
  });

  it('makes one whole chain of what many writers in several processes tell at once', async () => {
    const others = await Promise.all([openAuditHouse({ databaseUrl: url }), openAuditHouse({ databaseUrl: url })]);
    const writers = [house, ...others].flatMap((one, number) =>
      Array.from({ length: 6 }, async (_, writer) => {
        for (let time = 0; time < 25; time += 1)
          await one.drop(`${number}-${writer}-${time}-a`, `${number}-${writer}-${time}-b`);
      }),
    );
    await Promise.all(writers);
    await Promise.all([house, ...others].map((one) => one.followers.drain()));
    await Promise.all(others.map((one) => one.close()));
    expect(await check()).toMatchObject({ whole: true, sealed: 900, breaks: [] });
    const [row] = await ask(
      url,
      'SELECT min(position)::int AS first, max(position)::int AS last, count(DISTINCT happening)::int AS happenings FROM seals',
    );
    expect(row).toEqual({ first: 1, last: 900, happenings: 900 });
    // Each writer's own happenings stand in the order in which it told them.
    const rows = await ask<{ subject: string }>(
      url,
      'SELECT h.subject FROM seals s JOIN happenings h ON h.id = s.happening ORDER BY position',
    );
    const ofOne = rows.map(({ subject }) => subject).filter((subject) => subject.startsWith('1-3-'));
    const asTold = Array.from({ length: 25 }, (_, time) => [`1-3-${time}-a`, `1-3-${time}-b`]).flat();
    expect(ofOne).toEqual(asTold);
  });
});

describe('the timeline', () => {
  const page = { limit: 100 };
  const seenBy = (actor: Actor, of: object, over: object = {}) =>
    house.database.inTransaction(actor, (tx) => house.get(TimelineReader).timelineOf(tx, of, { ...page, ...over }));

  beforeEach(async () => {
    await house.drop('p-1', 'p-2');
    await house.database.inTransaction(systemActor, (tx) =>
      house.audit.append(tx, { kind: 'ripple.seen', actor: systemActor, subject: 'p-1', about: { secret: 'deep' } }),
    );
    await house.followers.drain();
  });

  it('says who did what and when, the latest first, and nothing of what was in it', async () => {
    const { items, next } = await seenBy(auditor, { child: 'child-1' });
    expect(next).toBeNull();
    expect(items.map(({ subject, position }) => [subject, position])).toEqual([
      ['p-2', 2],
      ['p-1', 1],
    ]);
    expect(items[0]).toMatchObject({
      kind: 'pebble.dropped',
      says: 'A pebble was dropped.',
      by: { account: 'officer-1', name: 'Olwen Officer', roles: ['officer'] },
      child: 'child-1',
    });
    expect(JSON.stringify(await seenBy(everywhere, { subject: 'p-1' }))).not.toContain('deep');
  });

  it('is given page by page', async () => {
    const first = await seenBy(everywhere, { child: 'child-1' }, { limit: 1 });
    expect(first.items.map(({ subject }) => subject)).toEqual(['p-2']);
    const second = await seenBy(everywhere, { child: 'child-1' }, { limit: 1, after: first.next });
    expect(second.items.map(({ subject }) => subject)).toEqual(['p-1']);
    expect(second.next).toBeNull();
  });

  it.each([
    ['an officer of the authority', officer, 1],
    ['an auditor of the authority', auditor, 1],
    ['an auditor of everything', everywhere, 2],
    ['an operator', operator, 1],
    ['an officer of another authority', elsewhere, 0],
    ['a parent', parent, 0],
    ['somebody who has not signed in', nobody, 0],
    ['the service itself', systemActor, 2],
  ])('shows %s only what they may see', async (_, actor, times) => {
    expect((await seenBy(actor, { subject: 'p-1' })).items).toHaveLength(times);
  });

  it('lets the room that knows parents open a child’s happenings to them', async () => {
    await ask(
      url,
      `CREATE OR REPLACE FUNCTION fp_guards_child(child text) RETURNS boolean LANGUAGE sql STABLE
      AS $$ SELECT child = 'child-1' AND fp_account() = 'parent-1' $$`,
    );
    expect((await seenBy(parent, { child: 'child-1' })).items).toHaveLength(2);
    expect((await seenBy(parent, { subject: 'p-1' })).items).toHaveLength(1);
    expect((await seenBy({ ...parent, account: 'parent-2' }, { child: 'child-1' })).items).toEqual([]);
  });
});

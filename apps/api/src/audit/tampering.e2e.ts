import { Client } from 'pg';
import { type AuditHouse, openAuditHouse } from '@support/audit';
import { ask, startTestServer, type TestServer } from '@support/database';
import { readHead } from './chain';
import { checkChain, type CheckOptions } from './check-chain';

jest.setTimeout(120_000);

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A database with twelve sealed happenings, and no service running on it. */
beforeEach(async () => {
  url = await server.database();
  const house: AuditHouse = await openAuditHouse({ databaseUrl: url });
  await house.drop(...Array.from({ length: 12 }, (_, number) => `p-${number + 1}`));
  await house.followers.drain();
  await house.close();
});

const check = (options: CheckOptions = {}) =>
  checkChain((sql, values) => ask(url, sql, [...values]), { patience: 300, ...options });

/** Does what nobody should: as the owner, with every trigger asleep. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(['SET session_replication_role = replica', ...statements].join(';\n'));
  } finally {
    await client.end();
  }
}

/** The fault, position and happening of every break. */
async function found(options: CheckOptions = {}): Promise<unknown[]> {
  const { whole, broken, breaks } = await check(options);
  expect([whole, broken]).toEqual([breaks.length === 0, breaks.length]);
  return breaks.map(({ fault, position, happening }) => [fault, position, happening]);
}

const head = async (): Promise<{ heads: ReturnType<typeof kept> }> => ({ heads: kept((await check()).head) });
const kept = (text: string) => [readHead(text)].flatMap((one) => one ?? []);

it('finds nothing wrong with what nobody touched', async () => {
  expect(await check(await head())).toMatchObject({ whole: true, sealed: 12, broken: 0, breaks: [] });
  expect((await check()).head).toMatch(/^12:[0-9a-f]{64}$/);
});

it.each([
  ['at', "at + interval '1 microsecond'"],
  ['kind', "'pebble.read'"],
  ['account', "'somebody-else'"],
  ['account_name', 'NULL'],
  ['roles', "''"],
  ['authority', "'shire'"],
  ['school', "'a-school'"],
  ['child', "'child-2'"],
  ['subject', "'p-99'"],
  ['about', `'{"a": 12345678901234567890}'`],
  ['request', "'r-1'"],
])('finds a happening whose %s was changed, and says where', async (column, value) => {
  await tamper(`UPDATE happenings SET ${column} = ${value} WHERE id = 5`);
  expect(await found()).toEqual([['happening-changed', 5, '5']]);
});

it('sees the last digit of a number', async () => {
  await tamper(
    `INSERT INTO happenings (at, kind, account, roles, subject, about) VALUES (now(), 'pebble.dropped', 'a', '', 'p', '{"a": 12345678901234567890}')`,
    'INSERT INTO happenings_to_seal (happening) SELECT max(id) FROM happenings',
  );
  const house = await openAuditHouse({ databaseUrl: url });
  await house.followers.drain();
  await house.close();
  expect(await found()).toEqual([]);
  await tamper(`UPDATE happenings SET about = '{"a": 12345678901234567891}' WHERE id = 13`);
  expect(await found()).toEqual([['link-broken', 13, '13']]);
});

it.each([1, 6, 12])('finds that happening %d was removed', async (id) => {
  await tamper(`DELETE FROM happenings WHERE id = ${id}`);
  expect(await found()).toEqual([['happening-missing', id, String(id)]]);
});

it('finds a happening that was removed with its seal', async () => {
  await tamper('DELETE FROM seals WHERE happening = 6', 'DELETE FROM happenings WHERE id = 6');
  expect(await found()).toEqual([['seals-missing', 6, undefined]]);
});

it('finds a happening that was removed and the rest moved up to hide it', async () => {
  await tamper(
    'DELETE FROM seals WHERE happening = 6',
    'DELETE FROM happenings WHERE id = 6',
    'UPDATE seals SET position = -position WHERE position > 6',
    'UPDATE seals SET position = -position - 1 WHERE position < 0',
  ).catch(() => undefined);
  await tamper(
    'ALTER TABLE seals DROP CONSTRAINT seals_position_check',
    'DELETE FROM seals WHERE happening = 6',
    'DELETE FROM happenings WHERE id = 6',
    'UPDATE seals SET position = -position WHERE position > 6',
    'UPDATE seals SET position = -position - 1 WHERE position < 0',
  );
  expect(await found()).toEqual([['happening-changed', 6, '7']]);
});

it('finds a happening that was put in by hand, at once', async () => {
  await tamper(
    `INSERT INTO happenings (id, at, kind, account, roles, subject, about) OVERRIDING SYSTEM VALUE
     VALUES (100, now(), 'pebble.dropped', 'officer-1', 'officer', 'p-99', '{}')`,
  );
  expect(await found()).toEqual([['happening-without-seal', undefined, '100']]);
});

it('finds a seal whose hash was changed, and one that is for another happening', async () => {
  await tamper("UPDATE seals SET hash = sha256('x') WHERE position = 5");
  expect(await found()).toEqual([['seal-changed', 5, '5']]);
  await tamper(
    `INSERT INTO happenings (id, at, kind, account, roles, subject, about) OVERRIDING SYSTEM VALUE
     VALUES (100, now(), 'pebble.dropped', 'officer-1', 'officer', 'p-99', '{}')`,
    'UPDATE seals SET happening = 100 WHERE position = 9',
  );
  expect(await found()).toEqual([
    ['seal-changed', 5, '5'],
    ['happening-changed', 9, '100'],
    ['happening-without-seal', undefined, '9'],
  ]);
});

it('finds seals that were removed, in the middle and at the end', async () => {
  await tamper('DELETE FROM seals WHERE position IN (4, 5, 12)');
  expect(await found()).toEqual([
    ['seals-missing', 4, undefined],
    ['happening-without-seal', undefined, '4'],
    ['happening-without-seal', undefined, '5'],
    ['happening-without-seal', undefined, '12'],
  ]);
});

it('finds by a head that was kept that the end was cut off', async () => {
  const before = await head();
  await tamper('DELETE FROM seals WHERE position > 9', 'DELETE FROM happenings WHERE id > 9');
  expect(await found()).toEqual([]);
  expect(await found(before)).toEqual([['cut-off', 12, undefined]]);
});

it('finds by the mark of a follower that the end was cut off', async () => {
  await tamper(
    "INSERT INTO follower_marks (name, position) VALUES ('letters', 12)",
    'DELETE FROM seals WHERE position > 9',
    'DELETE FROM happenings WHERE id > 9',
  );
  expect(await found()).toEqual([['cut-off', 12, undefined]]);
});

it('finds by a head that was kept that all was sealed again to hide a change', async () => {
  const before = await head();
  await tamper(
    "UPDATE happenings SET account = 'somebody-else' WHERE id = 5",
    'DELETE FROM seals WHERE position >= 5',
    'INSERT INTO happenings_to_seal (happening) SELECT generate_series(5, 12)',
  );
  const house = await openAuditHouse({ databaseUrl: url });
  await house.followers.drain();
  await house.close();
  expect(await found()).toEqual([]);
  expect(await found(before)).toEqual([['head-differs', 12, '12']]);
});

it('finds a happening that has waited for its seal for more than a minute, and one removed before its seal', async () => {
  await tamper(
    `INSERT INTO happenings (id, at, kind, account, roles, subject, about) OVERRIDING SYSTEM VALUE
     SELECT id, now(), 'pebble.dropped', 'a', '', 'p', '{}' FROM generate_series(100, 101) AS id`,
    `INSERT INTO happenings_to_seal (happening, since)
     VALUES (100, now() - interval '2 minutes'), (101, now()), (102, now())`,
  );
  expect(await found()).toEqual([
    ['happening-lost-before-seal', undefined, '102'],
    ['happening-not-sealed-in-time', undefined, '100'],
  ]);
});

it('waits for a happening of a long transaction, which looks old and is sealed in a moment', async () => {
  await tamper(
    `INSERT INTO happenings (id, at, kind, account, roles, subject, about) OVERRIDING SYSTEM VALUE
     VALUES (100, now(), 'pebble.dropped', 'a', '', 'p', '{}')`,
    "INSERT INTO happenings_to_seal (happening, since) VALUES (100, now() - interval '2 minutes')",
  );
  const checking = check({ patience: 20_000 });
  const house = await openAuditHouse({ databaseUrl: url });
  await house.followers.drain();
  await house.close();
  expect(await checking).toMatchObject({ whole: true, breaks: [] });
});

it('finds guards that were switched off or taken away', async () => {
  await tamper(
    'ALTER TABLE happenings DISABLE TRIGGER happenings_append_only',
    'DROP TRIGGER seals_append_only ON seals',
  );
  const { breaks } = await check();
  expect(breaks.map(({ fault, expected }) => [fault, expected])).toEqual([
    ['guard-off', 'happenings_append_only on happenings'],
    ['guard-off', 'seals_append_only on seals'],
  ]);
});

it('counts every break and tells the first hundred', async () => {
  const house = await openAuditHouse({ databaseUrl: url });
  await house.drop(...Array.from({ length: 300 }, (_, number) => `q-${number}`));
  await house.followers.drain();
  await house.close();
  await tamper("UPDATE happenings SET roles = 'auditor' WHERE id > 12");
  const answer = await check();
  expect([answer.broken, answer.breaks.length]).toEqual([300, 100]);
});

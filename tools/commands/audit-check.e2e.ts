import { type AuditHouse, openAuditHouse } from '@support/audit';
import { ask, startTestServer, type TestServer } from '@support/database';
import { BadInput } from '@kernel';
import { auditCheck, type AuditCheckOptions } from './audit-check';
import { listening } from './testing/support';

jest.setTimeout(120_000);

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.database();
  const house: AuditHouse = await openAuditHouse({ databaseUrl: url });
  await house.drop('a', 'b', 'c');
  await house.followers.drain();
  await house.close();
});
afterAll(() => server.stop());

const run = async (options: AuditCheckOptions) => {
  const terminal = listening();
  try {
    const code = await auditCheck(options, terminal);
    return { code, said: terminal.said.join('\n') };
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault;
    return { code: 2, said: fault.message };
  }
};

const tamper = (sql: string) => ask(url, `SET session_replication_role = replica; ${sql}`);

it('says that the audit is whole, and gives the head to keep', async () => {
  const { code, said } = await run({ database: url });
  expect(said).toMatch(/^The audit is whole: 3 happenings, each sealed to the one before\.\nHead 3:[0-9a-f]{64}$/);
  expect(code).toBe(0);
  const head = said.split('Head ')[1] ?? '';
  expect((await run({ database: url, head: [head] })).code).toBe(0);
  expect(JSON.parse((await run({ database: url, json: true })).said)).toEqual({
    whole: true,
    head,
    sealed: 3,
    broken: 0,
    breaks: [],
  });
});

it('sees all of it in whatever role it comes', async () => {
  const asApp = new URL(url);
  asApp.searchParams.set('options', '-c role=fairplace_app');
  expect((await run({ database: asApp.toString() })).said).toContain('is whole: 3');
});

it('says where it breaks', async () => {
  await tamper("UPDATE happenings SET account = 'x' WHERE id = 2");
  const { code, said } = await run({ database: url });
  expect(said).toMatch(/^BROKEN {2}Position 2 .*happening 2 was changed/);
  expect(said).toMatch(/found [0-9a-f]{64}; expected [0-9a-f]{64}/);
  expect(said).toContain('The audit is not whole: 1 break among 3 sealed happenings.');
  expect(code).toBe(1);
  await tamper("UPDATE happenings SET account = 'officer-1' WHERE id = 2");
  const { said: cut } = await run({ database: url, head: [`9:${'ab'.repeat(32)}`, `1:${'cd'.repeat(32)}`] });
  expect(cut).toContain('The seal at position 1 is not the one that was kept');
  expect(cut).toContain('The chain ends at position 3, but position 9 was kept');
});

it('refuses what it cannot use', async () => {
  const nowhere = new URL(url);
  nowhere.pathname = '/nowhere';
  const empty = new URL(url);
  empty.pathname = '/postgres';
  for (const [options, says] of [
    [{ database: url, head: ['3'] }, '--head: found "3"'],
    [{ database: nowhere.toString() }, 'does not let us in (3D000)'],
    [{ database: 'postgres://127.0.0.1:1/x' }, 'does not let us in (ECONNREFUSED)'],
    [{ database: empty.toString() }, 'without the tables of the audit'],
  ] as const) {
    expect(await run(options)).toEqual({ code: 2, said: expect.stringContaining(says) as string });
  }
});

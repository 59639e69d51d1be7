import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { ask, startTestServer, type TestServer } from '@support/database';
import { until } from '@support/jobs';
import { kill } from '@support/letters';
import { openRooms } from '@support/room';
import { projectRoot } from '@support/service';
import { checkChain } from '../audit';
import { Workers } from '../platform';
import { BeginDemonstration } from '.';

jest.setTimeout(600_000);

const town = { JOBS: 'elsewhere', TOWN_CHILDREN: '60', TOWN_SCHOOLS: '6' };

/** Everything that the town is made of; each must be there once, however often the work was begun. */
const counts = [
  ...['authorities', 'schools', 'measuring_points', 'rounds', 'intakes', 'policy_versions', 'addresses', 'draws'],
  ...['area_versions', 'walking_networks', 'frozen_networks', 'accounts', 'children', 'guardianships', 'applications'],
  ...['application_versions', 'homes', 'preferences', 'claims', 'restricted_flags', 'conflicts', 'findings'],
  ...['children_lists', 'children_list_lines', 'past_rounds', 'past_figures'],
];

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('goes on where it was killed, and has put in what it puts in undisturbed', async () => {
  const undisturbed = await server.database();
  await putIn(undisturbed);
  const all = await happeningsOf(undisturbed);
  const killed = await server.database();
  const moments = Array.from({ length: 2 }, () => randomInt(1, all)).sort((a, b) => a - b);
  console.log(`Killed after ${moments.join(', ')} of ${String(all)} happenings.`);
  for (const moment of moments) {
    const child = startTown(killed);
    await until('so much is put in', async () => (await happeningsOf(killed)) >= moment, 240_000);
    await kill(child);
    // The time that the dead worker had for its job has run out.
    await ask(killed, `UPDATE jobs SET lease_until = now() WHERE state = 'running'`);
  }
  await putIn(killed);
  expect(await counted(killed)).toEqual(await counted(undisturbed));
  expect((await checkChain((sql, values) => ask(killed, sql, [...values]), { heads: [] })).whole).toBe(true);
});

async function putIn(url: string): Promise<void> {
  const rooms = await openRooms(town, { database: () => Promise.resolve(url), stop: () => Promise.resolve() });
  await rooms.get(BeginDemonstration).run();
  await rooms.get(Workers).runDue();
  await rooms.close();
  expect(await ask(url, 'SELECT step FROM demonstration')).toEqual([{ step: 'in' }]);
}

function startTown(url: string): ChildProcess {
  const program = ['--require', './test/support/run-sources.cjs', 'test/support/town-process.ts'];
  const { JOBS: _elsewhere, ...variables } = town;
  const env = { PATH: process.env['PATH'], TOWN_DATABASE: url, ...variables };
  return spawn(process.execPath, program, { cwd: projectRoot, env, stdio: 'ignore' });
}

async function happeningsOf(url: string): Promise<number> {
  const [row] = await ask<{ n: number }>(url, 'SELECT count(*)::int AS n FROM happenings');
  return row?.n ?? 0;
}

async function counted(url: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of counts) {
    const [row] = await ask<{ n: number }>(url, `SELECT count(*)::int AS n FROM ${table}`);
    found[table] = row?.n ?? 0;
  }
  return found;
}

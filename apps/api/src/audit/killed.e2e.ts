import { randomInt } from 'node:crypto';
import { type AuditHouse, countRipples, openAuditHouse, ripplesTable, startAuditProcess } from '@support/audit';
import { ask, startTestServer, type TestServer } from '@support/database';
import { checkChain } from './check-chain';

jest.setTimeout(240_000);

/** How often a process is killed. */
const kills = 4;

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.database();
  await ask(url, `${ripplesTable}; GRANT ALL ON ripples TO fairplace_app`);
});
afterAll(() => server.stop());

it('keeps the chain whole and shows every happening exactly once, however often sealer and follower are killed', async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const two = await Promise.all(['x', 'y'].map((name) => startAuditProcess(url, `${kill}${name}`)));
    // At a random moment, in the middle of telling, sealing and following.
    await new Promise((resolve) => setTimeout(resolve, randomInt(0, 400)));
    const ended = two.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of two) child.kill('SIGKILL');
    await Promise.all(ended);
  }
  const houses: AuditHouse[] = [];
  const house = await openAuditHouse({ databaseUrl: url, jobs: 'elsewhere' }, (followers) => {
    followers.follow(
      countRipples(() => {
        const [first] = houses;
        if (first === undefined) throw new Error('The house is not open yet.');
        return first;
      }),
    );
  });
  houses.push(house);
  await house.followers.drain();
  await house.close();

  const answer = await checkChain((sql, values) => ask(url, sql, [...values]));
  expect(answer).toMatchObject({ whole: true, breaks: [] });
  const [counts] = await ask<Record<string, number>>(
    url,
    `SELECT (SELECT count(*)::int FROM happenings) AS happenings,
       (SELECT count(*)::int FROM seals) AS seals,
       (SELECT count(*)::int FROM happenings_to_seal) AS waiting,
       (SELECT count(*)::int FROM happenings WHERE kind = 'pebble.dropped') AS dropped,
       (SELECT count(*)::int FROM happenings WHERE kind = 'ripple.seen') AS seen,
       (SELECT count(*)::int FROM ripples) AS counted,
       (SELECT count(DISTINCT pebble)::int FROM ripples) AS pebbles`,
  );
  expect(counts?.['dropped']).toBeGreaterThanOrEqual(kills * 2 * 30);
  const { dropped = 0 } = counts ?? {};
  expect(counts).toEqual({
    happenings: dropped * 2,
    seals: dropped * 2,
    waiting: 0,
    dropped,
    seen: dropped,
    counted: dropped,
    pebbles: dropped,
  });
  // The two pebbles of one transaction both stand or neither does, and were counted in the order of the chain.
  const halves = await ask(
    url,
    `SELECT left(subject, -2) AS pair FROM happenings WHERE kind = 'pebble.dropped' GROUP BY 1 HAVING count(*) <> 2`,
  );
  expect(halves).toEqual([]);
  const counted = await ask<{ pebble: string }>(url, 'SELECT pebble FROM ripples ORDER BY id');
  const chain = await ask<{ subject: string }>(
    url,
    "SELECT h.subject FROM seals s JOIN happenings h ON h.id = s.happening WHERE h.kind = 'pebble.dropped' ORDER BY s.position",
  );
  expect(counted.map(({ pebble }) => pebble)).toEqual(chain.map(({ subject }) => subject));
});

import { type Actor, systemActor } from '@kernel';
import { ask, startTestServer, type TestServer } from '@support/database';
import { Database } from '../../apps/api/src/platform';
import { everybody, type Somebody } from './askers';
import { type Marks, readMarks } from './marks';
import { type Question, questions } from './questions';
import { recordsOf, type Secret, secretsOf } from './secrets';
import { marksIn, whose } from './seen';
import { differences, keepIfAsked, readTable } from './table';
import { openTwoAuthorities, type TwoAuthorities } from './two-authorities';

jest.setTimeout(600_000);

/** Tables that everybody may read whole, because they are published or say nothing of anybody (decision 67). */
const open = [
  ...[
    'address_imports',
    'addresses',
    'admission_authorities',
    'area_versions',
    'authorities',
    'clock',
    'demonstration',
  ],
  ...[
    'draws',
    'frozen_networks',
    'installation',
    'intakes',
    'measured_ends',
    'measuring_points',
    'migrations',
    'postcode_points',
  ],
  ...['register_changes', 'register_imports', 'rounds', 'school_days', 'schools', 'walking_networks'],
];

let server: TestServer;
let world: TwoAuthorities;
let marks: Marks;
let people: readonly Somebody[];
let kept: readonly Secret[];

type Cells = Record<string, string>;
const routes = new Map<string, Cells>();
const told = new Map<string, Cells>();
/** Routes that told somebody at work a child's secret, and of that look nothing was written down. */
const unseen = new Set<string>();

/** Asks everything of everybody once; the tests below hold it against the tables beside them. */
beforeAll(async () => {
  server = await startTestServer();
  world = await openTwoAuthorities(server);
  marks = await readMarks(world.rooms.databaseUrl);
  people = await everybody(world);
  kept = secretsOf(world);
  for (const question of await questions(world)) routes.set(question.route, await askEverybody(question));
});
afterAll(async () => {
  await world.rooms.close();
  await server.stop();
});

it('shows every persona on every reading route of two authorities what routes.csv says', () => {
  keepIfAsked('routes.csv', 'route', routes);
  expect(differences(readTable('routes.csv'), routes)).toEqual([]);
  expect([...routes.values()].flatMap((cells) => Object.values(cells))).not.toContain('OTHER CHILDREN');
});

it('tells a secret to nobody whom secrets.csv does not name', () => {
  keepIfAsked('secrets.csv', 'secret', told);
  expect(differences(readTable('secrets.csv'), told)).toEqual([]);
});

it('writes down every look of somebody at work at what is not for everybody', () => {
  expect([...unseen].sort()).toEqual([]);
});

describe('A question without a where', () => {
  it('gives every persona of every fenced table the rows that rows.csv says, and nothing of the other authority', async () => {
    const [seen, secrets] = [new Map<string, Cells>(), new Map<string, Cells>()];
    for (const { name } of (await tables()).filter(({ fenced }) => fenced)) seen.set(name, await rowsOf(name, secrets));
    keepIfAsked('rows.csv', 'table', seen);
    keepIfAsked('secrets-in-rows.csv', 'secret', secrets);
    expect(differences(readTable('rows.csv'), seen)).toEqual([]);
    expect(differences(readTable('secrets-in-rows.csv'), secrets)).toEqual([]);
    expect([...seen.values()].flatMap((cells) => Object.values(cells))).not.toContain('OTHER CHILDREN');
  });

  it('is only ever asked of a table that is fenced, or known to be open', async () => {
    const unfenced = (await tables()).filter(({ fenced }) => !fenced).map(({ name }) => name);
    expect(unfenced).toEqual(open);
  });
});

async function askEverybody({ route, addresses }: Question): Promise<Cells> {
  const cells: Cells = {};
  for (const { persona, client, actor, ...asker } of people) {
    const before = await looksOf(actor);
    const answers = await Promise.all(addresses.map(async (address) => ({ address, ...(await client.get(address)) })));
    const odd = answers.find(({ status }) => ![200, 401, 403, 404, 409].includes(status));
    if (odd !== undefined) throw new Error(`${persona} asked ${odd.address}: ${JSON.stringify(odd)}`);
    const given = answers.filter(({ status }) => status === 200);
    // A file says nothing that can be read here, but whoever is handed it is handed what its address names.
    const seen = given.map(({ address, body }) => (typeof body === 'string' ? [body, address.split(/[/?=]/)] : body));
    cells[persona] = given.length === 0 ? 'refused' : whose(marksIn(seen, marks), asker, marks);
    const records = given.flatMap(({ body }) => recordsOf(body));
    tell(told, persona, records);
    const isSecret = kept.some((secret) => secret.ofChildren && records.some(secret.in));
    if (isSecret && isAtWork(actor) && (await looksOf(actor)) === before) unseen.add(`${route} by ${persona}`);
  }
  return cells;
}

function isAtWork({ grants }: Actor): boolean {
  return grants.some(({ role }) => role !== 'parent');
}

/** How many looks of somebody at work are in the audit. */
async function looksOf(actor: Actor): Promise<number> {
  if (!isAtWork(actor)) return 0;
  const sql = `SELECT count(*)::int AS looks FROM happenings WHERE account = $1 AND kind LIKE '%.read'`;
  const inBook = world.rooms.get(Database);
  const rows = await inBook.inTransaction(systemActor, (tx) => tx.query<{ looks: number }[]>(sql, [actor.account]));
  return rows[0]?.looks ?? 0;
}

/** The rows of a table as it gives them to each persona, whatever they ask: only the database stands in the way. */
async function rowsOf(table: string, secrets: Map<string, Cells>): Promise<Cells> {
  const cells: Cells = {};
  for (const { persona, actor, ...asker } of people) {
    // A child that was found to be the same as another names that other child, and says no more of it.
    const sql = `SELECT to_jsonb(t) - 'same_as' AS row FROM ${table} t`;
    const rows = await world.rooms
      .get(Database)
      .inTransaction(actor, (tx) => tx.query<{ row: Record<string, unknown> }[]>(sql));
    cells[persona] = rows.length === 0 ? '' : whose(marksIn(rows, marks), asker, marks);
    tell(
      secrets,
      persona,
      rows.map(({ row }) => JSON.stringify(row)),
    );
  }
  return cells;
}

function tell(into: Map<string, Cells>, persona: string, records: readonly string[]): void {
  for (const { name, in: isIn } of kept) {
    const before = into.get(name) ?? {};
    into.set(name, { ...before, [persona]: records.some(isIn) ? 'told' : (before[persona] ?? '') });
  }
}

function tables(): Promise<{ name: string; fenced: boolean }[]> {
  return ask(
    world.rooms.databaseUrl,
    `SELECT relname AS name, relrowsecurity AS fenced FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
}

import { type AuditHouse, countRipples, openAuditHouse, ripplesTable } from '@support/audit';
import { ask, startTestServer, type TestServer } from '@support/database';
import { ListFollowers } from './list-followers';

jest.setTimeout(120_000);

let server: TestServer;
let url: string;
let houses: AuditHouse[];

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.database();
  houses = [];
  await ask(url, `${ripplesTable}; GRANT ALL ON ripples TO fairplace_app`);
});
afterEach(() => Promise.all(houses.map((house) => house.close())));

type Follower = Parameters<AuditHouse['followers']['follow']>[0];

/** Opens a house with these followers. */
async function open(followers: readonly Follower[], jobs: 'here' | 'elsewhere' = 'elsewhere'): Promise<AuditHouse> {
  const house = await openAuditHouse({ databaseUrl: url, jobs }, (all) => {
    for (const follower of followers) all.follow(follower);
  });
  houses.push(house);
  return house;
}

/** The house that is opened in a moment, for a follower that tells the audit itself. */
const first = (): AuditHouse => {
  const [house] = houses;
  if (house === undefined) throw new Error('No house is open yet.');
  return house;
};

const ripples = async (name = 'ripples'): Promise<string[]> =>
  (await ask<{ pebble: string }>(url, 'SELECT pebble FROM ripples WHERE follower = $1 ORDER BY id', [name])).map(
    ({ pebble }) => pebble,
  );

const states = (house: AuditHouse) => house.get(ListFollowers).run();

it('shows a follower every happening of its kinds, once, in order, and what happened before it was there', async () => {
  const early = await open([]);
  await early.drop('a', 'b');
  const house = await open([countRipples(first)]);
  await house.drop('c');
  await house.followers.drain();
  await house.followers.drain();
  expect(await ripples()).toEqual(['a', 'b', 'c']);
});

it('shows what followers tell to the followers of that', async () => {
  const seen: string[] = [];
  const second: Follower = {
    name: 'second',
    kinds: ['ripple.seen'],
    handle: ({ kind, subject, account, position }) => {
      seen.push([kind, subject, account, position].join(' '));
      return Promise.resolve();
    },
  };
  const house = await open([second, countRipples(first)]);
  await house.drop('a');
  await house.followers.drain();
  expect(seen).toEqual(['ripple.seen a system 2']);
});

it('gives the follower the happening as it was told', async () => {
  const seen: unknown[] = [];
  const house = await open([
    { name: 'all', kinds: ['pebble.dropped'], handle: (happening) => Promise.resolve(void seen.push(happening)) },
  ]);
  await house.drop('a');
  await house.followers.drain();
  expect(seen).toEqual([
    {
      id: '1',
      position: 1,
      at: expect.any(Date) as Date,
      kind: 'pebble.dropped',
      account: 'officer-1',
      authority: 'town',
      school: null,
      child: 'child-1',
      subject: 'a',
      about: {},
    },
  ]);
});

it('undoes what a failing follower did, stops there, tries again and holds up nobody else', async () => {
  let broken = true;
  const counting = countRipples(first);
  const stumbling: Follower = {
    ...counting,
    handle: async (happening, tx) => {
      await counting.handle(happening, tx);
      if (broken && happening.subject === 'b') throw new RangeError('Postcode AB1 2CD is out of range.');
    },
  };
  const house = await open([stumbling, countRipples(first, 'other')]);
  await house.drop('a', 'b', 'c');
  await expect(house.followers.drain()).rejects.toThrow('out of range');
  await house.followers.readOn('other');
  expect(await ripples()).toEqual(['a']);
  expect(await ripples('other')).toEqual(['a', 'b', 'c']);
  const [other, own] = (await states(house)).items;
  expect(other).toMatchObject({ name: 'other', failures: 0, failure: null });
  expect(own).toMatchObject({ name: 'ripples', position: 1, failures: 1, failingAt: 2 });
  expect(own?.failure).toMatch(/^RangeError/);
  expect(own?.failure).not.toContain('AB1');
  // It rests before it tries again.
  broken = false;
  expect(await house.followers.readOn('ripples')).toBe(0);
  await house.followers.drain();
  expect(await ripples()).toEqual(['a', 'b', 'c']);
  expect((await states(house)).items[1]).toMatchObject({ failures: 0, failure: null, retryAt: null, behind: 0 });
});

it('waits longer after each failure', async () => {
  const house = await open([
    { name: 'never', kinds: ['pebble.dropped'], handle: () => Promise.reject(new Error('Never.')) },
  ]);
  await house.drop('a');
  const rests: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    await house.followers.drain().catch(() => undefined);
    const sql = 'SELECT round(extract(epoch FROM retry_at - clock_timestamp()))::int AS rest FROM follower_marks';
    rests.push((await ask<{ rest: number }>(url, sql))[0]?.rest ?? 0);
  }
  expect(rests.every((rest, time) => Math.abs(rest - 2 ** time) <= 1)).toBe(true);
});

it('reads by itself where jobs are run, and tries again by itself', async () => {
  let failures = 2;
  const counting = countRipples(first);
  const house = await open(
    [
      {
        ...counting,
        handle: async (happening, tx) => {
          failures -= 1;
          if (failures >= 0) throw new Error('Not yet.');
          await counting.handle(happening, tx);
        },
      },
    ],
    'here',
  );
  await house.drop('a');
  while ((await ripples()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await ripples()).toEqual(['a']);
});

it('is read by one process at a time, however many there are', async () => {
  const crowd = await Promise.all([1, 2, 3].map(() => open([countRipples(first)], 'here')));
  const names = Array.from({ length: 60 }, (_, number) => `p-${number}`);
  for (const [number, name] of names.entries()) await crowd[number % 3]?.drop(name);
  await Promise.all(crowd.map((house) => house.followers.drain()));
  const seen = await ripples();
  expect([...seen].sort()).toEqual([...names].sort());
  const chain = await ask<{ subject: string }>(
    url,
    "SELECT subject FROM happenings h JOIN seals s ON s.happening = h.id WHERE kind = 'pebble.dropped' ORDER BY position",
  );
  expect(seen).toEqual(chain.map(({ subject }) => subject));
});

it('refuses two followers of one name, and kinds that no room lists', async () => {
  const house = await open([countRipples(first)]);
  const follow = (over: Partial<Follower>) => () => {
    house.followers.follow({ ...countRipples(first), ...over });
  };
  expect(follow({})).toThrow('two followers');
  expect(follow({ name: 'x', kinds: ['pebble.eaten'] })).toThrow('in no room');
});

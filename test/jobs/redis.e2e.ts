import Bull from 'bull';
import { systemActor } from '@kernel';
import { ask, startTestServer, type TestServer } from '../support/database';
import { effectsTable } from '../support/job-handlers';
import {
  endJobProcesses,
  type JobHouse,
  type JobHouseOptions,
  openJobHouse,
  startJobProcess,
  until,
} from '../support/jobs';
import { prepareRedis, type TestRedis } from '../support/redis';

jest.setTimeout(120_000);

describe('Redis', () => {
  let server: TestServer;
  let redis: TestRedis;
  let url: string;
  let options: JobHouseOptions;
  let house: JobHouse | undefined;

  beforeAll(async () => {
    server = await startTestServer();
  });

  beforeEach(async () => {
    redis = await prepareRedis();
    url = await server.database();
    await ask(url, effectsTable);
    options = { databaseUrl: url, redisUrl: redis.url };
  });

  afterEach(async () => {
    endJobProcesses();
    await house?.close();
    house = undefined;
    await redis.stop();
  });

  afterAll(async () => {
    await server.stop();
  });

  async function open(settings: JobHouseOptions['settings'] = {}): Promise<JobHouse> {
    house = await openJobHouse({ ...options, settings });
    return house;
  }

  async function effects(subject?: string): Promise<number> {
    const rows = await ask(url, "SELECT FROM effects WHERE what = 'effect' AND subject = coalesce($1, subject)", [
      subject ?? null,
    ]);
    return rows.length;
  }

  async function askForMany(from: JobHouse, many: number): Promise<void> {
    await from.database.inTransaction(systemActor, async (tx) => {
      for (let number = 0; number < many; number += 1) {
        await from.jobs.add(tx, { kind: 'test.quick', subject: `number-${number}` });
      }
    });
  }

  const left = async (): Promise<number> => (await ask(url, "SELECT FROM jobs WHERE state <> 'done'")).length;

  /** How many jobs were ever put into this Redis; a Redis that was emptied counts afresh. */
  const sent = async (): Promise<number> =>
    Number(/\d+/.exec((await redis.ask('GET fairplace:jobs:id')).split('\r\n')[1] ?? '')?.[0] ?? 0);

  it('carries the jobs while it is there, and keeps nothing of those that are done', async () => {
    await redis.start();
    const { ask: askFor } = await open();
    await askFor('test.quick', 'one');
    await until('it is done', async () => (await effects()) === 1);
    expect(await sent()).toBeGreaterThan(0);
    await until('Redis has forgotten it', async () => !(await redis.ask('KEYS *')).includes('-0'));
  });

  it('may be emptied: what was on its way is sent again', async () => {
    await redis.start();
    const here = await open({ atOnce: 1 });
    await here.ask('test.gated', 'gate');
    await until(
      'the first has begun',
      async () => (await ask(url, "SELECT FROM effects WHERE what = 'begun'")).length === 1,
    );
    await askForMany(here, 20);
    await until('the others wait in Redis', async () => (await redis.ask('LLEN fairplace:jobs:wait')).trim() !== ':0');
    await redis.ask('FLUSHALL');
    await ask(url, "INSERT INTO gates VALUES ('gate')");
    await until('all are done', async () => (await left()) === 0);
    expect(await effects()).toBe(21);
  });

  it('may be killed and started again, having forgotten everything, while jobs are asked for and run', async () => {
    await redis.start();
    const here = await open();
    await here.ask('test.gated', 'gate');
    await until(
      'the first has begun',
      async () => (await ask(url, "SELECT FROM effects WHERE what = 'begun'")).length === 1,
    );
    await redis.kill();
    await askForMany(here, 20);
    await until('the others are done without it', async () => (await effects()) === 20);
    await ask(url, "INSERT INTO gates VALUES ('gate')");
    await until('the first is done too', async () => (await left()) === 0);
    await redis.start();
    await until('it carries again', async () => {
      await here.ask('test.quick', 'again');
      return (await sent()) > 0;
    });
    await until('all are done', async () => (await left()) === 0);
    expect(await effects('gate')).toBe(1);
    const other =
      "SELECT FROM effects WHERE what = 'effect' AND subject <> 'again' GROUP BY subject HAVING count(*) <> 1";
    expect(await ask(url, other)).toEqual([]);
  });

  it('need not be there when the service starts', async () => {
    const here = await open();
    await here.ask('test.quick', 'early');
    await until('it is done without it', async () => (await effects('early')) === 1);
    await redis.start();
    await until('it carries', async () => {
      await here.ask('test.quick', 'late');
      return (await sent()) > 0;
    });
    await until('all are done', async () => (await left()) === 0);
  });

  it('may bring a job twice, or one that there is not, and nothing happens twice', async () => {
    await redis.start();
    const here = await open();
    const id = await here.ask('test.quick', 'one');
    const queue = new Bull('jobs', redis.url, { prefix: 'fairplace' });
    const lies = [{ id: 'no id', claims: 0 }, { id: '00000000-0000-4000-8000-000000000000', claims: 0 }, {}];
    for (let time = 0; time < 10; time += 1) await queue.add({ id, claims: 0 }, { removeOnComplete: true });
    for (const lie of lies) await queue.add(lie, { removeOnFail: true });
    await here.ask('test.quick', 'two');
    await until('all are done', async () => (await left()) === 0 && (await effects()) === 2);
    await until('Redis has nothing left to bring', async () => (await queue.getJobCounts()).waiting === 0);
    await queue.close();
    expect(await effects('one')).toBe(1);
    expect(await ask(url, 'SELECT FROM jobs WHERE claims <> 1')).toEqual([]);
  });

  it('may be emptied and killed again and again under two workers, one of which is killed too', async () => {
    await redis.start();
    const here = await open({ here: false });
    const [first, second] = await Promise.all([startJobProcess(options), startJobProcess(options)]);
    for (let round = 0; round < 4; round += 1) {
      await askForMany(here, 60);
      if (round === 1) await redis.kill();
      if (round === 2) await first.end('SIGKILL');
      if (round === 2) await redis.start();
      if (round !== 1) await redis.ask('FLUSHALL');
    }
    await until('all are done', async () => (await left()) === 0, 60_000);
    await second.end('SIGTERM');
    expect(await effects()).toBe(240);
    expect(await ask(url, 'SELECT FROM effects GROUP BY subject HAVING count(*) <> 4')).toEqual([]);
  });
});

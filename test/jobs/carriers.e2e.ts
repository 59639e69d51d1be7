import { systemActor } from '@kernel';
import { ask, startTestServer, type TestServer } from '../support/database';
import { effectsTable } from '../support/job-handlers';
import {
  ofWorkers,
  endJobProcesses,
  type JobHouse,
  type JobHouseOptions,
  openJobHouse,
  startJobProcess,
  until,
} from '../support/jobs';
import { startRedis, type TestRedis } from '../support/redis';

jest.setTimeout(120_000);

/** Whoever brings a job to its worker, the same must hold. */
describe.each(['the database', 'Redis'])('jobs carried by %s', (carrier) => {
  let server: TestServer;
  let redis: TestRedis | undefined;
  let options: JobHouseOptions;
  let url: string;
  const opened: JobHouse[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    if (carrier === 'Redis') redis = await startRedis();
  });

  beforeEach(async () => {
    await redis?.ask('FLUSHALL');
    url = await server.database();
    await ask(url, effectsTable);
    options = { databaseUrl: url, redisUrl: redis?.url };
  });

  afterEach(async () => {
    endJobProcesses();
    await Promise.all(opened.splice(0).map((house) => house.close()));
  });

  afterAll(async () => {
    await redis?.stop();
    await server.stop();
  });

  async function open(settings: JobHouseOptions['settings'] = {}): Promise<JobHouse> {
    const house = await openJobHouse({ ...options, settings });
    opened.push(house);
    return house;
  }

  /** How often something was done to a thing, or to all. */
  async function times(what: string, subject?: string): Promise<number> {
    const rows = await ask(url, 'SELECT FROM effects WHERE what = $1 AND subject = coalesce($2, subject)', [
      what,
      subject ?? null,
    ]);
    return rows.length;
  }

  async function openGate(name: string): Promise<void> {
    await ask(url, 'INSERT INTO gates VALUES ($1)', [name]);
  }

  async function jobs(): Promise<{ state: string; attempts: number; last_error: string | null }[]> {
    return ask(url, 'SELECT state, attempts, last_error FROM jobs ORDER BY created_at, id');
  }

  const allDone = async (): Promise<boolean> => (await jobs()).every(({ state }) => state === 'done');

  it('are run once the verb that asked for them stands, and never when it does not', async () => {
    const { database, jobs: asked, ask: askFor } = await open();
    await expect(
      database.inTransaction(systemActor, async (tx) => {
        await asked.add(tx, { kind: 'test.quick', subject: 'undone' });
        throw new Error('The verb fails after all.');
      }),
    ).rejects.toThrow('after all');
    await askFor('test.quick', 'kept');
    await until('the job is done', async () => (await times('effect', 'kept')) === 1 && (await allDone()));
    expect(await times('effect', 'undone')).toBe(0);
    expect(await jobs()).toHaveLength(1);
  });

  it('are shared by two processes and another inside the test, and each is run exactly once', async () => {
    const here = await open();
    const others = await Promise.all([startJobProcess(options), startJobProcess(options)]);
    await here.database.inTransaction(systemActor, async (tx) => {
      for (let number = 0; number < 300; number += 1) {
        await here.jobs.add(tx, { kind: 'test.quick', subject: `number-${number}` });
      }
    });
    await until('all are done', allDone, 60_000);
    await Promise.all(others.map((one) => one.end('SIGTERM')));
    expect(await times('effect')).toBe(300);
    expect(await ask(url, 'SELECT DISTINCT subject FROM effects')).toHaveLength(300);
    expect((await ask(url, 'SELECT DISTINCT process FROM effects')).length).toBeGreaterThan(1);
    expect((await jobs()).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('never run more at once than their kind allows, over all processes', async () => {
    const here = await open();
    const there = await open();
    for (const name of ['a', 'b', 'c', 'd']) await (name < 'c' ? here : there).ask('test.gated', name);
    for (let done = 0; done < 4; done += 1) {
      await until('the next one is begun', async () => (await times('begun')) > done);
      const running = await ask<{ subject: string }>(url, "SELECT subject FROM jobs WHERE state = 'running'");
      expect(running).toHaveLength(1);
      await openGate(running[0]?.subject ?? '');
    }
    await until('all are done', allDone);
    expect(await times('effect')).toBe(4);
  });

  it('wait for their time by the clock of the service', async () => {
    const { clock, ask: askFor } = await open();
    await askFor('test.quick', 'tomorrow', { dueAt: new Date(clock.now().getTime() + 24 * 60 * 60_000) });
    await askFor('test.quick', 'now');
    await until('the one that is due is done', async () => (await times('effect', 'now')) === 1);
    expect(await times('effect', 'tomorrow')).toBe(0);
    await clock.moveTo(new Date(clock.now().getTime() + 25 * 60 * 60_000));
    await until('the other is done', async () => (await times('effect', 'tomorrow')) === 1);
  });

  it('are one job when they are asked for twice under one key, brought forward if need be', async () => {
    const { clock, ask: askFor } = await open();
    const later = new Date(clock.now().getTime() + 60 * 60_000);
    const first = await askFor('test.quick', 'same', { key: 'same', dueAt: later });
    expect(await askFor('test.quick', 'same', { key: 'same', dueAt: new Date(later.getTime() + 1) })).toBe(first);
    expect(await times('effect')).toBe(0);
    expect(await askFor('test.quick', 'same', { key: 'same' })).toBe(first);
    await until('it is done', allDone);
    expect(await times('effect')).toBe(1);
    expect(await askFor('test.quick', 'same', { key: 'same' })).not.toBe(first);
    await until('the second is done, because the first was over', async () => (await times('effect')) === 2);
    await expect(askFor('test.gated', 'one', { key: 'key' })).resolves.toBeDefined();
    await expect(askFor('test.gated', 'other', { key: 'key' })).rejects.toThrow('another subject');
    await openGate('one');
  });

  it('run once more when they are asked for while they run, because they may have read too early', async () => {
    const { ask: askFor } = await open();
    const first = await askFor('test.gated', 'same', { key: 'same' });
    await until('it is begun', async () => (await times('begun')) === 1);
    expect(await askFor('test.gated', 'same', { key: 'same' })).toBe(first);
    expect(await askFor('test.gated', 'same', { key: 'same' })).toBe(first);
    await openGate('same');
    await until('it was done twice', async () => (await times('effect')) === 2 && (await allDone()));
    expect(await jobs()).toHaveLength(1);
  });

  it('are taken over when their worker is killed, and have their effect once', async () => {
    const worker = await startJobProcess(options);
    const here = await open({ here: false });
    await here.ask('test.gated', 'gate');
    await until('the worker has begun', async () => (await times('begun')) === 1);
    await worker.end('SIGKILL');
    await openGate('gate');
    const heir = await startJobProcess(options);
    await until('another has done it', allDone);
    await heir.end('SIGTERM');
    expect(await times('begun')).toBe(2);
    expect(await times('effect')).toBe(1);
    expect((await jobs())[0]).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('are taken over from a worker that hangs, which can change nothing when it wakes', async () => {
    const worker = await startJobProcess(options);
    const here = await open({ here: false });
    await here.ask('test.gated', 'gate');
    await until('the worker has begun', async () => (await times('begun')) === 1);
    worker.child.kill('SIGSTOP');
    const heir = await startJobProcess(options);
    await until('another has begun', async () => (await times('begun')) === 2);
    await openGate('gate');
    await until('it is done', allDone);
    worker.child.kill('SIGCONT');
    await here.ask('test.quick', 'last');
    await until('the next is done', async () => (await times('effect', 'last')) === 1);
    await Promise.all([worker.end('SIGTERM'), heir.end('SIGTERM')]);
    expect(await times('effect', 'gate')).toBe(1);
    expect((await jobs()).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('outlive the loss of every connection to the database', async () => {
    const here = await open();
    await here.ask('test.gated', 'gate');
    await until('it is begun', async () => (await times('begun')) === 1);
    const workers = `SELECT FROM pg_locks WHERE ${ofWorkers} AND granted`;
    expect(await ask(url, workers)).toHaveLength(1);
    const others = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
    await ask(url, `SELECT pg_terminate_backend(pid) ${others}`);
    await until('the worker has appeared again', async () => (await ask(url, workers)).length === 1);
    await openGate('gate');
    await here.ask('test.quick', 'after');
    await until('both are done', allDone);
    expect([await times('effect', 'gate'), await times('effect', 'after')]).toEqual([1, 1]);
  });

  it('are finished by a worker that is asked to stop, or given back as if not begun', async () => {
    const worker = await startJobProcess({ ...options, settings: { patience: 2_000 } });
    const here = await open({ here: false });
    await here.ask('test.gated', 'short');
    await here.ask('test.stepwise', 'long');
    await until('both are begun', async () => (await times('begun')) === 2);
    const stopped = worker.end('SIGTERM');
    await openGate('short');
    expect(await stopped).toBe(0);
    expect(await ask(url, 'SELECT subject, state, attempts FROM jobs ORDER BY subject')).toEqual([
      { subject: 'long', state: 'waiting', attempts: 0 },
      { subject: 'short', state: 'done', attempts: 1 },
    ]);
  });

  it('say how far they are', async () => {
    const { database, reader, ask: askFor } = await open();
    const latest = () => database.inTransaction(systemActor, (tx) => reader.latest(tx, 'test.stepwise', 'steps'));
    expect(await latest()).toBeUndefined();
    await askFor('test.stepwise', 'steps');
    await until('it has begun', async () => (await times('begun')) === 1);
    expect(await latest()).toMatchObject({ state: 'running', attempts: 1, done: 3, total: 10, finishedAt: null });
    await openGate('steps');
    await until('it is done', allDone);
    expect(await latest()).toMatchObject({ state: 'done', done: 10, total: 10 });
  });

  it('have failed after five attempts, each later than the last, and those who listen are told once', async () => {
    const house = await open();
    const told: string[] = [];
    house.jobs.onFailed(async (job, tx) => {
      told.push(job.subject);
      await tx.query("INSERT INTO effects (what, subject, process) VALUES ('told', $1, 0)", [job.subject]);
    });
    await house.ask('test.failing', 'bad');
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await until(`attempt ${attempt} has failed`, async () => {
        const [job] = await jobs();
        return job?.attempts === attempt && job.state === 'waiting';
      });
      const [job] = await ask<{ due_at: Date }>(url, 'SELECT due_at FROM jobs');
      waits.push(Math.ceil(((job?.due_at.getTime() ?? 0) - house.clock.now().getTime()) / 1000));
      await house.clock.moveTo(job?.due_at ?? house.clock.now());
    }
    await until('it has failed', async () => (await jobs())[0]?.state === 'failed');
    expect(
      waits.map((wait, index) => wait > ([0, 2, 20, 100][index] ?? 0) && wait <= ([1, 5, 30, 120][index] ?? 0)),
    ).toEqual([true, true, true, true]);
    expect(told).toEqual(['bad']);
    expect(await times('told')).toBe(1);
    expect((await jobs())[0]?.last_error).toMatch(/^TypeError at apps\/api\/src\/platform\/jobs\/job-runner\.ts:\d+$/);
  });

  it('have failed when their fifth worker is killed too, so that one job cannot kill every worker for ever', async () => {
    const here = await open({ here: false });
    await here.ask('test.gated', 'poison');
    await ask(url, 'UPDATE jobs SET attempts = 4');
    const worker = await startJobProcess(options);
    await until('the worker has begun', async () => (await times('begun')) === 1);
    await worker.end('SIGKILL');
    const next = await open();
    await until('it has failed', async () => (await jobs())[0]?.state === 'failed');
    expect((await jobs())[0]?.last_error).toBe('The worker stopped in the middle of it.');
    await next.ask('test.quick', 'after');
    await until('the next is done', async () => (await times('effect', 'after')) === 1);
  });

  it('wait for a worker when this process runs none, unless a test or a command runs what is due', async () => {
    const { workers, ask: askFor } = await open({ here: false });
    await askFor('test.quick', 'one');
    await askFor('test.quick', 'two');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await times('effect')).toBe(0);
    await workers.runDue();
    expect(await times('effect')).toBe(2);
  });
});

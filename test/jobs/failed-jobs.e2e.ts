import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Actor, type Role, systemActor } from '@kernel';
import { Database, Jobs, log, ProblemFilter, type RequestWithActor, Workers } from '../../apps/api/src/platform';
import { ask, startTestServer, type TestServer } from '../support/database';
import { effectsTable } from '../support/job-handlers';
import { prepareJobHouse } from '../support/jobs';

jest.setTimeout(120_000);

describe('failed jobs', () => {
  let server: TestServer;
  let url: string;
  let app: NestExpressApplication;
  let address: string;
  let actor: Actor;
  const lines: string[] = [];

  beforeAll(async () => {
    log.open('json', { write: (line) => lines.push(line) });
    server = await startTestServer();
    url = await server.database();
    await ask(url, effectsTable);
    app = (
      await prepareJobHouse({ databaseUrl: url, settings: { here: false } })
    ).createNestApplication<NestExpressApplication>();
    app.use((request: RequestWithActor, _: unknown, next: () => void) => {
      request.actor = actor;
      next();
    });
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');
    address = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });

  beforeEach(async () => {
    await ask(url, 'TRUNCATE jobs, effects, gates');
  });

  afterAll(async () => {
    await app.close();
    await server.stop();
  });

  function somebody(role: Role, place: { authority?: string } = {}): Actor {
    return { account: `a ${role}`, name: role, grants: [{ role, ...place }] };
  }

  /** Has a job fail for good; gives back its id. */
  async function failed(subject: string, more: { authority?: string; key?: string } = {}): Promise<string> {
    const id = await app
      .get(Database, { strict: false })
      .inTransaction(systemActor, (tx) =>
        app.get(Jobs, { strict: false }).add(tx, { kind: 'test.failing', subject, ...more }),
      );
    await ask(url, "UPDATE jobs SET attempts = 4 WHERE id = $1 AND state = 'waiting'", [id]);
    await app.get(Workers, { strict: false }).runDue();
    return id;
  }

  async function listFor(
    who: Actor,
    query = '',
  ): Promise<{ items: { subject: string; why: string }[]; next: string | null }> {
    actor = who;
    const response = await fetch(`${address}/jobs/failed${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Awaited<ReturnType<typeof listFor>>;
  }

  async function retry(who: Actor, id: string): Promise<{ status: number; code: string | undefined }> {
    actor = who;
    const response = await fetch(`${address}/jobs/${id}/retry`, { method: 'POST' });
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  }

  const subjects = async (who: Actor): Promise<string[]> =>
    (await listFor(who)).items.map(({ subject }) => subject).sort();

  it('are seen by the officers they concern and by the operator, and by nobody else', async () => {
    await failed('north', { authority: 'north' });
    await failed('south', { authority: 'south' });
    await failed('anywhere');
    expect(await subjects(somebody('officer', { authority: 'north' }))).toEqual(['anywhere', 'north']);
    expect(await subjects(somebody('officer', { authority: 'south' }))).toEqual(['anywhere', 'south']);
    expect(await subjects(somebody('operator'))).toEqual(['anywhere', 'north', 'south']);
    for (const role of ['parent', 'school-admin', 'auditor'] as const) {
      expect(await subjects(somebody(role, { authority: 'north' }))).toEqual([]);
    }
    expect(await subjects({ account: 'nobody', name: '', grants: [] })).toEqual([]);
  });

  it('are told of without a word about a person', async () => {
    await failed('thing');
    const [job] = (await listFor(somebody('operator'))).items;
    expect(job?.why).toMatch(/^TypeError at apps\//);
    expect(lines.join()).toContain('jobs.failed');
    expect(lines.join()).not.toContain('Amira');
    expect(job).toMatchObject({ kind: 'test.failing', subject: 'thing', authority: null, attempts: 5 });
  });

  it('are listed page by page, the latest first', async () => {
    for (const name of ['1', '2', '3']) await failed(name);
    const first = await listFor(somebody('operator'), '?limit=2');
    expect(first.items.map(({ subject }) => subject)).toEqual(['3', '2']);
    const second = await listFor(somebody('operator'), `?limit=2&after=${encodeURIComponent(first.next ?? '')}`);
    expect(second).toMatchObject({ items: [{ subject: '1' }], next: null });
    expect((await listFor(somebody('operator'), '?after=nonsense')).items).toHaveLength(3);
  });

  it('may be tried again by the operator, who is remembered for it', async () => {
    const told: string[] = [];
    app.get(Jobs, { strict: false }).onRetried((job, who) => {
      told.push(`${job.subject} by ${who.name}`);
      return Promise.resolve();
    });
    const id = await failed('mended');
    await ask(url, "INSERT INTO gates VALUES ('mended')");
    expect(await retry(somebody('operator'), id)).toEqual({ status: 200, code: undefined });
    expect(told).toEqual(['mended by operator']);
    await app.get(Workers, { strict: false }).runDue();
    expect(await ask(url, 'SELECT state, attempts FROM jobs')).toEqual([{ state: 'done', attempts: 1 }]);
    expect((await retry(somebody('operator'), id)).code).toBe('jobs.no-such-job');
    expect((await retry(somebody('operator'), '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('are not tried again by anybody else, even if nobody guards the door', async () => {
    const id = await failed('guarded', { authority: 'north' });
    for (const role of ['parent', 'officer', 'auditor'] as const) {
      expect((await retry(somebody(role, { authority: 'north' }), id)).code).toBe('jobs.no-such-job');
    }
    expect(await ask(url, 'SELECT state FROM jobs')).toEqual([{ state: 'failed' }]);
  });

  it('are not tried again when the same work has been asked for since', async () => {
    const id = await failed('keyed', { key: 'keyed' });
    const operator = somebody('operator');
    await app.get(Database, { strict: false }).inTransaction(systemActor, async (tx) => {
      await app.get(Jobs, { strict: false }).add(tx, { kind: 'test.failing', subject: 'keyed', key: 'keyed' });
    });
    expect(await retry(operator, id)).toEqual({ status: 409, code: 'jobs.already-open' });
  });

  it('are asked for by anybody, seen by few, and never written by hand', async () => {
    const parent = somebody('parent');
    const seen = await app.get(Database, { strict: false }).inTransaction(parent, async (tx) => {
      await app.get(Jobs, { strict: false }).add(tx, { kind: 'test.quick', subject: 'asked' });
      return tx.query<unknown[]>('SELECT id FROM jobs');
    });
    expect(seen).toEqual([]);
    const byHand = `INSERT INTO jobs (id, kind, subject, state, due_at, created_at)
      VALUES (gen_random_uuid(), 'test.quick', 'by hand', 'waiting', now(), now())`;
    await expect(app.get(Database, { strict: false }).inTransaction(parent, (tx) => tx.query(byHand))).rejects.toThrow(
      'row-level security',
    );
    await app.get(Workers, { strict: false }).runDue();
    expect(await ask(url, 'SELECT subject FROM effects')).toEqual([{ subject: 'asked' }]);
  });
});

import { createServer, type Server } from 'node:net';
import { fillIn, must, openTown, type OpenTown } from '@support/applications';
import { ask, startTestServer, type TestServer } from '@support/database';
import { pictureOf } from '@support/evidence';
import { freePort } from '@support/service';
import { Clock, Workers } from '../platform';

jest.setTimeout(240_000);

/** A virus scanner that comes and goes; of what it is given it finds something in the second file. */
let scanner: Server | undefined;
let port: number;
let server: TestServer;
let town: OpenTown;
let claim: string;

beforeAll(async () => {
  server = await startTestServer();
  port = await freePort();
  town = await openTown(server, { CLAMD_URL: `tcp://127.0.0.1:${String(port)}` });
  const claims = [{ kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] }];
  const parent = await town.as('aisha-khan');
  const draft = await fillIn(parent, town.round, [town.holyRood], { answers: { claims } });
  must(200, await draft.submit());
  const { items } = must(200, await parent.get(`/api/applications/${draft.id}/claims`)) as { items: { id: string }[] };
  claim = items[0]?.id ?? '';
});
afterAll(async () => {
  await scannerGoes();
  await town.rooms.close();
  await server.stop();
});

it('keeps a file that came while the scanner was away, opens it to nobody, and checks it when the scanner is back', async () => {
  const item = await sent('certificate');
  expect(await scanOf(item)).toBe('waiting');
  expect(await opened(item)).toBe(409);
  await later();
  expect(await scanOf(item)).toBe('waiting');
  await scannerComes();
  await later();
  expect(await scanOf(item)).toBe('clean');
  expect(await opened(item)).toBe(200);
  await scannerGoes();
});

it('takes a file away in which something harmful is found later', async () => {
  const item = await sent('virus');
  expect(await scanOf(item)).toBe('waiting');
  await scannerComes();
  await later();
  expect(await scanOf(item)).toBe('infected');
  expect(await opened(item)).toBe(410);
  const told = `SELECT kind FROM happenings WHERE kind = 'evidence.infected' AND subject = $1`;
  expect(await ask(town.rooms.databaseUrl, told, [item])).toHaveLength(1);
  await scannerGoes();
});

it('gives up after five tries, tells the audit and the officer, and goes on when an operator lets it', async () => {
  const item = await sent('another certificate');
  for (let tries = 0; tries < 6; tries += 1) await later();
  const officer = await town.as('ruth-harper');
  const { items } = must(200, await officer.get('/api/jobs/failed')) as { items: { id: string; subject: string }[] };
  expect(items).toMatchObject([{ kind: 'evidence.scan', subject: item, authority: 'town', attempts: 5 }]);
  expect(must(200, await (await town.as('nina-cole')).get('/api/jobs/failed'))).toMatchObject({ items: [] });
  const told = `SELECT kind, authority FROM happenings WHERE kind LIKE 'job.%' AND subject = $1 ORDER BY id`;
  const failed = { kind: 'job.failed', authority: 'town' };
  expect(await ask(town.rooms.databaseUrl, told, [item])).toEqual([failed]);
  await scannerComes();
  const path = `/api/jobs/${items[0]?.id ?? ''}/retry`;
  expect((await officer.post(path)).status).toBe(403);
  must(200, await (await town.as('omar-reid')).post(path));
  await later();
  expect(await scanOf(item)).toBe('clean');
  const retried = { kind: 'job.retried', authority: 'town' };
  expect(await ask(town.rooms.databaseUrl, told, [item])).toEqual([failed, retried]);
});

async function sent(says: string): Promise<string> {
  const parent = await town.as('aisha-khan');
  const path = `/api/claims/${claim}/evidence`;
  const { id } = must(201, await parent.sendFile(path, `${says}.png`, pictureOf(says))) as {
    id: string;
  };
  return id;
}

async function opened(item: string): Promise<number> {
  return (await (await town.as('ruth-harper')).get(`/api/evidence/${item}/file`)).status;
}

async function scanOf(item: string): Promise<string | undefined> {
  const sql = 'SELECT scan FROM evidence_items WHERE id = $1';
  return (await ask<{ scan: string }>(town.rooms.databaseUrl, sql, [item]))[0]?.scan;
}

/** An hour later, when whatever was to be tried again is due. */
async function later(): Promise<void> {
  await town.rooms.moveClockTo(new Date(town.rooms.get(Clock).now().getTime() + 3_600_000).toISOString());
  await town.rooms.get(Workers).runDue();
}

let scans = 0;

async function scannerComes(): Promise<void> {
  const answers = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      if (!bytes.subarray(-4).equals(Buffer.alloc(4))) return;
      scans += 1;
      socket.end(scans === 2 ? 'stream: Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  scanner = answers;
  await new Promise<void>((resolve) => answers.listen(port, '127.0.0.1', resolve));
}

async function scannerGoes(): Promise<void> {
  const going = scanner;
  scanner = undefined;
  if (going !== undefined) await new Promise((resolve) => going.close(resolve));
}

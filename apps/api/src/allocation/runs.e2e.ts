import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { addAuthority, idOf } from '@support/authority';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { fairplace, townParts } from '@support/town-snapshot';
import { snapshotKind, writeSnapshot } from '@documents';
import { systemActor } from '@kernel';
import { personaAccount } from '../people';
import { Clock, Database, Jobs, Workers } from '../platform';
import { DocumentSink, DocumentsStore } from './documents.store';
import { RunsStore } from './runs.store';
import { SnapshotsReader } from './snapshots.reader';

jest.setTimeout(240_000);

let server: TestServer;
let rooms: OpenRooms;
let officer: Client;
let second: Client;
let neighbour: Client;
let round: string;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  await rooms.moveClockTo('2027-01-20T12:00:00Z');
  const operator = await clientOf(rooms, 'omar-reid');
  officer = await clientOf(rooms, 'ruth-harper');
  second = await clientOf(rooms, 'imran-shah');
  neighbour = await clientOf(rooms, 'nina-cole');
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
  await rooms.moveClockTo('2026-06-01T12:00:00Z');
  round = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
  await rooms.moveClockTo('2027-01-20T12:00:00Z');
});
afterAll(async () => {
  await rooms.close();
  await server.stop();
});

describe('A run that was prepared', () => {
  let run: string;

  beforeAll(async () => {
    run = await prepared();
    await rooms.get(Workers).runDue();
  });

  it('is decided, verified and explained by jobs, and shows its figures to its own officers alone', async () => {
    const shown = await officer.get(`/api/runs/${run}`);
    expect(shown).toMatchObject({
      status: 200,
      body: { state: 'verified', explained: true, verification: { holds: true } },
    });
    expect(shown.body).toMatchObject({ figures: { children: 150, intakes: 9 } });
    expect((await neighbour.get(`/api/runs/${run}`)).status).toBe(404);
    expect((await neighbour.get(`/api/rounds/${round}/runs`)).body).toEqual({ items: [], next: null });
    expect((await officer.get(`/api/rounds/${round}/runs`)).body).toMatchObject({ items: [{ id: run, number: 1 }] });
  });

  it('says of each child why, with what would have changed every refusal, and who looked is written down', async () => {
    const [one] = await ask<{ child: string }>(
      rooms.databaseUrl,
      `SELECT child FROM run_children WHERE run = $1 AND trail LIKE '%"outranked"%' ORDER BY child LIMIT 1`,
      [run],
    );
    const child = one?.child ?? '';
    const trail = await officer.get(`/api/runs/${run}/children/${child}`);
    expect(trail.status).toBe(200);
    const { entries } = trail.body as {
      entries: { verdict: string; says: string[]; wouldHaveChanged: string[] | null }[];
    };
    const refused = entries.filter(({ verdict }) => verdict === 'outranked');
    expect(refused.length).toBeGreaterThan(0);
    for (const { says, wouldHaveChanged } of refused) {
      expect(says.join(' ')).toContain('cannot be offered a place');
      expect(wouldHaveChanged?.length).toBeGreaterThan(0);
    }
    const looked = await ask(
      rooms.databaseUrl,
      `SELECT account FROM happenings WHERE kind = 'trail.read' AND child = $1`,
      [child],
    );
    expect(looked).toEqual([{ account: personaAccount('ruth-harper') }]);
  });

  it('is not released by whoever prepared it, nor when it is dry', async () => {
    expect(await officer.post(`/api/runs/${run}/release`)).toMatchObject({
      status: 403,
      body: { code: 'allocation.same-officer' },
    });
    const dry = await prepared({ dry: true });
    await rooms.get(Workers).runDue();
    expect(await second.post(`/api/runs/${dry}/release`)).toMatchObject({
      status: 409,
      body: { code: 'allocation.dry-run' },
    });
  });

  it('is the same again from the same snapshot, and two runs of one snapshot treat nobody differently', async () => {
    const again = await prepared();
    await rooms.get(Workers).runDue();
    const [first, other] = [
      (await officer.get(`/api/runs/${run}`)).body,
      (await officer.get(`/api/runs/${again}`)).body,
    ] as { outcome: string }[];
    expect(other?.outcome).toBe(first?.outcome);
    expect((await officer.get(`/api/runs/${again}/compare/${run}`)).body).toEqual({ differences: [] });
  });

  it('is handed out whole, and the command verifies it outside the service', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairplace-export-'));
    const answer = await fetch(`${rooms.address}/api/runs/${run}/export`, { headers: { cookie: officer.cookie } });
    expect(answer.headers.get('content-disposition')).toContain('run-1.tar');
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(join(folder, 'run.tar')));
    execFileSync('tar', ['--warning=no-timestamp', '-xf', 'run.tar'], { cwd: folder });
    const said = await fairplace('verify', join(folder, 'run-1/snapshot'), join(folder, 'run-1/outcome'));
    expect(said).toContain('properties hold');
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what it decided against everybody, also by hand, and notices a changed byte', async () => {
    const byHand = (sql: string): Promise<unknown> => ask(rooms.databaseUrl, sql, [run]);
    await expect(byHand(`UPDATE run_children SET trail = '{}' WHERE run = $1`)).rejects.toThrow('only ever added to');
    await expect(byHand(`UPDATE runs SET outcome = 'x' WHERE id = $1`)).rejects.toThrow('never changed');
    await expect(byHand(`UPDATE runs SET state = 'prepared' WHERE id = $1`)).rejects.toThrow('cannot go from');
    await expect(byHand('DELETE FROM runs WHERE id = $1')).rejects.toThrow('never changed');
    const spoilt = await prepared({ seed: 8 });
    const [{ snapshot } = { snapshot: '' }] = await ask<{ snapshot: string }>(
      rooms.databaseUrl,
      'SELECT snapshot FROM runs WHERE id = $1',
      [spoilt],
    );
    const rows = (): Promise<unknown> =>
      rooms.get(Database).inTransaction(systemActor, (tx) => rooms.get(SnapshotsReader).parts(tx, snapshot));
    const kept = await rows();
    expect(await rows()).toBe(kept);
    await ask(rooms.databaseUrl, 'ALTER TABLE document_pieces DISABLE TRIGGER ALL');
    await ask(
      rooms.databaseUrl,
      `UPDATE document_pieces SET bytes = set_byte(bytes, 40, 48) FROM runs
       WHERE runs.id = $1 AND document = runs.snapshot AND file = 'measurements.ndjson' AND piece = 0`,
      [spoilt],
    );
    await ask(rooms.databaseUrl, 'ALTER TABLE document_pieces ENABLE TRIGGER ALL');
    await expect(rows()).rejects.toThrow('measurements.ndjson');
    await rooms.get(Workers).runDue();
    expect((await officer.get(`/api/runs/${spoilt}`)).body).toMatchObject({ state: 'prepared', outcome: null });
  });

  it('is not followed by another that leaves a school out without a word', async () => {
    const answer = await officer.post(`/api/rounds/${round}/runs`, { dry: true });
    expect(answer).toMatchObject({ status: 409, body: { code: 'allocation.school-missing' } });
    const { fields } = answer.body as { fields: { field: string; says: string }[] };
    expect(fields).toHaveLength(9);
    for (const { says } of fields) expect(says).toMatch(/ took part in run \d+\.$/);
  });

  it('is withdrawn with the reason, and then it is at its end', async () => {
    const withdrawn = await officer.post(`/api/runs/${run}/withdraw`, { because: 'A school changed its number.' });
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await second.post(`/api/runs/${run}/release`)).toMatchObject({
      status: 409,
      body: { code: 'allocation.wrong-state' },
    });
  });
});

/** A run of a small town, prepared by the first officer as the room prepares it, but from rows that the commands froze. */
async function prepared({ dry = false, seed = 7 }: { dry?: boolean; seed?: number } = {}): Promise<string> {
  const parts = await townParts({ children: 150, schools: 9, seed });
  const run = randomUUID();
  await rooms.get(Database).inTransaction(systemActor, async (tx) => {
    const sink = new DocumentSink();
    const snapshot = writeSnapshot(sink, parts, { frozenOn: '2027-01-20' });
    const now = rooms.get(Clock).now();
    await rooms
      .get(DocumentsStore)
      .keep(tx, { digest: snapshot, authority: 'town', kind: snapshotKind, keptAt: now }, sink);
    const kept = {
      id: run,
      authority: 'town',
      round,
      kind: 'offer-day',
      dry,
      frozenOn: '2027-01-20',
      snapshot,
    } as const;
    const asked = { held: [], draws: [], without: [] };
    await rooms.get(RunsStore).add(tx, { ...kept, asked, preparedBy: personaAccount('ruth-harper'), preparedAt: now });
    await rooms.get(Jobs).add(tx, { kind: 'allocation.decide', subject: run, authority: 'town' });
  });
  return run;
}

import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, startTestServer, type TestServer } from '@support/database';
import { until } from '@support/jobs';
import { keepMailing, kill, makeFamilies, type MailSink, openMailSink, startPostOffice } from '@support/letters';
import { clientOf } from '@support/people';
import { addAuthority } from '@support/authority';
import { openRooms } from '@support/room';

jest.setTimeout(300_000);

/** How many letters go out, and how often the process that sends them is killed. */
const letters = 60;
const kills = 4;

/** As many letters as the process hands over side by side: so many may be left unsure by a kill. */
const lanes = 4;

let server: TestServer;
let sink: MailSink;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  sink = await openMailSink(60);
  folder = mkdtempSync(join(tmpdir(), 'fairplace-post-'));
});

afterAll(async () => {
  await sink.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('sends no letter twice, and loses none, however often the process is killed in the middle of a batch', async () => {
  const rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  const url = rooms.databaseUrl;
  await addAuthority(await clientOf(rooms, 'omar-reid'), 'town', 'Marramshire');
  const families = await makeFamilies(url, letters);
  await keepMailing(rooms, families);
  await rooms.close();

  const variables = { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, DATA_DIR: folder, TOWN_CHILDREN: '0' };
  const states = async (): Promise<Record<string, number>> => {
    const rows = await ask<{ state: string; count: number }>(
      url,
      'SELECT state, count(*)::int AS count FROM deliveries GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  for (let at = 0; at < kills; at += 1) {
    const enough = sink.taken.length + randomInt(2, 10);
    const office = await startPostOffice(url, variables);
    await until('some letters are taken', () => Promise.resolve(sink.taken.length >= enough), 60_000);
    await new Promise((resolve) => setTimeout(resolve, randomInt(0, 60)));
    await kill(office);
  }
  const last = await startPostOffice(url, variables);
  await until(
    'every letter is settled',
    async () => {
      const { waiting = 0, sending = 0 } = await states();
      return waiting + sending === 0;
    },
    90_000,
  );
  await kill(last);

  expect(new Set(sink.taken).size).toBe(sink.taken.length);
  expect(new Set(sink.addresses).size).toBe(sink.addresses.length);
  const { sent = 0, unsure = 0, ...others } = await states();
  expect(others).toEqual({});
  expect(sent + unsure).toBe(letters);
  expect(unsure).toBeLessThanOrEqual(kills * lanes);
  // Whatever is marked as sent has arrived; the rest may have, and a person decides about it.
  const marked = await ask<{ to: string }>(url, `SELECT sent_to AS to FROM deliveries WHERE state = 'sent'`);
  expect(marked.filter(({ to }) => !sink.addresses.includes(to))).toEqual([]);
  expect(sink.taken.length).toBeGreaterThanOrEqual(sent);
  expect(sink.taken.length).toBeLessThanOrEqual(letters);
});

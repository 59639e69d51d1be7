import { systemActor } from '@kernel';
import { addAuthority } from '@support/authority';
import { ask, startTestServer, type TestServer } from '@support/database';
import { keepMailing, makeFamilies, type MailSink, openMailSink, type TestFamily } from '@support/letters';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { Database, Workers } from '../platform';

jest.setTimeout(240_000);

/** What the mail server does with the next messages to an address that begins so. */
const behaviour = { away: false };

let server: TestServer;
let sink: MailSink;
let rooms: OpenRooms;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
  sink = await openMailSink(0, {
    onRcptTo: ({ address }, _session, done) => {
      const error = address.startsWith('nobody') ? Object.assign(new Error('No such person'), { responseCode: 550 }) : null;
      done(behaviour.away ? Object.assign(new Error('Come again'), { responseCode: 451 }) : error);
    },
  });
  rooms = await openRooms(
    { JOBS: 'elsewhere', SMTP_URL: `smtp://127.0.0.1:${sink.port}`, LETTERS_PER_MINUTE: '60' },
    server,
  );
  await rooms.moveClockTo('2027-02-26T12:00:00Z');
  await addAuthority(await clientOf(rooms, 'omar-reid'), 'town', 'Marramshire');
  await addAuthority(await clientOf(rooms, 'omar-reid'), 'neighbour', 'Saltshire');
  officer = await clientOf(rooms, 'ruth-harper');
});

afterAll(async () => {
  await rooms.close();
  await sink.close();
  await server.stop();
});

const run = (): Promise<void> => rooms.get(Workers).runDue();

/** Moves the clock on, so that the next step may begin. */
async function later(seconds: number): Promise<void> {
  const [row] = await ask<{ now: Date }>(rooms.databaseUrl, 'SELECT fp_now() AS now');
  await rooms.moveClockTo(new Date((row?.now.getTime() ?? 0) + seconds * 1000).toISOString());
  officer = await clientOf(rooms, 'ruth-harper');
  await run();
}

async function mailing(id: string): Promise<Record<string, unknown>> {
  const { body } = await officer.get('/api/mailings');
  return (body as { items: Record<string, unknown>[] }).items.find((one) => one['id'] === id) ?? {};
}

async function stateOf({ child }: TestFamily): Promise<{ state: string; says: string | null; letter: string }> {
  const [row] = await ask<{ state: string; says: string | null; letter: string }>(
    rooms.databaseUrl,
    'SELECT d.state, d.says, d.letter FROM deliveries d JOIN letters l ON l.id = d.letter WHERE l.child = $1',
    [child],
  );
  if (row === undefined) throw new Error('The family has no letter.');
  return row;
}

describe('a mailing', () => {
  let families: readonly TestFamily[];
  let id: string;

  it('waits for its moment, and nobody sees a letter of it before, not even past the rooms', async () => {
    families = await makeFamilies(rooms.databaseUrl, 25);
    id = await keepMailing(rooms, families, '2027-03-01T00:30:00Z');
    await run();
    expect(sink.taken).toEqual([]);
    const [family] = families;
    const parent = { account: family?.account ?? '', name: 'Parent', grants: [{ role: 'parent' as const }] };
    const seen = (): Promise<unknown[]> =>
      rooms.get(Database).inTransaction(parent, (tx) => tx.query('SELECT id FROM letters'));
    expect(await seen()).toEqual([]);
    await rooms.moveClockTo('2027-03-01T00:30:01Z');
    expect(await seen()).toHaveLength(1);
    officer = await clientOf(rooms, 'ruth-harper');
  });

  it('goes out no faster than was set, in an order that was drawn, and shows how far it is', async () => {
    await run();
    expect(sink.addresses).toHaveLength(10);
    expect(await mailing(id)).toMatchObject({ letters: 25, sent: 10, waiting: 15, paused: false, what: 'offers' });
    await later(5);
    expect(sink.addresses).toHaveLength(10);
    const drawn = await ask<{ email: string }>(
      rooms.databaseUrl,
      `SELECT a.email FROM deliveries d JOIN letters l ON l.id = d.letter JOIN accounts a ON a.id = l.account
       WHERE d.mailing = $1 ORDER BY d.turn LIMIT 10`,
      [id],
    );
    expect([...sink.addresses].sort()).toEqual(drawn.map(({ email }) => email).sort());
    expect(sink.addresses).not.toEqual(families.slice(0, 10).map(({ email }) => email));
  });

  it('rests while it is paused, and goes on after that', async () => {
    const paused = await officer.post(`/api/mailings/${id}/pause`, { reason: 'A school’s name is wrong' });
    expect(paused).toMatchObject({ status: 200, body: { paused: true, waiting: 15 } });
    expect((await officer.post(`/api/mailings/${id}/pause`, { reason: 'Again' })).status).toBe(409);
    const neighbour = await clientOf(rooms, 'nina-cole');
    expect((await neighbour.post(`/api/mailings/${id}/resume`)).status).toBe(404);
    expect((await neighbour.get('/api/mailings')).body).toEqual({ items: [], next: null });
    await later(60);
    expect(sink.addresses).toHaveLength(10);
    expect((await officer.post(`/api/mailings/${id}/resume`)).body).toMatchObject({ paused: false });
    await later(11);
    await later(11);
    expect(await mailing(id)).toMatchObject({ sent: 25, waiting: 0, sending: 0 });
    expect(new Set(sink.addresses).size).toBe(25);
  });
});

describe('a letter that cannot go', () => {
  const sendTo = async (email: string): Promise<TestFamily> => {
    const [family] = await makeFamilies(rooms.databaseUrl, 1);
    if (family === undefined) throw new Error('One family was to be made.');
    await ask(rooms.databaseUrl, 'UPDATE accounts SET email = $2 WHERE id = $1', [family.account, email]);
    await keepMailing(rooms, [family]);
    return family;
  };
  const settle = async (letter: string, as: string): Promise<number> =>
    (await officer.post(`/api/letters/${letter}/settle`, { as, reason: 'I have telephoned' })).status;

  it('waits and is tried again while the carrier is away', async () => {
    behaviour.away = true;
    const family = await sendTo('patient@families.example');
    await later(11);
    expect(await stateOf(family)).toMatchObject({ state: 'waiting', says: expect.stringContaining('tried again') as string });
    behaviour.away = false;
    await later(11);
    expect((await stateOf(family)).state).toBe('waiting');
    await later(120);
    expect((await stateOf(family)).state).toBe('sent');
    expect(sink.addresses.filter((address) => address === 'patient@families.example')).toHaveLength(1);
  });

  it('is refused for an officer to see when nobody is there, and can go on paper', async () => {
    const family = await sendTo('nobody@families.example');
    await later(11);
    const { state, says, letter } = await stateOf(family);
    expect([state, says]).toEqual(['refused', expect.stringContaining('No such person')]);
    expect(await settle(letter, 'sent')).toBe(409);
    expect(await settle(letter, 'paper')).toBe(200);
    expect((await stateOf(family)).state).toBe('paper');
    expect(await settle(letter, 'paper')).toBe(409);
    const printed = await officer.post('/api/authorities/town/printings');
    expect(printed.body).toMatchObject({ letters: 1, withoutAddress: 1 });
  });

  it('never reaches an address in the demonstration that may be somebody’s', async () => {
    const before = sink.taken.length;
    const family = await sendTo('somebody@gmail.com');
    await later(11);
    expect(await stateOf(family)).toMatchObject({ state: 'refused', says: expect.stringContaining('demonstration') as string });
    expect(sink.taken).toHaveLength(before);
  });

  it('is stopped when whom it was for guards the child no longer', async () => {
    const family = await sendTo('gone@families.example');
    await ask(
      rooms.databaseUrl,
      `UPDATE guardianships SET ended_at = now(), ended_by = 'test' WHERE account = $1`,
      [family.account],
    );
    await later(11);
    expect((await stateOf(family)).state).toBe('stopped');
    expect(sink.addresses).not.toContain('gone@families.example');
  });

  it('goes on paper when there is no e-mail address any more', async () => {
    const family = await sendTo('moved@families.example');
    await ask(rooms.databaseUrl, 'UPDATE accounts SET email = NULL WHERE id = $1', [family.account]);
    await later(11);
    expect((await stateOf(family)).state).toBe('paper');
  });

  it('may have gone when its worker was killed: then a person decides, and nothing goes by itself', async () => {
    const family = await sendTo('perhaps@families.example');
    const { letter } = await stateOf(family);
    // As a killed process leaves it: claimed, and nothing more said.
    await rooms.get(Database).inTransaction(systemActor, (tx) =>
      tx.query(`UPDATE deliveries SET state = 'sending', claims = 1, claimed_at = now() WHERE letter = $1`, [letter]),
    );
    await later(11);
    await later(600);
    expect((await stateOf(family)).state).toBe('unsure');
    expect(sink.addresses).not.toContain('perhaps@families.example');
    const { body } = await officer.get('/api/letters?state=unsure');
    expect((body as { items: unknown[] }).items).toHaveLength(1);
    expect(await settle(letter, 'send')).toBe(200);
    await later(11);
    expect((await stateOf(family)).state).toBe('sent');
    expect(sink.addresses.filter((address) => address === 'perhaps@families.example')).toHaveLength(1);
    expect(await settle(letter, 'send')).toBe(409);
  });
});

import { type Client, clientOf } from '@support/people';
import { ask } from '@support/database';
import { openRooms, type OpenRooms } from '@support/room';
import { systemActor } from '@kernel';
import { Database, Metrics } from '../platform';
import { Audit } from './audit';
import { Followers } from './followers';

jest.setTimeout(120_000);

let rooms: OpenRooms;
let officer: Client;
let auditor: Client;
let operator: Client;

beforeAll(async () => {
  rooms = await openRooms();
  officer = await clientOf(rooms, 'ruth-harper');
  auditor = await clientOf(rooms, 'helen-price');
  operator = await clientOf(rooms, 'omar-reid');
  await rooms.get(Database).inTransaction(systemActor, (tx) =>
    rooms.get(Audit).append(tx, {
      kind: 'audit.checked',
      actor: { account: 'somebody', name: 'Some Body', grants: [{ role: 'officer', authority: 'town' }] },
      authority: 'town',
      child: 'child-1',
      subject: 'thing-1',
      about: { secret: 'deep' },
    }),
  );
});
afterAll(() => rooms.close());

it('gives a timeline to the auditor and the officer of the authority, and writes down that they looked', async () => {
  for (const client of [auditor, officer]) {
    const { status, body } = await client.get('/api/audit/timeline?child=child-1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          kind: 'audit.checked',
          says: 'The audit was checked.',
          by: { account: 'somebody', name: 'Some Body', roles: ['officer'] },
        }),
      ]) as unknown,
      next: null,
    });
    expect(JSON.stringify(body)).not.toContain('deep');
  }
  const reads = await ask(
    rooms.databaseUrl,
    "SELECT roles, authority, child, subject, request IS NOT NULL AS by_request FROM happenings WHERE kind = 'timeline.read' ORDER BY id",
  );
  expect(reads).toEqual(
    ['auditor', 'officer'].map((roles) => ({
      roles,
      authority: 'town',
      child: 'child-1',
      subject: 'child-1',
      by_request: true,
    })),
  );
});

it('asks for one thing at a time, and page by page', async () => {
  for (const query of ['', '?child=a&subject=b', '?child=a&after=x', '?child=a&limit=0', '?colour=red']) {
    expect(await auditor.get(`/api/audit/timeline${query}`)).toMatchObject({
      status: 400,
      body: { code: 'input.not-valid' },
    });
  }
  expect(await auditor.get('/api/audit/timeline?authority=town&limit=1')).toMatchObject({
    status: 200,
    body: { next: expect.stringMatching(/^\d+$/) as unknown },
  });
});

it('names no child to an auditor who did not ask about that child', async () => {
  expect(JSON.stringify((await officer.get('/api/audit/timeline?subject=thing-1')).body)).toContain('child-1');
  const { status, body } = await auditor.get('/api/audit/timeline?subject=thing-1');
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('child-1');
});

it('tells the auditor that the audit is whole, and by a head whether it is still the same', async () => {
  await rooms.get(Followers).drain();
  const { body } = await auditor.get('/api/audit/check');
  expect(body).toMatchObject({ whole: true, broken: 0, breaks: [] });
  const { head } = body as { head: string };
  expect(await auditor.get(`/api/audit/check?head=${head}`)).toMatchObject({ body: { whole: true } });
  const other = `1:${'ab'.repeat(32)}`;
  expect(await auditor.get(`/api/audit/check?head=${other}`)).toMatchObject({
    body: { whole: false, breaks: [{ fault: 'head-differs', position: 1 }] },
  });
  expect(await auditor.get('/api/audit/check?head=1')).toMatchObject({ status: 400 });
});

it('shows the operator the followers', async () => {
  expect(await operator.get('/api/audit/followers')).toMatchObject({ status: 200, body: { next: null } });
});

it('counts for the operator what waits and who is behind', async () => {
  await rooms.get(Followers).drain();
  const { text } = await rooms.get(Metrics).page();
  expect(text).toContain('fairplace_audit_unsealed 0');
  expect(text).toContain('# TYPE fairplace_follower_behind gauge');
});

it('is closed to everybody else', async () => {
  const parent = await clientOf(rooms, 'aisha-khan');
  const stranger = await clientOf(rooms);
  for (const path of ['timeline?child=child-1', 'check', 'followers']) {
    expect((await parent.get(`/api/audit/${path}`)).status).toBe(403);
    expect((await stranger.get(`/api/audit/${path}`)).status).toBe(401);
  }
  expect((await officer.get('/api/audit/check')).status).toBe(403);
  expect((await auditor.get('/api/audit/followers')).status).toBe(403);
  expect((await operator.get('/api/audit/timeline?child=child-1')).status).toBe(403);
});

it('shows an authority nothing of another', async () => {
  const neighbour = await clientOf(rooms, 'nina-cole');
  expect(await neighbour.get('/api/audit/timeline?child=child-1')).toMatchObject({ status: 200, body: { items: [] } });
});

import { randomUUID } from 'node:crypto';
import { type Draft, must } from '@support/applications';
import { ask, type TestServer } from '@support/database';
import { clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { Followers } from '../../apps/api/src/audit';
import { personaAccount } from '../../apps/api/src/people';
import { Workers } from '../../apps/api/src/platform';
import {
  apply,
  applyLate,
  type Cast,
  decideAndRelease,
  findEverything,
  type OpenRound,
  openRound,
  sendPapers,
} from './side';

/** One authority with a whole round in it: applied, found, decided, released, offered. */
export interface Side extends OpenRound {
  readonly drafts: readonly Draft[];
  readonly run: string;
}

/** The service with two authorities that have the same things in them, told apart by their names and children. */
export interface TwoAuthorities {
  readonly rooms: OpenRooms;
  readonly town: Side;
  readonly neighbour: Side;
}

const casts: readonly [Cast, Cast] = [
  {
    ...{ authority: 'town', name: 'Marramshire', church: 'holy-rood', community: 'quayside' },
    ...{ primary: 'acorn-bank-primary-school', east: 560_000, postcode: 'MR1 2AB', uprn: '100000001' },
    children: ['Amber', 'Briony', 'Cedar', 'Dahlia Hope'],
    again: 'Dahlia Fern',
    ...{ late: 'Elder Ash', lateAgain: 'Elder Bay' },
    ...{
      officer: 'ruth-harper',
      secondOfficer: 'imran-shah',
      sendOfficer: 'joanna-fields',
      virtualHead: 'victor-osei',
    },
    parents: ['aisha-khan', 'leila-haddad', 'samuel-okafor', 'grace-lewis', 'daniel-lewis'],
  },
  {
    ...{ authority: 'neighbour', name: 'Saltshire', church: 'neighbour-high', community: 'salt-marsh' },
    ...{ primary: 'salt-primary', east: 580_000, postcode: 'SA1 2AB', uprn: '200000001' },
    children: ['Rowan', 'Saffron', 'Tamsin', 'Umber Joy'],
    again: 'Umber Kit',
    ...{ late: 'Viola May', lateAgain: 'Viola Fay' },
    ...{ officer: 'nina-cole', secondOfficer: 'other-second', sendOfficer: 'other-send', virtualHead: 'other-virtual' },
    parents: ['ella-stone', 'other-parent-2', 'other-parent-3', 'other-parent-4', 'other-parent-5'],
  },
];

/** Opens the service, and walks both authorities through a round until the families have their offers. */
export async function openTwoAuthorities(server: TestServer): Promise<TwoAuthorities> {
  const rooms = await openRooms({ JOBS: 'elsewhere' }, server);
  const follow = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await rooms.get(Followers).drain();
      await rooms.get(Workers).runDue();
    }
  };
  await rooms.moveClockTo('2026-02-02T12:00:00Z');
  await addPeople(rooms);
  const opened = [await openRound(rooms, casts[0]), await openRound(rooms, casts[1])] as const;
  await rooms.moveClockTo('2026-10-05T10:00:00Z');
  const drafts = [await apply(rooms, opened[0]), await apply(rooms, opened[1])] as const;
  await follow();
  // Whoever has no e-mail address is written to on paper.
  const onPaper = casts.map(({ parents }) => personaAccount(parents[2]));
  await ask(rooms.databaseUrl, 'UPDATE accounts SET email = NULL WHERE id = ANY ($1)', [onPaper]);
  await rooms.moveClockTo('2027-01-12T10:00:00Z');
  for (const at of [0, 1] as const) {
    await sendPapers(rooms, opened[at], drafts[at]);
    await follow();
    await findEverything(rooms, opened[at]);
  }
  await rooms.moveClockTo('2027-02-20T10:00:00Z');
  const runs = [
    await decideAndRelease(rooms, opened[0], follow),
    await decideAndRelease(rooms, opened[1], follow),
  ] as const;
  await rooms.moveClockTo('2027-03-01T09:00:00Z');
  const [town, neighbour] = [
    { ...opened[0], drafts: drafts[0], run: runs[0] },
    { ...opened[1], drafts: drafts[1], run: runs[1] },
  ];
  for (const side of [town, neighbour]) await leaveThingsOpen(rooms, side, follow);
  return { rooms, town, neighbour };
}

/** People of the neighbouring authority beyond the personas, so that it has as many as the town. */
async function addPeople(rooms: OpenRooms): Promise<void> {
  const staff = { 'other-second': 'officer', 'other-send': 'send-officer', 'other-virtual': 'virtual-school-head' };
  const [, { parents }] = casts;
  const roles = new Map<string, string>([
    ...Object.entries(staff),
    ...parents.slice(1).map((who) => [who, 'parent'] as const),
  ]);
  for (const [who, role] of roles) {
    const account = personaAccount(who);
    const kind = role === 'parent' ? 'parent' : 'staff';
    await ask(
      rooms.databaseUrl,
      `INSERT INTO accounts (id, kind, name, email, demonstration, made_at) VALUES ($1, $2, $3, $4, true, now())`,
      [account, kind, who, `${who}@people.example`],
    );
    await ask(
      rooms.databaseUrl,
      `INSERT INTO grants (id, account, role, authority, granted_by, granted_at) VALUES ($1, $2, $3, $4, 'system', now())`,
      [randomUUID(), account, role, role === 'parent' ? '' : 'neighbour'],
    );
  }
}

/** What the work of an office leaves behind: things asked, proposed, failed, printed, corrected and answered. */
async function leaveThingsOpen(rooms: OpenRooms, side: Side, follow: () => Promise<void>): Promise<void> {
  const { cast, round, church, drafts } = side;
  const { authority } = cast;
  await follow();
  const officer = await clientOf(rooms, cast.officer);
  const child = drafts[3]?.child ?? '';
  const mother = await clientOf(rooms, cast.parents[3]);
  const mine = must(200, await mother.get(`/api/children/${child}/offer`)) as { offer: { id: string } };
  must(200, await mother.post(`/api/offers/${mine.offer.id}/answer`, { answer: 'accept' }));
  const reason = 'The form named an address where nobody of the family lives.';
  must(201, await officer.post(`/api/offers/${mine.offer.id}/withdrawals`, { ground: 'misleading', reason }));
  const place = { child, intake: church, kind: 'directed', reason: 'Directed by the Secretary of State.' };
  must(201, await officer.post(`/api/rounds/${round}/extra-places`, place));
  await ask(
    rooms.databaseUrl,
    `INSERT INTO preference_decisions (id, application, authority, intake, about, outcome, reason, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, 'lateness', 'late', 'It came on Monday.', 'test', now())`,
    [randomUUID(), drafts[3]?.id, authority, church],
  );
  await ask(
    rooms.databaseUrl,
    `INSERT INTO letter_orders (id, cause, kind, at, account, authority, child, subject, about, many, state, attempts, failure, made_at)
     VALUES ($1::uuid, $1::uuid::text, 'offers.made', now(), 'system', $2, $3, 'test', '{}', false, 'failed', 5, 'No words', now())`,
    [randomUUID(), authority, child],
  );
  await ask(
    rooms.databaseUrl,
    `INSERT INTO jobs (id, kind, subject, authority, state, attempts, due_at, last_error, created_at, finished_at)
     VALUES ($1, 'test.never', 'something', $2, 'failed', 5, now(), 'It broke.', now(), now())`,
    [randomUUID(), authority],
  );
  must(201, await officer.post(`/api/authorities/${authority}/printings`));
  const care = {
    kind: 'care',
    outcome: 'accepted',
    reason: 'The adoption order was seen.',
    facts: { care: 'previously-looked-after' },
  };
  must(201, await officer.post(`/api/children/${child}/findings`, care));
  must(
    201,
    await officer.post(`/api/runs/${side.run}/corrections`, { child, because: 'The adoption order was overlooked.' }),
  );
  const draw = { kind: 'after-offer-day', supervisor: 'Dr Ada Moss' };
  for (const intake of [church, side.community]) must(201, await officer.post(`/api/intakes/${intake}/draws`, draw));
  must(201, await officer.post(`/api/rounds/${round}/waiting-lists/rerankings`, { because: 'A fact has changed.' }));
  await follow();
  await applyLate(rooms, side);
  await follow();
  await ask(
    rooms.databaseUrl,
    `INSERT INTO distance_challenges (id, authority, round, measurement, child, intake, reason, challenged_by, challenged_at)
     SELECT $1, authority, round, id, child, intake, 'The gate is nearer.', $3, now() FROM measurements WHERE child = $2 LIMIT 1`,
    [randomUUID(), child, personaAccount(cast.parents[3])],
  );
  await ask(
    rooms.databaseUrl,
    `INSERT INTO change_requests (id, application, child, authority, kind, wanted, reason, moved_on, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, 'address', '{}', 'We moved house.', '2027-02-10', 'test', now())`,
    [randomUUID(), drafts[3]?.id, child, authority],
  );
}

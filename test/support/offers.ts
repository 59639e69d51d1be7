import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Followers } from '../../apps/api/src/audit';
import { Workers } from '../../apps/api/src/platform';
import { determine, fillIn, must, policyText } from './applications';
import { addAuthority, idOf, schoolOf } from './authority';
import type { TestServer } from './database';
import { type Client, clientOf } from './people';
import { type openPortal, openRooms, type OpenRooms } from './room';

/** A round of two schools: Harbour with two places, Oak with ten. Both rank by distance, and draw between equals. */
export interface SmallRound {
  readonly rooms: OpenRooms;
  readonly round: string;
  readonly harbour: string;
  readonly oak: string;
  /** Children by their first names. */
  readonly children: Map<string, string>;
  /** Somebody signed in afresh, as the clock stands. */
  as(persona: string): Promise<Client>;
  /** Lets everything follow that follows from what was done. */
  follow(): Promise<void>;
  /** Applies for a child that many metres from Harbour's gate. */
  apply(persona: string, firstNames: string, metres: number, late?: string): Promise<void>;
  /** Measures, answers what is open, and waits. */
  measure(): Promise<void>;
}

/** Opens such a round on a fresh database, before closing day; with the portal, when that is handed in. */
export async function openSmallRound(server?: TestServer, open: typeof openPortal = openRooms): Promise<SmallRound> {
  const rooms = await open({ JOBS: 'elsewhere', RATE_ADDRESS: '0' }, server);
  await rooms.moveClockTo('2026-02-02T12:00:00Z');
  const operator = await clientOf(rooms, 'omar-reid');
  const officer = await clientOf(rooms, 'ruth-harper');
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
  must(200, await officer.send('PUT', '/api/authorities/town/school-days', termDates()));
  const round = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
  const intake = async (school: string, admissionNumber: number, easting: number): Promise<string> => {
    must(201, await officer.post('/api/schools', schoolOf(school)));
    const gate = { kind: 'gate', says: 'The gate on Mill Lane', easting, northing: 340_000 };
    must(200, await officer.send('PUT', `/api/schools/${school}/measuring-points/main-gate`, gate));
    const set = { school, ageGroup: 'year-7', admissionNumber };
    const id = idOf(await officer.send('PUT', `/api/rounds/${round}/intakes`, set));
    const text = policyText('community', school).replace(
      'admissionNumber: 180',
      `admissionNumber: ${String(admissionNumber)}`,
    );
    await determine(officer, id, text);
    return id;
  };
  const harbour = await intake('harbour', 2, 560_000);
  const oak = await intake('oak', 10, 565_000);
  await rooms.moveClockTo('2026-10-05T10:00:00Z');
  const children = new Map<string, string>();
  const as = (persona: string): Promise<Client> => clientOf(rooms, persona);
  const follow = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await rooms.get(Followers).drain();
      await rooms.get(Workers).runDue();
    }
  };
  return {
    ...{ rooms, round, harbour, oak, children, as, follow },
    apply: async (persona, firstNames, metres, late) => {
      const point = { easting: 560_000 - metres, northing: 340_000, from: 'map' };
      const home = { kind: 'usual', lines: [`${String(metres)} Mill Lane`, 'Marram'], postcode: 'MR1 2AB', point };
      const about = { child: { firstNames, lastName: 'Lee', dateOfBirth: '2016-05-05' } };
      const draft = await fillIn(await as(persona), round, [harbour, oak], { about, answers: { home } });
      must(200, late === undefined ? await draft.submit() : await draft.submit('submit-late', { because: late }));
      children.set(firstNames, draft.child);
    },
    measure: async () => {
      must(202, await (await as('ruth-harper')).post(`/api/rounds/${round}/measure`));
      await follow();
    },
  };
}

/** Promises a draw at both schools. */
export async function promiseDraws(town: SmallRound, kind: 'offer-day' | 'after-offer-day'): Promise<void> {
  const officer = await town.as('ruth-harper');
  for (const intake of [town.harbour, town.oak]) {
    must(201, await officer.post(`/api/intakes/${intake}/draws`, { kind, supervisor: 'Dr Ada Moss, independent' }));
  }
}

/** Lets a prepared run be decided, verified and explained, and has a second officer release it. */
export async function release(town: SmallRound, run: string): Promise<void> {
  await town.follow();
  must(200, await (await town.as('imran-shah')).post(`/api/runs/${run}/release`));
}

/** The term dates of the town, with the summer before. */
export function termDates(): unknown {
  const file = join(__dirname, '..', '..', 'config', 'calendars', 'marramshire.yaml');
  const { source, terms, closed } = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const before = { name: 'Summer 2026', from: '2026-04-13', to: '2026-07-21' };
  return { source, terms: [before, ...(terms as unknown[])], closed };
}

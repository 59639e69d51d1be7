import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAuthority, idOf, schoolOf } from './authority';
import { ask, type TestServer } from './database';
import { type Answered, type Client, clientOf } from './people';
import { openRooms, type OpenRooms } from './room';

/** A town with one round open for applications: three schools, two of them with determined policies. */
export interface OpenTown {
  readonly rooms: OpenRooms;
  readonly round: string;
  /** Community school; its policy asks for care, siblings and more. */
  readonly harbour: string;
  /** Church school; its policy asks for a form of its own. */
  readonly holyRood: string;
  /** A school without a determined policy: nothing may be claimed for it. */
  readonly oak: string;
  /** Somebody signed in afresh, as the clock stands. */
  as(persona: string): Promise<Client>;
  /** Takes every child and application away, and puts the clock back to the Monday in October. */
  forget(): Promise<void>;
}

/** Gives the town's authority an address register of these homes, each a line as the register has it. */
export async function registerHomes(town: OpenTown, homes: readonly string[]): Promise<void> {
  const lines = ['uprn,flat,house,street,locality,town,postcode,easting,northing', ...homes];
  const path = '/api/authorities/town/addresses/imports?source=Gazetteer';
  must(201, await (await town.as('ruth-harper')).sendFile(path, 'addresses.csv', lines.join('\n')));
}

const monday = '2026-10-05T10:00:00Z';

/** Opens such a town on a fresh database, on a Monday in October before closing day (31 October 2026). */
export async function openTown(
  server: TestServer,
  variables: Record<string, string> = {},
  open = openRooms,
): Promise<OpenTown> {
  const rooms = await open({ JOBS: 'elsewhere', ...variables }, server);
  await rooms.moveClockTo('2026-02-02T12:00:00Z');
  const operator = await clientOf(rooms, 'omar-reid');
  const officer = await clientOf(rooms, 'ruth-harper');
  await addAuthority(operator, 'town', 'Marramshire');
  await addAuthority(operator, 'neighbour', 'Saltshire');
  for (const school of ['harbour', 'holy-rood', 'oak']) must(201, await officer.post('/api/schools', schoolOf(school)));
  const primary = { phase: 'primary', lowAge: 4, highAge: 11 };
  must(201, await officer.post('/api/schools', schoolOf('acorn-bank-primary-school', primary)));
  const round = idOf(await officer.post('/api/rounds', { authority: 'town', phase: 'secondary', year: 2027 }));
  const intake = async (school: string, admissionNumber: number): Promise<string> =>
    idOf(await officer.send('PUT', `/api/rounds/${round}/intakes`, { school, ageGroup: 'year-7', admissionNumber }));
  const harbour = await intake('harbour', 180);
  const holyRood = await intake('holy-rood', 150);
  const oak = await intake('oak', 120);
  await determine(officer, harbour, policyText('community', 'harbour'));
  await determine(officer, holyRood, policyText('church-aided', 'holy-rood'));
  await rooms.moveClockTo(monday);
  const forget = async (): Promise<void> => {
    // As a replica no trigger runs, so that even what is only ever added to can be emptied: in tests, by the owner.
    await ask(rooms.databaseUrl, `SET session_replication_role = replica; TRUNCATE children, applications CASCADE`);
    await rooms.moveClockTo(monday);
  };
  return { rooms, round, harbour, holyRood, oak, as: (persona) => clientOf(rooms, persona), forget };
}

/** Drafts and determines a policy for an intake. */
export async function determine(officer: Client, intake: string, text: string): Promise<void> {
  const version = idOf(await officer.post(`/api/intakes/${intake}/policies`, { text }));
  must(200, await officer.post(`/api/policies/${version}/determine`, { minute: 'Cabinet, 3 February 2026' }));
}

/** A policy of the town's, made out to a school. */
export function policyText(model: string, school: string): string {
  const file = join(__dirname, '..', '..', 'config', 'policies', 'town', `${model}.yaml`);
  return readFileSync(file, 'utf8').replaceAll('the-school', school);
}

/** A child of the age of Year 7 in 2027. */
export const child = { firstNames: 'Zara', lastName: 'Khan', dateOfBirth: '2016-03-04' };

/** A home with a point on the map. */
export const home = {
  kind: 'usual',
  lines: ['1 Mill Lane', 'Marram'],
  postcode: 'MR1 2AB',
  uprn: '100000000001',
  point: { easting: 560_100, northing: 340_100, from: 'register' },
};

/** The version of the declaration to send back. */
export async function declare(client: Client): Promise<string> {
  const { version } = must(200, await client.get('/api/applications/declaration')) as { version: string };
  return version;
}

/** A draft that was begun, with the revisions to send back. */
export interface Draft {
  readonly id: string;
  readonly child: string;
  readonly reference: string;
  save(answer: string, value: unknown): Promise<Answered>;
  /** Reads the revision of all answers together, and sends. */
  submit(how?: 'submit' | 'amend' | 'submit-late', more?: Record<string, unknown>): Promise<Answered>;
  read(): Promise<Record<string, unknown>>;
  /** The same draft in the hands of somebody who has signed in anew, as after the clock was moved. */
  as(client: Client): Draft;
}

/** Begins an application as a parent does. */
export async function begin(client: Client, round: string, about: Record<string, unknown> = {}): Promise<Draft> {
  const begun = await client.post('/api/applications', { round, child, relationship: 'mother', ...about });
  must(201, begun);
  return draftOf(client, begun.body as Record<string, unknown>);
}

/** The same draft in somebody's hands. */
export function draftOf(client: Client, { id, child: whose, reference }: Record<string, unknown>): Draft {
  const path = `/api/applications/${String(id)}`;
  const read = async (): Promise<Record<string, unknown>> => (await client.get(path)).body as Record<string, unknown>;
  return {
    id: String(id),
    child: String(whose),
    reference: String(reference),
    read,
    as: (other) => draftOf(other, { id, child: whose, reference }),
    save: async (answer, value) => {
      const { revisions } = (await read()) as { revisions: Record<string, number> };
      return client.send('PUT', `${path}/answers`, { answer, revision: revisions[answer] ?? 0, value });
    },
    submit: async (how = 'submit', more = {}) => {
      const { revision } = await read();
      return client.post(`${path}/${how}`, { revision, declaration: await declare(client), ...more });
    },
  };
}

/** Begins an application, names schools in order, and leaves it ready to be sent. */
export async function fillIn(
  client: Client,
  round: string,
  intakes: readonly string[],
  { about = {}, answers = {} }: { about?: Record<string, unknown>; answers?: Record<string, unknown> } = {},
): Promise<Draft> {
  const draft = await begin(client, round, about);
  const all: Record<string, unknown> = { home, preferences: intakes.map((intake) => ({ intake })), ...answers };
  for (const [answer, value] of Object.entries(all)) must(200, await draft.save(answer, value));
  return draft;
}

/** Fails the test when the answer has another status. */
export function must(status: number, answered: Answered): unknown {
  if (answered.status !== status)
    throw new Error(`${status} was expected: ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered.body;
}

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { personaAccount } from '../../apps/api/src/people';
import { Clock } from '../../apps/api/src/platform';
import { signIn as throughTheDoor } from '../../tools/story';
import { Browser } from './browser';
import { ask } from './database';
import type { OpenRooms } from './room';

const Personas = z.object({
  personas: z.array(z.object({ id: z.string(), roles: z.array(z.object({ role: z.string() })) })),
});

/** The people of the demonstration by their ids, with their roles. */
export function personas(): z.infer<typeof Personas>['personas'] {
  const file = join(__dirname, '..', '..', 'config', 'demonstration', 'personas.yaml');
  return Personas.parse(parse(readFileSync(file, 'utf8'))).personas;
}

/**
 * Signs in as a persona the way a person does, over HTTP and through the provider's own pages; gives back the `Cookie`
 * header of the session. Works with any running demonstration, in this process or another.
 */
export async function signIn(address: string, persona: string): Promise<string> {
  const browser = new Browser();
  await walkIn(browser, address, persona);
  return `fairplace=${browser.cookie('fairplace') ?? ''}`;
}

/** Walks a browser through the provider's pages; gives back the answer that came last. */
export async function walkIn(browser: Browser, address: string, persona: string, returnTo = '/'): Promise<Response> {
  const roles = personas().find(({ id }) => id === persona)?.roles ?? [];
  const way = roles.every(({ role }) => role === 'parent') ? 'parent' : 'staff';
  return throughTheDoor(browser, address, { persona, way, returnTo });
}

/** A session for a persona without the walk, for tests of other rooms: written straight into the database. */
export async function sessionOf(rooms: OpenRooms, persona: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await ask(
    rooms.databaseUrl,
    `INSERT INTO sessions (token_hash, account, way, started_at, used_at, ends_at)
     VALUES ($1, $2, 'staff', $3, $3, $3::timestamptz + interval '12 hours')`,
    [createHash('sha256').update(token).digest(), personaAccount(persona), rooms.get(Clock).now()],
  );
  return `fairplace=${token}`;
}

/** Somebody signed in, as a program asks on their behalf. */
export interface Client {
  readonly cookie: string;
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  send(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Sends a file as a form does. */
  sendFile(path: string, name: string, content: string | Uint8Array): Promise<Answered>;
}

/** What came back: the status, and the JSON, the text or nothing. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Asks as a persona, or as somebody who has not signed in when none is named. */
export async function clientOf(rooms: OpenRooms, persona?: string): Promise<Client> {
  return clientWith(rooms.address, persona === undefined ? '' : await sessionOf(rooms, persona));
}

/** Asks with the cookies given. */
export function clientWith(address: string, cookie: string): Client {
  const signedIn = cookie === '' ? {} : { cookie };
  const ask = async (path: string, request: RequestInit): Promise<Answered> => {
    const answer = await fetch(`${address}${path}`, request);
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const read: unknown = isJson ? await answer.json() : await answer.text();
    return { status: answer.status, body: read === '' ? undefined : read };
  };
  const send = (method: string, path: string, body?: unknown): Promise<Answered> => {
    const headers = { ...signedIn, 'content-type': 'application/json' };
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) };
    return ask(path, { method, headers, ...sent });
  };
  const sendFile = (path: string, name: string, content: string | Uint8Array): Promise<Answered> => {
    const form = new FormData();
    form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
    return ask(path, { method: 'POST', headers: signedIn, body: form });
  };
  return { cookie, send, sendFile, get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) };
}

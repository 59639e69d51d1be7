import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { systemActor } from '@kernel';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type AnyLetter, KeepLetters } from '../../apps/api/src/notifications';
import { Clock, Database } from '../../apps/api/src/platform';
import { ask } from './database';
import type { OpenRooms } from './room';
import { projectRoot } from './service';

/** A child with one parent who can be written to. */
export interface TestFamily {
  readonly child: string;
  readonly account: string;
  readonly email: string;
}

/** Puts families of the authority `town` straight into the database; their addresses are nobody's. */
export async function makeFamilies(databaseUrl: string, count: number): Promise<readonly TestFamily[]> {
  const families = Array.from({ length: count }, (_, at) => ({
    child: randomUUID(),
    account: randomUUID(),
    email: `family-${at}-${randomUUID().slice(0, 8)}@families.example`,
  }));
  const [children, accounts, emails] = [
    families.map(({ child }) => child),
    families.map(({ account }) => account),
    families.map(({ email }) => email),
  ];
  await ask(
    databaseUrl,
    `INSERT INTO accounts (id, kind, name, email, demonstration, made_at)
     SELECT id, 'parent', 'Parent ' || email, email, true, now() FROM unnest($1::uuid[], $2::text[]) AS n (id, email)`,
    [accounts, emails],
  );
  await ask(
    databaseUrl,
    `INSERT INTO children (id, authority, first_names, last_name, date_of_birth, likeness, made_by, made_at)
     SELECT id, 'town', 'Robin', 'Family', '2016-03-04', id::text, 'test', now() FROM unnest($1::uuid[]) AS n (id)`,
    [children],
  );
  await ask(
    databaseUrl,
    `INSERT INTO guardianships (id, child, authority, account, relationship, parental_responsibility, made_by, made_at)
     SELECT gen_random_uuid(), child, 'town', account, 'mother', true, 'test', now()
     FROM unnest($1::uuid[], $2::uuid[]) AS n (child, account)`,
    [children, accounts],
  );
  return families;
}

/** Keeps one letter to each family, in a mailing that is due at a moment or now; gives back the mailing's id. */
export async function keepMailing(rooms: OpenRooms, families: readonly TestFamily[], due?: string): Promise<string> {
  const [order, keep] = [randomUUID(), rooms.get(KeepLetters)];
  const at = rooms.get(Clock).now();
  const dueAt = due === undefined ? at : new Date(due);
  await ask(
    rooms.databaseUrl,
    `INSERT INTO letter_orders (id, cause, kind, at, account, authority, subject, about, many, state, letters, made_at,
       written_at) VALUES ($1::uuid, $1::uuid::text, 'offers.made', now(), 'system', 'town', 'test', '{}', true, 'written', 0, now(), now())`,
    [order],
  );
  return rooms.get(Database).inTransaction(systemActor, async (tx) => {
    const seed = randomUUID().replaceAll('-', '');
    const mailing = await keep.mailing(tx, { order, authority: 'town', what: 'offers', seed, at, dueAt });
    await keep.keep(
      tx,
      families.map((family) => letterTo(family, order, dueAt)),
      mailing,
    );
    return mailing.id;
  });
}

/** A letter to a family. */
export function letterTo({ child, account, email }: TestFamily, cause: string, seenFrom: Date): AnyLetter {
  return {
    kind: 'appeal-right',
    cause: `${cause}:${child}`,
    authority: 'town',
    child,
    application: null,
    to: { by: 'account', account, name: 'Parent', email, address: [] },
    data: { child: { name: 'Robin Family', called: 'Robin' }, school: 'Oak School', appealBy: '2027-04-13' },
    seenFrom,
  };
}

/** A real mail server that keeps what it is given. */
export interface MailSink {
  readonly port: number;
  /** The Message-IDs of what was taken, in the order in which it came. */
  readonly taken: string[];
  readonly addresses: string[];
  close(): Promise<void>;
}

/** Opens a mail server on this machine; it takes so many milliseconds over each message. */
export async function openMailSink(slow = 0, options: SMTPServerOptions = {}): Promise<MailSink> {
  const taken: string[] = [];
  const addresses: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const id = /^Message-ID: (.+)\r$/im.exec(Buffer.concat(pieces).toString())?.[1] ?? '';
        // Taken for good: whatever becomes of the answer, the message has arrived.
        taken.push(id);
        addresses.push(...session.envelope.rcptTo.map(({ address }) => address));
        setTimeout(done, slow);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, taken, addresses, close: () => new Promise<void>((resolve) => void server.close(resolve)) };
}

/** Starts the service's rooms, with their jobs, as a process of its own, to be killed; ends when it is at work. */
export async function startPostOffice(databaseUrl: string, variables: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--require', './test/support/run-sources.cjs', 'test/support/post-office-process.ts'],
    {
      cwd: projectRoot,
      env: { PATH: process.env['PATH'], POST_OFFICE_DATABASE: databaseUrl, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      if (said.includes('at work')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`The process ended with ${String(code)}:\n${said}`));
    });
  });
  return child;
}

/** Kills a process at once, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

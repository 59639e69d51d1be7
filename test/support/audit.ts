import { type ChildProcess, spawn } from 'node:child_process';
import { Test } from '@nestjs/testing';
import { Audit, AuditModule, Followers, happeningsOf } from '../../apps/api/src/audit';
import { Database, log, PlatformModule, readEnvironment, type Tx } from '../../apps/api/src/platform';
import { type Actor, systemActor } from '@kernel';
import { projectRoot } from './service';

/** The kinds of happening that the tests of the audit tell of. */
export const testKinds = happeningsOf({
  'pebble.dropped': { says: 'A pebble was dropped.' },
  'pebble.read': { says: 'A pebble was looked at.', recordOnly: true },
  'ripple.seen': { says: 'A ripple was seen.' },
});

/** What a house of the audit is told. */
export interface AuditHouseOptions {
  readonly databaseUrl: string;
  /** `elsewhere` for a house in which no follower reads by itself. */
  readonly jobs?: 'here' | 'elsewhere';
}

/** The platform and the audit on a real database: one process of the service, inside the test. */
export interface AuditHouse {
  readonly audit: Audit;
  readonly followers: Followers;
  readonly database: Database;
  get<T>(part: new (...given: never[]) => T): T;
  /** Drops pebbles with these names, all in one transaction, by an officer of the town. */
  drop(...pebbles: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export const officer: Actor = {
  account: 'officer-1',
  name: 'Olwen Officer',
  grants: [{ role: 'officer', authority: 'town' }],
};

/** Opens a house; `prepare` lets followers in before it begins to work. */
export async function openAuditHouse(
  { databaseUrl, jobs = 'here' }: AuditHouseOptions,
  prepare: (followers: Followers) => void = () => undefined,
): Promise<AuditHouse> {
  log.open('json', { write: () => undefined });
  const environment = readEnvironment({ JOBS: jobs });
  const facts = { version: '0.0.0', database: 'given' as const };
  const house = await Test.createTestingModule({
    imports: [PlatformModule.with(environment, facts, databaseUrl), AuditModule],
  }).compile();
  const get = <T>(part: new (...given: never[]) => T): T => house.get(part, { strict: false });
  const [audit, followers, database] = [get(Audit), get(Followers), get(Database)];
  prepare(followers);
  await house.init();
  return {
    audit,
    followers,
    database,
    get,
    drop: (...pebbles) => database.inTransaction(officer, (tx) => dropPebbles(audit, tx, pebbles)),
    close: () => house.close(),
  };
}

/** Tells of pebbles in a transaction that is under way. */
export function dropPebbles(audit: Audit, tx: Tx, pebbles: readonly string[]): Promise<void> {
  return audit.appendAll(
    tx,
    pebbles.map((subject) => ({ kind: 'pebble.dropped', actor: officer, authority: 'town', child: 'child-1', subject })),
  );
}

/** A follower of pebbles that counts each of them in the table `ripples`, and tells of a ripple itself. */
export function countRipples(house: () => Pick<AuditHouse, 'audit'>, name = 'ripples'): Parameters<Followers['follow']>[0] {
  return {
    name,
    kinds: ['pebble.dropped'],
    handle: async (happening, tx) => {
      await tx.query('INSERT INTO ripples (follower, pebble) VALUES ($1, $2)', [name, happening.subject]);
      await house().audit.append(tx, { kind: 'ripple.seen', actor: systemActor, subject: happening.subject });
    },
  };
}

/** The table of `countRipples`: any pebble may be counted any number of times, so that a second time would show. */
export const ripplesTable = 'CREATE TABLE ripples (id bigint GENERATED ALWAYS AS IDENTITY, follower text, pebble text)';

/** Starts a house with `ripples` in a process of its own, which drops pebbles until it is killed; waits until it does. */
export async function startAuditProcess(databaseUrl: string, name: string): Promise<ChildProcess> {
  const program = ['--require', './test/support/run-sources.cjs', 'test/support/audit-process.ts'];
  const child = spawn(process.execPath, program, {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], AUDIT_DATABASE: databaseUrl, AUDIT_NAME: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (text.includes('at work')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`The process ended with ${String(code)}:\n${text}`));
    });
  });
  return child;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  Clock,
  Database,
  JOB_SETTINGS,
  JobReader,
  Jobs,
  type JobSettings,
  log,
  PlatformModule,
  readEnvironment,
  Workers,
} from '../../apps/api/src/platform';
import { systemActor } from '@kernel';
import { registerTestHandlers } from './job-handlers';
import { projectRoot } from './service';

/** Which of PostgreSQL's locks are those of the workers of the database that is asked. */
export const ofWorkers = `locktype = 'advisory' AND classid = 4702033
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** How a process of the test takes part in the jobs. */
export interface JobHouseOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly settings?: Partial<JobSettings>;
}

/** The platform alone, with its jobs, on a real database: one process of the service, inside the test. */
export interface JobHouse {
  readonly jobs: Jobs;
  readonly workers: Workers;
  readonly reader: JobReader;
  readonly database: Database;
  readonly clock: Clock;
  /** Writes down a job of the test's own handlers. */
  readonly ask: (
    kind: string,
    subject: string,
    more?: { key?: string; dueAt?: Date; authority?: string },
  ) => Promise<string>;
  close(): Promise<void>;
}

/** Short times, so that a test need not wait long for a worker to be believed dead. */
const impatient: Partial<JobSettings> = { lease: 4_000, renewEvery: 300, grace: 1_000, lookEvery: 200, patience: 500 };

/** The platform alone, with its jobs and the handlers of the tests, not started yet. */
export async function prepareJobHouse({ databaseUrl, redisUrl, settings }: JobHouseOptions): Promise<TestingModule> {
  const environment = readEnvironment(redisUrl === undefined ? {} : { REDIS_URL: redisUrl });
  const facts = { version: '0.0.0', database: 'given' as const };
  const house = await Test.createTestingModule({ imports: [PlatformModule.with(environment, facts, databaseUrl)] })
    .overrideProvider(JOB_SETTINGS)
    .useValue({ ...usualFor(databaseUrl, redisUrl), ...impatient, ...settings })
    .compile();
  registerTestHandlers(house.get(Workers, { strict: false }), house.get(Database, { strict: false }));
  return house;
}

/** Opens the platform with its jobs and the handlers of the tests. */
export async function openJobHouse(options: JobHouseOptions): Promise<JobHouse> {
  log.open('json', { write: () => undefined });
  const house = await prepareJobHouse(options);
  await house.init();
  const database = house.get(Database, { strict: false });
  const jobs = house.get(Jobs, { strict: false });
  return {
    jobs,
    database,
    workers: house.get(Workers, { strict: false }),
    reader: house.get(JobReader, { strict: false }),
    clock: house.get(Clock, { strict: false }),
    ask: (kind, subject, more = {}) =>
      database.inTransaction(systemActor, (tx) => jobs.add(tx, { kind, subject, ...more })),
    close: () => house.close(),
  };
}

function usualFor(databaseUrl: string, redisUrl: string | undefined): JobSettings {
  const waits = [1_000, 5_000, 30_000, 120_000];
  const times = { lease: 0, renewEvery: 0, grace: 0, lookEvery: 0, patience: 0, remember: 24 * 60 * 60_000 };
  return { databaseUrl, redisUrl, here: true, atOnce: 8, ...times, waits, wordsInLog: false };
}

/** A worker in a process of its own, to be killed, stopped and woken. */
export interface JobProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The workers of this test that may still be running. */
const started = new Set<ChildProcess>();

/** Kills the workers that a test has left behind, as one that failed does. */
export function endJobProcesses(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

/** Starts a worker with the handlers of the tests in a process of its own, and waits until it is at work. */
export async function startJobProcess(options: JobHouseOptions): Promise<JobProcess> {
  const program = ['--require', './test/support/run-sources.cjs', join('test', 'support', 'job-process.ts')];
  const child = spawn(process.execPath, program, {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], JOB_HOUSE: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (text.includes('at work')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`The worker ended with ${String(code)}:\n${text}`));
    });
  });
  return {
    child,
    said: () => text,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until something is so; fails, saying what was waited for, when it does not come about. */
export async function until(what: string, isSo: () => Promise<boolean>, within = 30_000): Promise<void> {
  const pause = 50;
  for (let waited = 0; waited < within; waited += pause) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`It did not come about that ${what}.`);
}

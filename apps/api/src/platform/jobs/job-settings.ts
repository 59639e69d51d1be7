import type { Environment } from '../environment';

/** The name under which the workers are given their settings. */
export const JOB_SETTINGS = Symbol('job settings');

/** How this process takes part in the jobs. Times are in milliseconds. */
export interface JobSettings {
  readonly databaseUrl: string;
  /** Carries jobs between processes; without it they are taken from PostgreSQL directly. */
  readonly redisUrl?: string | undefined;
  /** Whether this process runs jobs, or only writes them down for others to run. */
  readonly here: boolean;
  /** How many jobs this process runs at once, of whatever kinds. */
  readonly atOnce: number;
  /** For how long a worker that says nothing is believed to be at work. */
  readonly lease: number;
  /** How often a worker says that it is at work. */
  readonly renewEvery: number;
  /** For how long a worker whose lock is gone is still believed to be alive. */
  readonly grace: number;
  /** How often the rows are looked at when nothing wakes us. */
  readonly lookEvery: number;
  /** How long a stop waits for the jobs under way before it gives them back. */
  readonly patience: number;
  /** How long a job that failed waits for its next attempt; after the last of these it has failed for good. */
  readonly waits: readonly number[];
  /** How long a finished job is remembered. */
  readonly remember: number;
  /** Whether the log may repeat what an error says, which can be about a person: in the demonstration, where nobody is real. */
  readonly wordsInLog: boolean;
}

/** The settings of a process of the service. */
export function jobSettings({ jobs, mode }: Pick<Environment, 'jobs' | 'mode'>, databaseUrl: string): JobSettings {
  const { redisUrl, run } = jobs;
  return { ...usualSettings, databaseUrl, redisUrl, here: run === 'here', wordsInLog: mode === 'demonstration' };
}

/** What holds when nothing else is said. */
export const usualSettings = {
  atOnce: 8,
  lease: 30_000,
  renewEvery: 1_000,
  grace: 3_000,
  lookEvery: 1_000,
  patience: 10_000,
  waits: [1_000, 5_000, 30_000, 120_000],
  remember: 30 * 24 * 60 * 60_000,
} as const;

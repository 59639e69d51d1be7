import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start';
import { type EdgeSettings, edgeSettings, edgeVariables } from './http/variables';
import { jobEnvironment, type JobEnvironment, jobVariables } from './jobs/variables';
import { postSettings, type PostSettings, postVariables } from './post/variables';
import { signInSettings, type SignInSettings, signInVariables } from './sign-in/variables';
import { storageSettings, type StorageSettings, storageVariables } from './storage/variables';
import { townSettings, type TownSettings, townVariables } from './town/variables';

/** Every environment variable the service reads: its meaning, its allowed values and its default. */
const Variables = z.object({
  /** Whether this is the demonstration, with its personas and a clock that can be moved, or a service for real families. */
  MODE: z.enum(['demonstration', 'production']).optional(),
  /** Set to `production` by many hosts; Fairplace then takes itself to be for real families. */
  NODE_ENV: z.string().optional(),
  /** The address people know the service by, when a proxy stands in front of it: `https://admissions.example.org`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The port to listen on. When it is not given: 3000, or the next free one. */
  PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** The network address to listen on. `0.0.0.0` opens the service to other machines. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** A PostgreSQL server to use instead of the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the embedded database and uploaded files live. When it is not given: `data` in the project. */
  DATA_DIR: z.string().min(1).optional(),
  /** An openrouteservice server to measure walking routes with. */
  ORS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The key that server asks for. */
  ORS_KEY: z.string().min(1).optional(),
  /** What walks are measured on: the network that is frozen for the round, or the openrouteservice. The other one checks. */
  WALKS: z.enum(['network', 'openrouteservice']).default('network'),
  ...edgeVariables,
  ...jobVariables,
  ...storageVariables,
  ...postVariables,
  ...signInVariables,
  ...townVariables,
});

/** The names of all variables the service reads, for those who check a deployment. */
export const variableNames: readonly string[] = Object.keys(Variables.shape);

/** The name under which the rooms are given the environment. */
export const ENVIRONMENT = Symbol('environment');

/** What the service was told about the machine it runs on. */
export interface Environment {
  readonly mode: 'demonstration' | 'production';
  readonly publicUrl: string | undefined;
  readonly port: number | undefined;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string | undefined;
  readonly orsUrl: string | undefined;
  readonly orsKey: string | undefined;
  readonly walks: 'network' | 'openrouteservice';
  readonly edge: EdgeSettings;
  readonly jobs: JobEnvironment;
  readonly storage: StorageSettings;
  readonly post: PostSettings;
  readonly signIn: SignInSettings;
  /** The town that the demonstration shows; nothing in production, and where the demonstration is to be empty. */
  readonly town: TownSettings | undefined;
  readonly projectRoot: string;
}

/** Reads the environment, treating an empty variable as one that is not there; refuses a value it cannot use. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return `  ${name} ${isSecret(name) ? 'cannot be used' : `is ${JSON.stringify(given[name])}`}: ${issue.message}.`;
    });
    throw new CannotStart(['Some environment variables cannot be used:', ...lines].join('\n'));
  }
  const { MODE, NODE_ENV, PUBLIC_URL, PORT, HOST, DATABASE_URL, DATA_DIR, ORS_URL, ORS_KEY, WALKS } = parsed.data;
  if (WALKS === 'openrouteservice' && ORS_URL === undefined) {
    throw new CannotStart('WALKS is "openrouteservice", so ORS_URL must say where that is.');
  }
  const mode = MODE ?? (NODE_ENV === 'production' ? 'production' : 'demonstration');
  return {
    mode,
    publicUrl: PUBLIC_URL,
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR,
    orsUrl: ORS_URL,
    orsKey: ORS_KEY,
    walks: WALKS,
    edge: edgeSettings(parsed.data, mode),
    jobs: jobEnvironment(parsed.data),
    storage: storageSettings(parsed.data),
    post: postSettings(parsed.data),
    signIn: signInSettings(parsed.data, mode),
    town: townSettings(parsed.data, mode),
    projectRoot: findProjectRoot(__dirname),
  };
}

/** Whether a variable's value must not be repeated, not even to complain about it. */
function isSecret(name: string): boolean {
  return /TOKEN|KEY|SECRET|PASSWORD/.test(name);
}

/** The nearest folder at or above this one with a package.json: the same from the sources and from the build. */
function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new CannotStart('No package.json was found in any folder above the program.');
  return findProjectRoot(parent);
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start';

/** Every environment variable the service reads: its meaning, its allowed values and its default. */
const Variables = z.object({
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
});

/** What the service was told about the machine it runs on. */
export interface Environment {
  readonly port: number | undefined;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string | undefined;
  readonly orsUrl: string | undefined;
  readonly projectRoot: string;
}

/** Reads the environment, treating an empty variable as one that is not there; refuses a value it cannot use. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return `  ${name} is ${JSON.stringify(given[name])}: ${issue.message}.`;
    });
    throw new CannotStart(['Some environment variables cannot be used:', ...lines].join('\n'));
  }
  const { PORT, HOST, DATABASE_URL, DATA_DIR, ORS_URL } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR,
    orsUrl: ORS_URL,
    projectRoot: findProjectRoot(__dirname),
  };
}

/** The nearest folder at or above this one with a package.json: the same from the sources and from the build. */
function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new CannotStart('No package.json was found in any folder above the program.');
  return findProjectRoot(parent);
}

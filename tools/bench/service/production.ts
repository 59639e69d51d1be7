import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../../apps/api/src/create-app';
import { type Environment, log, readEnvironment } from '../../../apps/api/src/platform';
import { ask } from './databases';

/** The service with the settings of a service for real families. */
export interface ProductionService {
  readonly address: string;
  readonly databaseUrl: string;
  readonly app: INestApplication;
  get<T>(part: Type<T>): T;
  close(): Promise<void>;
}

/**
 * The settings of production. The limits on how often one may ask are counted as always, and set beyond what one machine can
 * send; letters would go to a mail server that nobody starts, and none is due while the benchmark runs.
 */
const settings = {
  NODE_ENV: 'production',
  MODE: 'production',
  LOG: 'json',
  PUBLIC_URL: 'https://admissions.example.org',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'admissions@example.org',
  FILES_KEY: randomBytes(32).toString('base64'),
  RATE_PER_ADDRESS: '1000000000',
  RATE_PER_ACCOUNT: '1000000000',
};

/** Opens the service on a database of the benchmark's town; with `JOBS: 'elsewhere'` its jobs are run by hand. */
export async function openProduction(
  databaseUrl: string,
  variables: Record<string, string> = {},
  prepare: (app: NestExpressApplication, environment: Environment) => void = () => undefined,
): Promise<ProductionService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fairplace-bench-'));
  const environment = readEnvironment({ ...settings, DATA_DIR: dataDir, ...variables });
  process.env['NODE_ENV'] = 'production';
  log.open(environment.edge.log);
  const app = await createApp(environment, { url: databaseUrl, kind: 'given' });
  prepare(app, environment);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    databaseUrl,
    app,
    get: (part) => app.get(part, { strict: false }),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const machine = Date.now.bind(Date);

/** Makes it that moment for this process and for the database: in production nobody can move the service's own clock. */
export async function beAt(databaseUrl: string, moment: Date): Promise<void> {
  const ahead = moment.getTime() - machine();
  Date.now = () => machine() + ahead;
  await ask(
    databaseUrl,
    `INSERT INTO clock (one_row, ahead_ms) VALUES (true, $1) ON CONFLICT (one_row) DO UPDATE SET ahead_ms = EXCLUDED.ahead_ms`,
    [Math.round(ahead)],
  );
}

/** Begins a session for each account; gives back the cookies, in the same order. */
export async function signedIn(
  databaseUrl: string,
  accounts: readonly string[],
  way: 'staff' | 'code',
): Promise<string[]> {
  const tokens = accounts.map(() => randomBytes(32).toString('base64url'));
  const now = new Date(Date.now());
  await ask(
    databaseUrl,
    `INSERT INTO sessions (token_hash, account, way, started_at, used_at, ends_at)
     SELECT hash, account, $3, $4, $4, $4::timestamptz + interval '12 hours' FROM unnest($1::bytea[], $2::uuid[]) AS n (hash, account)`,
    [tokens.map((token) => createHash('sha256').update(token).digest()), accounts, way, now],
  );
  return tokens.map((token) => `__Host-fairplace=${token}`);
}

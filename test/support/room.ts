import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../apps/api/src/create-app';
import { Clock, type Environment, readEnvironment, servePortal } from '../../apps/api/src/platform';
import { startTestServer, type TestServer } from './database';

/** The whole service inside the test: real rooms, a real database, a real socket, a clock that can be moved. */
export interface OpenRooms {
  readonly address: string;
  /** The database's address for its owner. */
  readonly databaseUrl: string;
  readonly app: INestApplication;
  readonly dataDir: string;
  get<T>(part: Type<T>): T;
  moveClockTo(moment: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the rooms as `openRooms` does, and shows the built portal at the same address; `buildIfNeeded` first. */
export function openPortal(variables: Record<string, string> = {}, given?: TestServer): Promise<OpenRooms> {
  return openRooms(variables, given, (app, environment) => {
    servePortal(app, environment.projectRoot);
  });
}

/** Opens the rooms on a fresh database; variables are environment variables, as an operator would set them. */
export async function openRooms(
  variables: Record<string, string> = {},
  given?: TestServer,
  prepare: (app: NestExpressApplication, environment: Environment) => void = () => undefined,
): Promise<OpenRooms> {
  const server = given ?? (await startTestServer());
  const databaseUrl = await server.database();
  const dataDir = mkdtempSync(join(tmpdir(), 'fairplace-rooms-'));
  const environment: Environment = readEnvironment({ DATA_DIR: dataDir, ...variables });
  const app = await createApp(environment, { url: databaseUrl, kind: 'given' });
  prepare(app, environment);
  await app.listen(0, '127.0.0.1').catch(async (error: unknown) => {
    // What did start must not outlive a service that would not: its clock would go on asking a database that is gone.
    await app.close();
    throw error;
  });
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    databaseUrl,
    app,
    dataDir,
    get: (part) => app.get(part, { strict: false }),
    moveClockTo: (moment) => app.get(Clock, { strict: false }).moveTo(new Date(moment)),
    close: async () => {
      await app.close();
      if (given === undefined) await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

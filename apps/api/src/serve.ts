import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { AppModule } from './app.module';
import {
  choosePort,
  type Database,
  type Environment,
  migrate,
  openDatabase,
  ProblemFilter,
  type Say,
  securityHeaders,
  servePortal,
} from './platform';

/** The service, listening. */
export interface Service {
  readonly address: string;
  /** Finishes the requests that are under way, then stops listening and lets go of the database. */
  stop(): Promise<void>;
}

/** Starts the whole service: the database, its schema, the rooms and the portal. */
export async function serve(environment: Environment, say: Say): Promise<Service> {
  const database = await openDatabase(environment, say);
  try {
    const version = versionOf(environment.projectRoot);
    await migrate(database.url, version);
    const app = await createApp(environment, database, version);
    const port = await choosePort(environment.port, environment.host, say);
    await app.listen(port, environment.host);
    return {
      address: `http://localhost:${port}`,
      stop: async () => {
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function createApp(
  environment: Environment,
  database: Database,
  version: string,
): Promise<NestExpressApplication> {
  const facts = { version, database: database.kind };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(facts, database.url), {
    logger: ['error', 'warn'],
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.disable('x-powered-by');
  app.use(securityHeaders);
  servePortal(app, environment.projectRoot);
  app.setGlobalPrefix('api', { exclude: ['health/{*path}'] });
  app.useGlobalFilters(new ProblemFilter());
  return app;
}

function versionOf(projectRoot: string): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { AppModule } from './app.module';
import { mountDemonstrationSignIn } from './people';
import {
  AnswerCheck,
  type Environment,
  log,
  openEdge,
  ProblemFilter,
  RefusedWords,
  sameOriginOnly,
  type ServiceFacts,
} from './platform';

/** Puts the rooms together on a database that is up to date; the app does not show the portal and does not listen yet. */
export async function createApp(
  environment: Environment,
  database: { readonly url: string; readonly kind: ServiceFacts['database'] },
): Promise<NestExpressApplication> {
  const facts = { version: versionOf(environment.projectRoot), database: database.kind };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment, facts, database.url), {
    logger: log.forNest(),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  openEdge(app, environment);
  app.use(sameOriginOnly(environment.publicUrl));
  mountDemonstrationSignIn(app);
  app.setGlobalPrefix('api', { exclude: ['health/{*path}'] });
  app.useGlobalFilters(new ProblemFilter(RefusedWords.read(environment.projectRoot)));
  if (environment.mode === 'demonstration') app.useGlobalInterceptors(new AnswerCheck());
  return app;
}

/** The version of Fairplace that this is. */
export function versionOf(projectRoot: string): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

import type { AddressInfo } from 'node:net';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  EdgeModule,
  ENVIRONMENT,
  type Environment,
  Metrics,
  openEdge,
  ProblemFilter,
  readEnvironment,
} from '../../apps/api/src/platform';

/** A service of a few controllers behind the real edge, on a real socket, without a database. */
export interface EdgeUnderTest {
  readonly address: string;
  readonly app: NestExpressApplication;
  readonly environment: Environment;
  close(): Promise<void>;
}

@Global()
@Module({})
class SmallModule {
  static of(environment: Environment, controllers: readonly Type[], modules: readonly DynamicModule[]): DynamicModule {
    const provided = { provide: ENVIRONMENT, useValue: environment };
    return {
      module: SmallModule,
      imports: [...modules, EdgeModule],
      controllers: [...controllers],
      providers: [provided, Metrics],
      exports: [ENVIRONMENT, Metrics],
    };
  }
}

/** Opens the controllers behind the edge; variables are environment variables, as an operator would set them. */
export async function openBehindEdge(
  controllers: readonly Type[],
  variables: Record<string, string> = {},
  modules: readonly DynamicModule[] = [],
): Promise<EdgeUnderTest> {
  const environment = readEnvironment(variables);
  const app = await NestFactory.create<NestExpressApplication>(SmallModule.of(environment, controllers, modules), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  openEdge(app, environment);
  app.setGlobalPrefix('api', { exclude: ['health/{*path}'] });
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, app, environment, close: () => app.close() };
}

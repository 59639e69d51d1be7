import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { versionOf } from './create-app';
import {
  CannotStart,
  choosePort,
  dedicate,
  type Environment,
  log,
  Metrics,
  migrate,
  openWorkerDoor,
  type Say,
  Workers,
} from './platform';

/** The port of a worker's own door when none is given: beside the usual one of the service. */
const usualPort = 3001;

/** A process that does nothing but jobs. */
export interface Worker {
  /** Where it answers about its own health. */
  readonly port: number;
  /** Finishes the jobs that are under way or gives them back, then lets go of everything. */
  stop(): Promise<void>;
}

/** Starts a worker beside a service: the same rooms on the same database, without their doors. */
export async function work(environment: Environment, say: Say): Promise<Worker> {
  const databaseUrl = mustBeGiven(environment);
  const version = versionOf(environment.projectRoot);
  await migrate(databaseUrl, version);
  await dedicate(databaseUrl, environment.mode);
  const own: Environment = { ...environment, jobs: { ...environment.jobs, run: 'here' } };
  const app = await NestFactory.createApplicationContext(
    AppModule.with(own, { version, database: 'given' }, databaseUrl),
    {
      logger: log.forNest(),
      abortOnError: false,
    },
  );
  try {
    const door = await openWorkerDoor({
      port: await choosePort(environment.port, environment.host, say, usualPort),
      host: environment.host,
      metrics: app.get(Metrics),
      metricsToken: environment.edge.metricsToken,
      isReady: () => app.get(Workers).isReady(),
    });
    return {
      port: door.port,
      stop: async () => {
        await app.close();
        await door.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The database's address; refuses when there is nothing that a service and its workers could share. */
function mustBeGiven({ databaseUrl, jobs }: Environment): string {
  const missing = [
    ...(databaseUrl === undefined ? ['DATABASE_URL'] : []),
    ...(jobs.redisUrl === undefined ? ['REDIS_URL'] : []),
  ];
  if (databaseUrl !== undefined && missing.length === 0) return databaseUrl;
  throw new CannotStart(
    `A worker shares its work with the service through PostgreSQL and Redis, but ${missing.join(' and ')} ` +
      `${missing.length === 1 ? 'is' : 'are'} not set. Give it the same addresses as the service. ` +
      'Without workers, the service runs the jobs itself.',
  );
}

import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '../environment';
import { Metrics } from '../observe/metrics';
import { metricsDoor } from '../observe/metrics-door';
import { numberRequests } from '../observe/request';
import { watchRequests } from '../observe/watch-requests';
import { readBodies } from './bodies';
import { Drain } from './drain';
import { answerInTime } from './in-time';
import { gateDoor } from './gate-door';
import { limitAddresses } from './limits';
import { securityHeaders } from './security';
import type { EdgeSettings } from './variables';

/** How long the edge waits: for the head of a request, for its JSON, for a whole file, for an answer. In seconds. */
export const patience = { head: 15, json: 15, file: 300, answer: 120, idle: 65 } as const;

/**
 * Puts the edge around the rooms: everything a request meets before anybody reads it.
 *
 * In this order: whom to believe about addresses, a number, the log and the counts, the way to rest, the headers, the
 * operator's numbers, the limit on addresses, the time to answer, the body, the gate. Comes before pages and rooms; the
 * application must have been made with `bodyParser: false`, or bodies are read twice.
 */
export function openEdge(app: NestExpressApplication, environment: Environment): void {
  const { edge } = environment;
  const metrics = app.get(Metrics);
  app.disable('x-powered-by');
  // An answer of the API is about one person at one moment: nobody keeps it, so nobody asks whether it is still the same.
  app.set('etag', false);
  app.set('trust proxy', edge.trustProxy);
  app.use(numberRequests);
  app.use(watchRequests(metrics));
  app.use(app.get(Drain).watch);
  app.use(securityHeaders);
  app.use(metricsDoor(metrics, edge.metricsToken));
  app.use(limitAddresses(edge.perAddress));
  app.use(answerInTime(patience.answer));
  app.use(readBodies({ kilobytes: edge.bodyKilobytes, seconds: patience.json }));
  app.use(gateDoor(environment, metrics));
  const server: Server = app.getHttpServer();
  server.headersTimeout = patience.head * 1000;
  server.requestTimeout = patience.file * 1000;
  server.keepAliveTimeout = patience.idle * 1000;
}

/** Brings the service to rest before it is closed; gives back how many requests had to be cut short. */
export function closeEdge(app: NestExpressApplication, { drainSeconds }: EdgeSettings): Promise<number> {
  return app.get(Drain).finish(app.getHttpServer(), drainSeconds);
}

import type { NextFunction, Request, Response } from 'express';
import { digestOfAccount, log } from './log';
import type { Metrics } from './metrics';
import { knownOf } from './request';

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Writes down and counts every request when it has been answered, or when whoever asked has gone away. */
export function watchRequests(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const method = knownMethods.has(request.method) ? request.method : 'other';
      const route = routeOfRequest(request);
      const status = response.writableFinished ? response.statusCode : 499;
      const known = knownOf(request);
      metrics.request(method, route, status, seconds);
      log.request({
        method,
        route,
        status,
        ms: Math.round(seconds * 1e4) / 10,
        id: known?.id,
        account: digestOfAccount(known?.account),
      });
    });
    next();
  };
}

/** The pattern of the route that answered; never the path itself, in which a name or a number may stand. */
export function routeOfRequest(request: Request): string {
  const route: unknown = request.route;
  const path: unknown = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  if (typeof path === 'string') return path;
  const known = ['/api', '/health', '/metrics'].find(
    (area) => request.path === area || request.path.startsWith(`${area}/`),
  );
  return known === undefined ? '(portal)' : known === '/metrics' ? known : `${known}/(none)`;
}

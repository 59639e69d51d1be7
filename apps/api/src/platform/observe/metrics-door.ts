import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { refusalsOf } from '@kernel';
import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics';

const refusals = refusalsOf('observe', {
  notForYou: { status: 403, says: 'These numbers are for the operator: ask from this machine, or with the token.' },
});

/** Answers `GET /metrics` to this machine and to whoever has the token, and to nobody else. */
export function metricsDoor(metrics: Metrics, token: string | undefined) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.path !== '/metrics' || request.method !== 'GET') {
      next();
      return;
    }
    if (!mayLook(request, token)) {
      next(refusals.notForYou());
      return;
    }
    metrics.page().then(({ type, text }) => {
      response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', 'no-store');
      response.end(text);
    }, next);
  };
}

/**
 * Whether the numbers may be shown: to a bearer of the token, or to this machine itself.
 *
 * A request that a proxy on this machine passed on comes from this machine too, but says for whom it was passed on.
 */
export function mayLook(request: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && given !== undefined) return same(given, token);
  const from = request.socket.remoteAddress ?? '';
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in request.headers);
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(from);
}

/** Compares in a time that tells nothing about how far they agree. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

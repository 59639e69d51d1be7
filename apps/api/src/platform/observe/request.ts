import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** The request that is being answered, as everything that runs on its behalf may know it. */
export interface CurrentRequest {
  /** Its number: in the answer's `X-Request-Id`, in the log and in the audit. */
  readonly id: string;
  /** Whose it is, once the guard has said so. */
  account: string | undefined;
  readonly request: Request;
}

const requests = new AsyncLocalStorage<CurrentRequest>();
const numbers = new WeakMap<object, CurrentRequest>();

/** A number a proxy may give a request: a UUID or a trace's digits, so that nobody's name can be smuggled into the log. */
const safeNumber = /^[0-9a-f][0-9a-f-]{14,62}[0-9a-f]$/i;

/** Gives every request a number, or keeps the one a proxy gave it, says it in the answer, and remembers both. */
export function numberRequests(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given !== undefined && safeNumber.test(given) ? given.toLowerCase() : randomUUID();
  const current: CurrentRequest = { id, account: undefined, request };
  numbers.set(request, current);
  response.setHeader('X-Request-Id', id);
  requests.run(current, next);
}

/** The request that is being answered; nothing in a job, or while the service starts. */
export function currentRequest(): CurrentRequest | undefined {
  return requests.getStore();
}

/** The number of this request; nothing when it did not come through the edge. */
export function requestIdOf(request: object): string | undefined {
  return numbers.get(request)?.id;
}

/** What the edge knows of this request. */
export function knownOf(request: object): CurrentRequest | undefined {
  return numbers.get(request);
}

/** Says whose the request is, so that it can be counted and found again in the log. The guard says it, once. */
export function nameAccount(request: object, account: string): void {
  const known = numbers.get(request);
  if (known !== undefined) known.account = account;
}

import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { refusals } from './edge.refusals';

/** How much JSON is read, and for how long. */
export interface BodyLimits {
  readonly kilobytes: number;
  readonly seconds: number;
}

/**
 * Reads the JSON of a request to the API; what is too large, too slow, not JSON or of another type is refused.
 *
 * A file (`multipart/form-data`) is passed on unread: the route that takes it reads it, and no other route sees it.
 */
export function readBodies({ kilobytes, seconds }: BodyLimits): RequestHandler {
  const read = express.json({ limit: kilobytes * 1024, type: isJson });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!isForTheApi(request) || !hasBody(request)) next();
    else if (isFile(request)) next();
    else if (!isJson(request)) next(refusals.wrongType());
    else readInTime(read, seconds, request, response, next);
  };
}

/** Reads the body unless it takes longer than it may; then nobody waits for the rest of it. */
function readInTime(
  read: RequestHandler,
  seconds: number,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  let over = false;
  const end = (error?: unknown): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    next(error);
  };
  const timer = setTimeout(() => {
    response.setHeader('Connection', 'close');
    end(refusals.tooSlow());
  }, seconds * 1000);
  void read(request, response, (error?: unknown) => {
    end(error === undefined ? undefined : refusalFor(error, kilobytesOf(request)));
  });
}

/** The refusal for what the parser could not read; an error of another kind stays what it is. */
function refusalFor(error: unknown, sent: string): unknown {
  const type: unknown = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return refusals.tooLarge({ says: `What was sent is too large${sent}.` });
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return refusals.notJson();
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return refusals.wrongType();
    default:
      return error;
  }
}

function kilobytesOf(request: Request): string {
  const length = Number(request.headers['content-length']);
  return Number.isFinite(length) ? `: ${Math.ceil(length / 1024)} kB` : '';
}

/** Whether a request carries anything, however it says so. */
export function hasBody(request: Pick<Request, 'headers'>): boolean {
  const { 'transfer-encoding': encoding, 'content-length': length } = request.headers;
  return encoding !== undefined || (length !== undefined && Number(length) > 0);
}

/** Whether a request carries a form with a file. */
export function isFile(request: Pick<Request, 'headers'>): boolean {
  return typeOf(request) === 'multipart/form-data';
}

function isJson(request: { headers: Request['headers'] }): boolean {
  return typeOf(request) === 'application/json';
}

function typeOf(request: Pick<Request, 'headers'>): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a request is for the rooms, and not for a page or a provider that reads its own forms. */
function isForTheApi(request: Request): boolean {
  return request.path.startsWith('/api/');
}

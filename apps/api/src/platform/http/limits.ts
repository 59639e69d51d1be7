import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import { ENVIRONMENT, type Environment } from '../environment';
import { knownOf } from '../observe/request';
import { refusals } from './edge.refusals';

const minute = 60_000;
const quarter = 15 * minute;

const limitMark = 'fairplace:limit';

/** What is tried again and again by somebody who should not: signing in, and asking for or typing in a one-time code. */
export type Tried = 'sign-in' | 'code';

interface Limited {
  readonly tried: Tried;
  /** For whom it is tried, such as an address that a code is sent to; counted besides where it is tried from. */
  readonly forWhom: (request: Request) => unknown;
}

/** Marks a route that may only be tried a few times in a quarter of an hour. */
export function Limit(tried: Tried, forWhom: Limited['forWhom'] = () => undefined): MethodDecorator {
  return SetMetadata(limitMark, { tried, forWhom } satisfies Limited);
}

/** Refuses an address that asks too often, whatever it asks for; 0 means no limit. */
export function limitAddresses(perMinute: number): RequestHandler {
  if (perMinute === 0)
    return (_request, _response, next) => {
      next();
    };
  return rateLimit({
    windowMs: minute,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // TRUST_PROXY alone decides whom to believe; a header that nobody trusts is not read, and not worth a warning.
    validate: { xForwardedForHeader: false },
    skip: ({ path, method }) => !path.startsWith('/api/') && (method === 'GET' || method === 'HEAD'),
    handler: (_request, _response, next) => {
      next(refusals.tooMany());
    },
  });
}

/** Counts tries in a window of time, each key for itself. */
class Counter {
  private readonly store = new MemoryStore();

  constructor(
    windowMs: number,
    private readonly most: number,
  ) {
    this.store.init({ windowMs } as Parameters<MemoryStore['init']>[0]);
  }

  /** Counts one more; gives back after how many seconds to come back when it was one too many. */
  async wait(key: string): Promise<number | undefined> {
    if (this.most === 0) return undefined;
    const { totalHits, resetTime } = await this.store.increment(key);
    if (totalHits <= this.most) return undefined;
    return Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
  }

  stop(): void {
    this.store.shutdown();
  }
}

/** Refuses an account that asks too often, and a sign-in or a code that is tried too often. */
@Injectable()
export class Limits implements CanActivate {
  private readonly accounts: Counter;
  private readonly tries: Readonly<Record<Tried, Counter>>;

  constructor(@Inject(ENVIRONMENT) { edge }: Environment) {
    this.accounts = new Counter(minute, edge.perAccount);
    this.tries = { 'sign-in': new Counter(quarter, edge.signIns), code: new Counter(quarter, edge.codes) };
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const account = knownOf(request)?.account;
    if (account !== undefined) refuseAfter(response, await this.accounts.wait(account), refusals.tooMany);
    const limited = Reflect.getMetadata(limitMark, context.getHandler()) as Limited | undefined;
    if (limited !== undefined) await this.countTry(limited, request, response);
    return true;
  }

  /** Lets go of the counts. */
  onApplicationShutdown(): void {
    for (const counter of [this.accounts, ...Object.values(this.tries)]) counter.stop();
  }

  private async countTry({ tried, forWhom }: Limited, request: Request, response: Response): Promise<void> {
    const whom = forWhom(request);
    const keys = [`from ${ipKeyGenerator(request.ip ?? '')}`];
    if (typeof whom === 'string') keys.push(`for ${whom.trim().toLowerCase()}`);
    for (const key of keys) refuseAfter(response, await this.tries[tried].wait(key), refusals.tooManyTries);
  }
}

function refuseAfter(response: Response, seconds: number | undefined, refusal: () => Error): void {
  if (seconds === undefined) return;
  response.setHeader('Retry-After', String(seconds));
  throw refusal();
}

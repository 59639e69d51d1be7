import { extname } from 'node:path';
import { healthPaths } from '@contract';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Environment } from '../environment';
import type { Metrics } from '../observe/metrics';
import { isFile } from './bodies';
import { refusals } from './edge.refusals';
import { Gate } from './gate';
import { type Carried, GatePasses, lasts, readUnsealed } from './gate-passes';
import { problemOf } from './problem.filter';
import { readWaitingWords, waitingPage, waitingPolicy } from './waiting-page';

/** Where the demonstration's provider of sign-ins is, which the service itself asks. */
const ownProvider = '/demonstration/oidc/';

/**
 * Up to how long a wait the connection is kept, in seconds. One that is quiet for about a minute is closed by the service, and
 * whoever came back on it in that very moment would be heard by nobody.
 */
const keepsConnection = 30;

/** The cookie that a pass or a turn is carried in. */
const cookieName = 'fairplace-gate';

/**
 * Lets requests in through the gate; those who are to come back later are told when: a browser that wants a page by a page
 * that goes on by itself, a program by 503 and `Retry-After`.
 *
 * Health, the files of the portal, files that families send and what the service asks itself pass by it: they are always
 * answered, take long without work, or are waited for inside.
 */
export function gateDoor(environment: Environment, metrics: Metrics): RequestHandler {
  if (environment.edge.admitAtOnce === 0)
    return (_request, _response, next) => {
      next();
    };
  return new GateDoor(environment, metrics).answer;
}

class GateDoor {
  private readonly gate: Gate;
  private readonly passes: GatePasses;
  private readonly secure: boolean;
  private readonly words: ReturnType<typeof readWaitingWords>;
  /** Those who stand in line, the first first: each begins when it is called. */
  private readonly line = new Set<() => void>();

  constructor({ edge, storage, mode, publicUrl, projectRoot }: Environment, metrics: Metrics) {
    this.gate = new Gate(edge.admitAtOnce);
    this.passes = new GatePasses(storage.filesKey);
    this.secure = mode === 'production' || (publicUrl ?? '').startsWith('https:');
    this.words = readWaitingWords(projectRoot);
    watchGate(this.gate, metrics);
  }

  readonly answer = (request: Request, response: Response, next: NextFunction): void => {
    if (passesBy(request)) {
      next();
      return;
    }
    const now = Date.now();
    const sealed = sealedIn(request.headers.cookie, this.secure);
    // While everybody is let in, nobody's pass is held to the light.
    const carried = this.gate.isOpen(now) ? readUnsealed(sealed) : this.passes.open(sealed);
    const admission = this.gate.admit(carried, now);
    if (admission.go === 'later') {
      this.tellTurn(request, response, admission.turn, now);
      return;
    }
    if (carried?.kind !== 'pass' || now >= carried.at + lasts.fresh)
      this.carry(response, { kind: 'pass', at: now }, lasts.pass);
    if (admission.go === 'in') this.work(response, next);
    else this.stand(response, next);
  };

  private work(response: Response, next: NextFunction): void {
    response.once('close', () => {
      this.gate.finish();
      for (const first of this.line) {
        if (!this.gate.hasRoom) break;
        first();
      }
    });
    next();
  }

  private stand(response: Response, next: NextFunction): void {
    const gone = (): void => {
      this.line.delete(come);
      this.gate.leaveLine();
    };
    const come = (): void => {
      this.line.delete(come);
      response.off('close', gone);
      this.gate.takeFromLine();
      this.work(response, next);
    };
    response.once('close', gone);
    this.line.add(come);
  }

  private tellTurn(request: Request, response: Response, turn: number, now: number): void {
    const seconds = Math.max(1, Math.ceil((turn - now) / 1000));
    response.status(503).setHeader('Retry-After', String(seconds));
    if (seconds >= keepsConnection) response.setHeader('Connection', 'close');
    this.carry(response, { kind: 'turn', at: turn }, turn + lasts.turn - now);
    // Whoever goes from page to page, by a link or a form; the portal itself asks for JSON.
    if (wantsPage(request)) {
      response.setHeader('Content-Security-Policy', waitingPolicy);
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(waitingPage(this.words, request, { turn, seconds }));
    } else {
      const problem = problemOf(refusals.full(), request.path);
      response.type('application/problem+json').send(JSON.stringify(problem));
    }
  }

  private carry(response: Response, carried: Carried, milliseconds: number): void {
    response.append('Set-Cookie', cookie(this.passes.seal(carried), milliseconds, this.secure));
  }
}

/** Whether a request is let by, however full it is. */
function passesBy(request: Request): boolean {
  const { path, method } = request;
  if (path === healthPaths.live || path === healthPaths.ready) return true;
  if (isFile(request)) return true;
  // The demonstration's provider of sign-ins is in this process: whoever is inside and signs in waits for its answer here.
  if (path.startsWith(ownProvider) && !wantsPage(request)) return true;
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && extname(path) !== '';
}

/** Whether a person goes to a page; a program asks for something else. */
function wantsPage({ headers }: Request): boolean {
  return headers.accept?.includes('text/html') === true;
}

function sealedIn(header: string | undefined, secure: boolean): string | undefined {
  const name = `${nameOf(secure)}=`;
  return header
    ?.split(';')
    .find((part) => part.trim().startsWith(name))
    ?.trim()
    .slice(name.length);
}

function cookie(value: string, milliseconds: number, secure: boolean): string {
  const parts = [
    `${nameOf(secure)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${Math.ceil(milliseconds / 1000)}`,
  ];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}

function nameOf(secure: boolean): string {
  return secure ? `__Host-${cookieName}` : cookieName;
}

function watchGate(gate: Gate, metrics: Metrics): void {
  metrics.watch({
    name: 'fairplace_gate_requests',
    help: 'Requests at the gate: worked on, and standing in line.',
    labels: ['state'],
    read: () => [
      { labels: { state: 'working' }, value: gate.numbers.working },
      { labels: { state: 'line' }, value: gate.numbers.line },
    ],
  });
  metrics.watch({
    name: 'fairplace_gate_sent_away',
    help: 'How often somebody was given a turn to come back at, since the start.',
    read: () => [{ value: gate.numbers.sentAway }],
  });
  metrics.watch({
    name: 'fairplace_gate_pace',
    help: 'Visitors a second who are let in from outside while it is full.',
    read: () => [{ value: gate.numbers.pace }],
  });
}

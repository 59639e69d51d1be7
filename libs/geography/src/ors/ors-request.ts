import { GeographyError, show } from '../geography-error';
import { isGrid, toLonLat, type Point } from '../point';
import type { OrsSettings } from './ors-options';

/** The service cannot be reached, or measures nothing for us now: everything else goes on without it. */
export class ServiceAway extends GeographyError {}

/** The service's answer: a body still to be checked, or a refusal. */
export type OrsReply = { readonly refused: false; readonly body: unknown } | OrsRefusal;

export interface OrsRefusal {
  readonly refused: true;
  readonly status: number;
  /** The service's own number for what went wrong, where it gave one. */
  readonly code: number | undefined;
  readonly message: string;
  /** How long the service asks to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/**
 * The service's reply about walks from some homes to one measuring point.
 *
 * Asks again, a little later each time, while the service is busy (429) or down (5xx without a code of its own).
 * A service that says nothing within the timeout, or says something that is not JSON, is refused at once.
 */
export async function askService(
  settings: OrsSettings,
  homes: readonly Point[],
  schoolPoint: Point,
): Promise<OrsReply> {
  for (let tries = 0; ; tries += 1) {
    const reply = await askOnce(settings, homes, schoolPoint);
    if (!reply.refused || !isPassing(reply) || tries >= settings.retries) return reply;
    await settings.wait(reply.retryAfter ?? Math.round(1000 * 1.5 ** tries));
  }
}

/** The path and query of the walking matrix, as people see it in messages. */
export function serviceName(settings: OrsSettings): string {
  return `${settings.url}/v2/matrix/foot-walking`;
}

function isPassing({ status, code }: OrsRefusal): boolean {
  return status === 429 || (status >= 500 && code === undefined);
}

async function askOnce(settings: OrsSettings, homes: readonly Point[], schoolPoint: Point): Promise<OrsReply> {
  const request = {
    profile: 'foot-walking',
    locations: [...homes, schoolPoint].map(positionOf),
    sources: homes.map((_, at) => String(at)),
    destinations: [String(homes.length)],
    metrics: ['distance'],
    units: 'm',
    resolve_locations: false,
    customHeaders: { Accept: 'application/json', 'Content-type': 'application/json; charset=utf-8' },
  };
  const { url, key, timeout, wire } = settings;
  const sent = wire.send({ host: url, api_key: key, timeout }, request);
  const asking = sent.then((body): OrsReply => ({ refused: false, body }), readRefusal);
  // The library's own clock stops at the headers of an error; this one covers the whole answer.
  return await wire.within(timeout, asking).catch((fault: unknown) => {
    throw noReply(settings, fault);
  });
}

/** What the service said when it answered with an error status; any other fault is thrown on. */
async function readRefusal(fault: unknown): Promise<OrsRefusal> {
  const response = field(fault, 'response');
  if (!(response instanceof Response)) throw fault;
  const text = await response.text();
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return {
    refused: true,
    status: response.status,
    retryAfter: seconds >= 0 ? Math.min(seconds, 60) * 1000 : undefined,
    ...messageOf(text),
  };
}

/** The service gives `{ error: { code, message } }`, its gateway `{ error: "…" }`, and what stands before both may give a page. */
function messageOf(text: string): { code: number | undefined; message: string } {
  const error = errorIn(text);
  if (typeof error === 'string') return { code: undefined, message: error };
  if (typeof error !== 'object' || error === null) return { code: undefined, message: show(text) };
  const { code, message } = error as Readonly<Record<string, unknown>>;
  return {
    code: typeof code === 'number' ? code : undefined,
    message: typeof message === 'string' ? message : show(error),
  };
}

function errorIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  } catch {
    return undefined;
  }
}

/** Longitude first, to six decimals, about a hand's breadth, which is all the service keeps. */
export function positionOf(point: Point): readonly [number, number] {
  const { lon, lat } = isGrid(point) ? toLonLat(point) : point;
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

function noReply(settings: OrsSettings, fault: unknown): ServiceAway {
  const where = serviceName(settings);
  const name = field(fault, 'name');
  if (name === 'AbortError') {
    const mend = 'Ask for fewer homes at once, or allow more time.';
    return new ServiceAway({
      where,
      found: 'no answer in time',
      allowed: `an answer within ${settings.timeout} milliseconds`,
      mend,
    });
  }
  if (name === 'SyntaxError') {
    const mend = 'Check that the address is that of an openrouteservice, not of a web page before it.';
    return new ServiceAway({ where, found: 'an answer that is not JSON', allowed: 'a walking matrix', mend });
  }
  const cause = field(field(fault, 'cause'), 'message') ?? field(fault, 'message') ?? fault;
  return new ServiceAway({
    where,
    found: `no connection (${String(cause)})`,
    allowed: 'a service that answers',
    mend: 'Check ORS_URL, and that the service runs.',
  });
}

/** One field of a value that may be anything: what the library throws is not always an `Error` of this program's own. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

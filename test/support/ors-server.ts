import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer to send as it stands, in place of the one the contract gives. */
export interface Scripted {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the headers and half the body, then nothing. */
  readonly hangs?: boolean;
}

export interface MatrixRequest {
  readonly locations: readonly (readonly [number, number])[];
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly metrics: readonly string[];
}

/** A stand-in for the service, for specs: it keeps the contract on a real socket, and misbehaves only when told to. */
export interface ContractServer {
  readonly url: string;
  readonly requests: MatrixRequest[];
  /** Called for each request; what it gives back is sent in place of the true answer. */
  script: (request: MatrixRequest, number: number) => Scripted | undefined;
  close(): Promise<void>;
}

const known = new Set([
  'locations',
  'sources',
  'destinations',
  'metrics',
  'units',
  'resolve_locations',
  'id',
  'optimized',
]);
export const mostRoutes = 2500;

/** Starts the stand-in on a free port of this machine. */
export async function startContractServer(): Promise<ContractServer> {
  const http = createServer((request, response) => void answer(server, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const server: ContractServer = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    script: () => undefined,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

/** The distance the stand-in gives between two positions: a third longer than a flat degree count, to two decimals. */
export function contractDistance(from: readonly [number, number], to: readonly [number, number]): number {
  return Number((Math.hypot(from[0] - to[0], from[1] - to[1]) * 111_195 * 1.33).toFixed(2));
}

async function answer(server: ContractServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  const wrong = wrongRequest(request, text);
  if (wrong) return send(response, wrong);
  const matrix = JSON.parse(text) as MatrixRequest;
  server.requests.push(matrix);
  send(
    response,
    server.script(matrix, server.requests.length) ?? { status: 200, body: JSON.stringify(trueAnswer(matrix)) },
  );
}

function wrongRequest(request: IncomingMessage, text: string): Scripted | undefined {
  if (request.method !== 'POST' || request.url !== '/v2/matrix/foot-walking')
    return envelope(404, 6099, 'No such path.');
  if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
    return envelope(415, 6002, 'Content type.');
  if (request.headers.accept !== 'application/json')
    return envelope(406, 6007, 'This response format is not supported');
  const body = JSON.parse(text) as MatrixRequest;
  const stranger = Object.keys(body).find((key) => !known.has(key));
  if (stranger !== undefined) return envelope(400, 6011, `Unknown parameter '${stranger}'.`);
  const indexes = [...body.sources, ...body.destinations];
  const sound = indexes.every((at) => typeof at === 'string' && body.locations[Number(at)] !== undefined);
  if (!sound || body.locations.length < 2)
    return envelope(400, 6003, "Parameter 'sources' has incorrect value or format.");
  const routes = body.sources.length * body.destinations.length;
  const tooMany = `Request parameters exceed the server configuration limits. Only a total of ${mostRoutes} routes are allowed.`;
  return routes > mostRoutes ? envelope(400, 6004, tooMany) : undefined;
}

/** An error as the service itself wraps it. */
export function envelope(status: number, code: number, message: string): Scripted {
  const info = { engine: { version: '9.0.0', build_date: '2025-01-27T14:56:02Z' }, timestamp: 1732000000000 };
  return { status, body: JSON.stringify({ error: { code, message }, info }) };
}

/** The answer of a service that does as it promises; the duration is there only if asked for, and so is the distance. */
export function trueAnswer({ locations, sources, destinations, metrics }: MatrixRequest) {
  const at = (index: string): readonly [number, number] => locations[Number(index)] ?? [0, 0];
  const spot = (index: string): object => ({ location: at(index), snapped_distance: 1.5 });
  const distances = sources.map((from) => destinations.map((to) => contractDistance(at(from), at(to))));
  return {
    ...(metrics.includes('distance') ? { distances } : {}),
    sources: sources.map(spot),
    destinations: destinations.map(spot),
    metadata: { engine: { version: '9.0.0', graph_date: '2025-01-26T10:00:00Z' } },
  };
}

function send(response: ServerResponse, { status, body, headers, hangs }: Scripted): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  if (hangs === true) response.write(body.slice(0, body.length / 2));
  else response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

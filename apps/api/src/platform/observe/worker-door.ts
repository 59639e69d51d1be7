import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthPaths } from '@contract';
import type { Metrics } from './metrics';
import { mayLook } from './metrics-door';

/** The small door of a worker, which serves nobody but its operator. */
export interface WorkerDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** What the door asks and shows. */
export interface WorkerDoorOptions {
  readonly port: number;
  readonly host: string;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  /** Whether the worker can do its work: rejects or says no when it cannot. */
  readonly isReady: () => Promise<boolean>;
}

/** Opens a worker's answers about its own health and numbers: `/health/live`, `/health/ready` and `/metrics`. */
export async function openWorkerDoor(options: WorkerDoorOptions): Promise<WorkerDoor> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: WorkerDoorOptions): Promise<void> {
  if (request.url === healthPaths.live) {
    say(response, 200, { status: 'live' });
  } else if (request.url === healthPaths.ready) {
    const ready = await options.isReady().catch(() => false);
    say(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready' });
  } else if (request.url === '/metrics' && mayLook(request, options.metricsToken)) {
    const { type, text } = await options.metrics.page();
    response.writeHead(200, { 'Content-Type': type }).end(text);
  } else {
    say(response, 404, { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is nothing here.' });
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  const type = status === 404 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

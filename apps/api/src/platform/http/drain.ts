import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import { healthPaths } from '@contract';
import type { NextFunction, Request, Response } from 'express';

/** Brings the service to rest: nothing new begins, and what is under way is finished. */
@Injectable()
export class Drain {
  private readonly underWay = new Set<Response>();
  private draining = false;

  /** Counts what is under way; once draining, says that the service is not ready and lets connections end. */
  readonly watch = (request: Request, response: Response, next: NextFunction): void => {
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
    if (!this.draining) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    if (request.path === healthPaths.ready) response.status(503).json({ status: 'not-ready', draining: true });
    else next();
  };

  /** How many requests are under way. */
  get count(): number {
    return this.underWay.size;
  }

  /**
   * Stops listening, waits until every request has been answered or the seconds are over, and closes what is left.
   *
   * Gives back how many requests had to be cut short. Connections kept alive end with the answer they are giving.
   */
  async finish(server: Server, seconds: number): Promise<number> {
    this.draining = true;
    for (const response of this.underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeIdleConnections();
    const patience = new AbortController();
    await Promise.race([closed, pause(seconds * 1000, patience.signal)]);
    patience.abort();
    const cutShort = this.count;
    server.closeAllConnections();
    await closed;
    return cutShort;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}

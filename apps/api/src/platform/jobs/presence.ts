import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { workerNumber } from './lock-numbers';

/** How soon a lost connection is made again. */
const tryAgainAfter = 500;

/**
 * One connection by which a worker hears of new jobs, and by which others know that it lives.
 *
 * It holds a lock of the worker's own number, which the database lets go when the process ends, however it ends. While
 * the connection is lost nothing is missed: the workers look at the rows from time to time all the same.
 */
export class Presence {
  /** The worker's number, for as long as the process lives. */
  readonly worker = randomInt(1, 2 ** 31 - 1);
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly heard: () => void,
  ) {}

  /** Takes up the connection; a database that is away is asked again until it is back. */
  async start(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, options: '-c role=fairplace_app' });
    client.on('error', () => {
      this.lost(client);
    });
    client.on('end', () => {
      this.lost(client);
    });
    client.on('notification', this.heard);
    this.client = client;
    try {
      await client.connect();
      await client.query(`SELECT pg_advisory_lock(${workerNumber}, $1)`, [this.worker]);
      await client.query('LISTEN fairplace_jobs');
    } catch {
      this.lost(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private lost(client: Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.timer = setTimeout(() => {
      void this.start().then(this.heard);
    }, tryAgainAfter);
    this.timer.unref();
  }
}

import { Client, type ClientConfig } from 'pg';

/** How often the connection is tried, and for how long silence is believed, in milliseconds. */
const beat = { every: 1_500, believed: 5_000 } as const;

/** What somebody wants to hear of. */
interface Listener {
  readonly heard: (told: string) => void;
  /** Something may have been missed: the connection is new. */
  readonly anew: () => void;
}

/**
 * Hears what the database says to every process (`NOTIFY`), on a connection of its own.
 *
 * Whoever relies on hearing asks `isHeard` first: it says no as soon as the connection is lost, and within seconds when
 * the other end falls silent.
 */
export class News {
  private client: Client | undefined;
  private heardAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private readonly listeners = new Map<string, Listener>();
  private closing = false;

  constructor(private readonly options: ClientConfig) {}

  /** Listens from now on; connects the first time. */
  on(channel: string, listener: Listener): void {
    this.listeners.set(channel, listener);
    if (this.timer !== undefined || this.closing) return;
    this.timer = setInterval(() => {
      void this.tick();
    }, beat.every);
    this.timer.unref();
    void this.tick();
  }

  /** Whether everything that is said is heard at this moment. */
  isHeard(): boolean {
    return this.client !== undefined && performance.now() - this.heardAt < beat.believed;
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  /** Asks the other end for a sign of life, or connects anew. */
  private async tick(): Promise<void> {
    const { client } = this;
    if (client === undefined) {
      await this.connect();
      return;
    }
    try {
      await client.query('SELECT 1');
      if (this.client === client) this.heardAt = performance.now();
    } catch {
      this.lose(client);
    }
  }

  private async connect(): Promise<void> {
    const client = new Client(this.options);
    client.on('error', () => {
      this.lose(client);
    });
    client.on('end', () => {
      this.lose(client);
    });
    client.on('notification', ({ channel, payload = '' }) => {
      this.listeners.get(channel)?.heard(payload);
    });
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch {
      await client.end().catch(() => undefined);
      return;
    }
    if (this.closing || this.client !== undefined) {
      await client.end().catch(() => undefined);
      return;
    }
    this.client = client;
    this.heardAt = performance.now();
    for (const { anew } of this.listeners.values()) anew();
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
  }
}

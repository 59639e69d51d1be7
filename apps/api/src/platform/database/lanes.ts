import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** A question of one statement. Its name is given once for each text: the database then keeps it prepared. */
export interface Question {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * A few connections on which the questions of many requests follow one another, none waiting for the answer to the one before.
 *
 * What a busy process spends on a question is mostly the sending: so whatever was asked in the same moment is sent at once.
 * Each question is a transaction of its own, and one that fails fails alone. For questions that are answered quickly: those
 * that were asked later on the same connection wait behind it.
 */
export class Lanes {
  private readonly lanes: Lane[] = [];
  private closed = false;

  constructor(
    private readonly options: ClientConfig,
    private readonly most: number,
  ) {}

  /** The rows of the answer. */
  async ask<Row extends object>(question: Question): Promise<Row[]> {
    if (this.closed) throw new Error('The service is closing its connections to the database.');
    const lane = this.quietest();
    return lane.ask<Row>(question);
  }

  /** Lets the questions under way be answered, and closes the connections. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.lanes.splice(0).map((lane) => lane.close()));
  }

  /** A connection with nothing to do, a new one while there may be more, or else the one with the least to do. */
  private quietest(): Lane {
    let [best] = this.lanes;
    for (const lane of this.lanes) if (best === undefined || lane.underWay < best.underWay) best = lane;
    if (best !== undefined && (best.underWay === 0 || this.lanes.length >= this.most)) return best;
    const lane = new Lane(this.options, () => {
      const at = this.lanes.indexOf(lane);
      if (at >= 0) this.lanes.splice(at, 1);
    });
    this.lanes.push(lane);
    return lane;
  }
}

/** One connection. */
class Lane {
  underWay = 0;
  private readonly socket = new Socket();
  private readonly client: Client;
  private readonly connected: Promise<unknown>;
  private isCorked = false;

  constructor(options: ClientConfig, lost: () => void) {
    this.client = new Client({ ...options, pipeline: true, stream: () => this.socket });
    // A lost connection is told to those who wait for an answer; the next question opens another.
    this.client.on('error', lost);
    this.client.on('end', lost);
    this.connected = this.client.connect();
    this.connected.catch(lost);
  }

  async ask<Row extends object>({ name, text, values }: Question): Promise<Row[]> {
    this.underWay += 1;
    try {
      await this.connected;
      this.holdBack();
      return (await this.client.query<Row>({ name, text, values: [...values] })).rows;
    } finally {
      this.underWay -= 1;
    }
  }

  async close(): Promise<void> {
    await this.connected.catch(() => undefined);
    await this.client.end();
  }

  /** Holds back what is written until everything that has just come in has been looked at, and then sends it as one. */
  private holdBack(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    this.socket.cork();
    setImmediate(() => {
      this.isCorked = false;
      this.socket.uncork();
    });
  }
}

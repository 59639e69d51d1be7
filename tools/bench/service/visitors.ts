import { connect, type Socket } from 'node:net';
import { request } from './requests';

/** A family that signs in with a code it was sent, reads its offer and accepts it. */
export interface Visit {
  /** Where it comes from, as the proxy in front says. */
  readonly from: string;
  readonly ask: string;
  readonly code: string;
  readonly child: string;
  readonly offer: string;
}

/** Visits that begin one after another, so many a second, whether those before have ended or not. */
export interface Rush {
  readonly port: number;
  readonly visits: readonly Visit[];
  readonly perSecond: number;
}

/** What became of them. */
export interface Rushed {
  /** Visits that ended with the receipt of the answer. */
  readonly finished: number;
  /** Every answer but those that told a turn, and how long they took, in milliseconds. */
  readonly answered: number;
  readonly p50: number;
  readonly p99: number;
  /** From the first beginning to the last end, in seconds. */
  readonly seconds: number;
  readonly errors: Readonly<Record<string, number>>;
  /** Who did not finish: which visit, when, at which step, and what was heard last. One sentence each, the first twenty. */
  readonly unfinished: readonly string[];
  /** How often each status was answered, the gate's own 503 among them. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many visits were given a turn, and how many of these were sent away once more when they came at it. */
  readonly sentAway: number;
  readonly sentAwayAgain: number;
  /** How long the longest of them was told to wait, in seconds. */
  readonly longestTurn: number;
  readonly clientBusy: number;
}

process.on('message', (rush: Rush) => {
  void new Counting(rush).run().then((rushed) => process.send?.(rushed));
});

/** One rush, counted. */
class Counting {
  private readonly times: number[] = [];
  private readonly errors = new Map<string, number>();
  private readonly statuses = new Map<string, number>();
  private readonly unfinished: string[] = [];
  private start = 0;
  private finished = 0;
  private sentAway = 0;
  private sentAwayAgain = 0;
  private longestTurn = 0;

  constructor(private readonly rush: Rush) {}

  async run(): Promise<Rushed> {
    const cpu = process.cpuUsage();
    this.start = performance.now();
    const { visits, perSecond } = this.rush;
    await Promise.all(
      visits.map(async (visit, at) => {
        await pause((at * 1000) / perSecond);
        await this.visit(visit, at);
      }),
    );
    const took = performance.now() - this.start;
    const used = process.cpuUsage(cpu);
    const inOrder = Float64Array.from(this.times).sort();
    const at = (share: number): number =>
      inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0;
    return {
      finished: this.finished,
      answered: inOrder.length,
      p50: at(0.5),
      p99: at(0.99),
      seconds: took / 1000,
      errors: Object.fromEntries(this.errors),
      unfinished: this.unfinished,
      statuses: Object.fromEntries(this.statuses),
      sentAway: this.sentAway,
      sentAwayAgain: this.sentAwayAgain,
      longestTurn: this.longestTurn,
      clientBusy: (used.user + used.system) / 1000 / took,
    };
  }

  private async visit({ from, ask, code, child, offer }: Visit, at: number): Promise<void> {
    const browser = new Browser(this.rush.port, from);
    try {
      await this.step(browser, 'POST', '/api/sign-in/code/check', { ask, code });
      await this.step(browser, 'GET', '/api/session');
      await this.step(browser, 'GET', '/api/children');
      await this.step(browser, 'GET', `/api/children/${child}/offer`);
      await this.step(browser, 'POST', `/api/offers/${offer}/answer`, { answer: 'accept' });
      this.finished += 1;
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      count(this.errors, says);
      const when = ((performance.now() - this.start) / 1000).toFixed(1);
      const who = `visit ${String(at)} (child ${child}) ${when} s after the first`;
      if (this.unfinished.length < 20) this.unfinished.push(`${who}, ${browser.story()}: ${says}`);
    } finally {
      browser.close();
    }
  }

  /** One request; whoever is given a turn comes back at it, as the page that waits does. */
  private async step(browser: Browser, method: 'GET' | 'POST', path: string, body?: unknown): Promise<void> {
    for (let tries = 0; tries < 10; tries += 1) {
      const start = performance.now();
      const answer = await browser.ask(method, path, body);
      count(this.statuses, answer.status);
      if (answer.status === '503' && answer.retryAfter !== undefined) {
        if (tries === 0) this.sentAway += 1;
        else this.sentAwayAgain += 1;
        this.longestTurn = Math.max(this.longestTurn, answer.retryAfter);
        await pause(answer.retryAfter * 1000);
        continue;
      }
      this.times.push(performance.now() - start);
      if (!answer.status.startsWith('2')) throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`);
      return;
    }
    throw new Error('sent away ten times');
  }
}

interface Answer {
  readonly status: string;
  readonly retryAfter: number | undefined;
  readonly body: string;
}

function count(among: Map<string, number>, what: string): void {
  among.set(what, (among.get(what) ?? 0) + 1);
}

/** As much of a browser as a visit needs: one connection that is kept, and cookies. */
class Browser {
  private readonly cookies = new Map<string, string>();
  private readonly heard: string[] = [];
  private socket: Socket | undefined;

  constructor(
    private readonly port: number,
    private readonly from: string,
  ) {}

  /** What it asked and what it heard, the last few steps: `POST /api/…/answer 503 after 12 ms, …`. */
  story(): string {
    return this.heard.slice(-4).join(', ');
  }

  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const start = performance.now();
    const isNew = this.socket === undefined || this.socket.destroyed;
    const tell = (what: string): void => {
      const took = (performance.now() - start).toFixed(0);
      this.heard.push(`${method} ${path} ${what} after ${took} ms${isNew ? ' on a new connection' : ''}`);
    };
    try {
      const answer = await this.exchange(method, path, body);
      tell(answer.status);
      return answer;
    } catch (error) {
      tell('no answer');
      throw error;
    }
  }

  private exchange(method: 'GET' | 'POST', path: string, body: unknown): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const text = request(method, path, { ...(cookie === '' ? {} : { cookie }), body, from: this.from });
    return new Promise((resolve, reject) => {
      const socket = this.connected();
      let received = '';
      const end = (): void => {
        socket.off('data', hear).off('error', failed).off('close', closed);
      };
      const failed = (error: Error): void => {
        end();
        this.socket = undefined;
        reject(error);
      };
      const closed = (): void => {
        failed(new Error('The connection was closed before the answer.'));
      };
      const hear = (piece: Buffer): void => {
        received += piece.toString('latin1');
        const head = received.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
        if (received.length < head + 4 + length) return;
        end();
        resolve(this.answerOf(received.slice(0, head), received.slice(head + 4)));
      };
      socket.on('data', hear).on('error', failed).on('close', closed);
      socket.write(text, 'latin1');
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private connected(): Socket {
    if (this.socket === undefined || this.socket.destroyed) {
      this.socket = connect(this.port, '127.0.0.1');
      this.socket.setNoDelay(true);
    }
    return this.socket;
  }

  private answerOf(head: string, body: string): Answer {
    for (const [, name = '', value = ''] of head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi))
      this.cookies.set(name, value);
    const wait = /\r\nretry-after: (\d+)/i.exec(head)?.[1];
    return { status: head.slice(9, 12), retryAfter: wait === undefined ? undefined : Number(wait), body };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

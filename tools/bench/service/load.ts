import { connect, type Socket } from 'node:net';

/** What one side of a comparison is asked: whole HTTP requests, as they go over the wire. */
export interface Load {
  readonly port: number;
  readonly requests: readonly string[];
  readonly connections: number;
  /** For how long the requests are sent, over and over; without it each is sent once. */
  readonly milliseconds?: number;
}

/** What came of it. */
export interface Answers {
  readonly answered: number;
  /** By status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** How much of one processor the client itself took: well below one, or the client is what was measured. */
  readonly clientBusy: number;
  /** The body of the first answer. */
  readonly sample: string;
}

/** One load at a time, from the process that started this one. */
process.on('message', (load: Load) => {
  run(load).then(
    (answers) => process.send?.(answers),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

/** Keeps every connection busy with one request at a time, and counts. */
async function run(load: Load): Promise<Answers> {
  const asking = new Asking(load);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: load.connections }, () => asking.keepAsking()));
  const took = performance.now() - start;
  const used = process.cpuUsage(cpu);
  const inOrder = Float64Array.from(asking.times).sort();
  const at = (share: number): number => inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0;
  return {
    answered: inOrder.length,
    statuses: Object.fromEntries(asking.statuses),
    perSecond: (inOrder.length * 1000) / took,
    p50: at(0.5),
    p99: at(0.99),
    clientBusy: (used.user + used.system) / 1000 / took,
    sample: asking.sample,
  };
}

/** The requests still to be sent, and what came back. */
class Asking {
  readonly times: number[] = [];
  readonly statuses = new Map<string, number>();
  sample = '';
  private next = 0;
  private readonly end: number;

  constructor(private readonly load: Load) {
    this.end = load.milliseconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + load.milliseconds;
  }

  /** Sends one request after the other on one connection until there is no more to send. */
  keepAsking(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.load.port, '127.0.0.1');
      let received = '';
      let sentAt = 0;
      const send = (): void => {
        const request = this.take();
        if (request === undefined) {
          socket.end();
          resolve();
          return;
        }
        sentAt = performance.now();
        socket.write(request, 'latin1');
      };
      prepared(socket, reject);
      socket.on('connect', send);
      socket.on('data', (piece: Buffer) => {
        received += piece.toString('latin1');
        const whole = wholeAnswer(received);
        if (whole === undefined) return;
        this.times.push(performance.now() - sentAt);
        this.count(whole);
        received = '';
        send();
      });
    });
  }

  private take(): string | undefined {
    const { requests, milliseconds } = this.load;
    if (milliseconds === undefined) return requests[this.next++];
    return performance.now() < this.end ? requests[this.next++ % requests.length] : undefined;
  }

  private count({ status, body }: WholeAnswer): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (this.sample === '' || (status >= '400' && this.statuses.get(status) === 1)) this.sample = body;
  }
}

interface WholeAnswer {
  readonly status: string;
  readonly body: string;
}

/** An answer, once all of it is there: the service and the bare route both say how long it is. */
function wholeAnswer(received: string): WholeAnswer | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1];
  if (length === undefined) throw new Error(`An answer that does not say how long it is: ${received.slice(0, head)}`);
  if (received.length < head + 4 + Number(length)) return undefined;
  return { status: received.slice(9, 12), body: received.slice(head + 4) };
}

function prepared(socket: Socket, reject: (error: unknown) => void): void {
  socket.setNoDelay(true);
  socket.on('error', reject);
}

import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** How many characters are gathered at most, and for how long in milliseconds. */
const most = 8_192;
const longest = 1_000;

/**
 * Standard output, for lines in their order: one that is to be gathered waits for others or for a second, so that a busy
 * service does not stop for each; any other is written at once, with all that waited.
 */
export class Gathered implements DestinationStream {
  private waiting = '';
  private next: 'gather' | 'write' = 'write';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly put: (text: string) => void = toStandardOutput) {
    process.once('exit', () => {
      this.flush();
    });
  }

  /** Lets the line that is written next wait for others. */
  gather(): void {
    this.next = 'gather';
  }

  write(line: string): void {
    const mayWait = this.next === 'gather';
    this.next = 'write';
    this.waiting += line;
    if (!mayWait || this.waiting.length >= most) this.flush();
    else
      this.timer ??= setTimeout(() => {
        this.flush();
      }, longest).unref();
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.waiting;
    this.waiting = '';
    if (text !== '') this.put(text);
  }
}

/** Whole, however slowly a pipe takes it: a line that was half written would spoil the next. */
function toStandardOutput(text: string): void {
  let left = Buffer.from(text);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') return;
      Atomics.wait(pause, 0, 0, 10);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

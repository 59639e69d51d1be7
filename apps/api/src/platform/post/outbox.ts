import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { faultIn } from './check-message';
import { messageIdOf } from './message-id';
import { type Delivery, type Message, Post, type Whereabouts } from './post';

const Line = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), size: z.number() })),
  at: z.string(),
});

/** A message in the outbox, with the time it would have gone; of attachments only what they are. */
export type OutboxMessage = z.infer<typeof Line>;

/**
 * The demonstration's post: messages go into a file of one line each, to be shown, and no further.
 *
 * It knows no network. Several processes may write to it, and each sees what the others wrote.
 */
export class Outbox extends Post {
  private readonly messages = new Map<string, OutboxMessage>();
  private readUpTo = 0;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly now: () => Date,
  ) {
    super();
  }

  send(message: Message): Promise<Delivery> {
    const fault = faultIn(message);
    if (fault !== undefined) return Promise.resolve({ outcome: 'refused', why: fault });
    return this.inTurn(async () => {
      await this.catchUp();
      if (!this.messages.has(message.id)) {
        await mkdir(dirname(this.path), { recursive: true });
        await appendFile(this.path, `\n${JSON.stringify(lineOf(message, this.now()))}\n`, { mode: 0o600, flush: true });
        await this.catchUp();
      }
      return { outcome: 'sent', reference: messageIdOf(message.id, 'outbox.invalid') };
    });
  }

  whereabouts(id: string): Promise<Whereabouts> {
    return this.inTurn(async () => {
      await this.catchUp();
      return this.messages.has(id)
        ? { outcome: 'sent', reference: messageIdOf(id, 'outbox.invalid') }
        : { outcome: 'never' };
    });
  }

  /** The messages, the newest first; only those to one address when one is named. */
  list({ to, most = 100 }: { readonly to?: string; readonly most?: number } = {}): Promise<readonly OutboxMessage[]> {
    return this.inTurn(async () => {
      await this.catchUp();
      const wanted = to?.toLowerCase();
      return [...this.messages.values()]
        .filter((message) => wanted === undefined || message.to.toLowerCase() === wanted)
        .reverse()
        .slice(0, most);
    });
  }

  /** Reads what was written since it was last read; a line that a killed process left half-written is no message. */
  private async catchUp(): Promise<void> {
    const bytes = await readFrom(this.path, this.readUpTo);
    const whole = bytes.lastIndexOf('\n') + 1;
    for (const line of bytes.toString('utf8', 0, whole).split('\n')) {
      const message = messageIn(line);
      if (message !== undefined && !this.messages.has(message.id)) this.messages.set(message.id, message);
    }
    this.readUpTo += whole;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.underWay.then(work, work);
    this.underWay = turn.catch(() => undefined);
    return turn;
  }
}

function lineOf({ id, to, subject, text, html, attachments = [] }: Message, at: Date): OutboxMessage {
  const told = attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length }));
  return { id, to, subject, text, html, attachments: told, at: at.toISOString() };
}

function messageIn(line: string): OutboxMessage | undefined {
  if (line === '') return undefined;
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

async function readFrom(path: string, from: number): Promise<Buffer> {
  let file;
  try {
    file = await open(path, 'r');
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

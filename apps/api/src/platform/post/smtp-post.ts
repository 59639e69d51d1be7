import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { faultIn, isNobodys } from './check-message';
import { Leave } from './leave';
import { isHere, type MailServer } from './mail-server';
import { messageIdOf } from './message-id';
import { type Delivery, type Message, Post, PostAway, type Whereabouts } from './post';
import type { Sender } from './sender';

/** A mail server that says nothing for so long is away. */
const patience = 60_000;

/** Hands messages to a mail server, one connection each. */
export class SmtpPost extends Post {
  private constructor(
    private readonly server: MailServer,
    private readonly from: Sender,
    private readonly onlyNobodys: boolean,
    private readonly waits: number,
  ) {
    super();
  }

  /** A carrier to anybody in the world, for who has leave. */
  static outside(leave: Leave, server: MailServer, from: Sender, waits = patience): SmtpPost {
    Leave.check(leave);
    return new SmtpPost(server, from, false, waits);
  }

  /**
   * A carrier to a mail server on this machine, for tests.
   *
   * Even there a server may stand that sends on, so it takes only addresses that cannot be anybody's.
   */
  static onThisMachine(server: MailServer, from: Sender, waits = patience): SmtpPost {
    if (!isHere(server)) throw new Error('This mail server is not on this machine.');
    return new SmtpPost(server, from, true, waits);
  }

  async send(message: Message): Promise<Delivery> {
    const fault = faultIn(message);
    if (fault !== undefined) return { outcome: 'refused', why: fault };
    if (this.onlyNobodys && !isNobodys(message.to)) {
      return { outcome: 'refused', why: 'In the demonstration nothing is sent to an address that may be somebody’s.' };
    }
    const raw = await this.write(message);
    const socket = await this.reach();
    try {
      return await this.hand(message, raw, socket);
    } finally {
      socket.destroy();
    }
  }

  /** A mail server keeps no record that could be asked. */
  whereabouts(): Promise<Whereabouts> {
    return Promise.resolve({ outcome: 'unknown' });
  }

  /** The whole message as it goes over the wire. */
  private write(message: Message): Promise<Buffer> {
    return new MailComposer({
      messageId: messageIdOf(message.id, this.from.domain),
      from: { name: this.from.name, address: this.from.address },
      to: message.to,
      subject: message.subject,
      text: message.text,
      html: message.html,
      // So that machines do not answer: no holiday notices, no loops.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: (message.attachments ?? []).map(({ name, mediaType, bytes }) => ({
        filename: name,
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
  }

  /** A connection of our own, so that it is known how much went over it. */
  private reach(): Promise<Socket> {
    const { host, port } = this.server;
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, timeout: this.waits });
      const away = (why: string): void => {
        socket.destroy();
        reject(new PostAway(`The mail server at ${host}:${port} cannot be reached: ${why}.`, false));
      };
      socket.once('timeout', () => {
        away('it does not answer');
      });
      socket.once('error', (error) => {
        away(error.message);
      });
      socket.once('connect', () => {
        socket.removeAllListeners();
        socket.setTimeout(0);
        // Between here and its next user the connection may break, which that user will notice.
        socket.on('error', () => undefined);
        resolve(socket);
      });
    });
  }

  private async hand(message: Message, raw: Buffer, socket: Socket): Promise<Delivery> {
    const { host, port, secure, user, password, inTheClear } = this.server;
    const transport = createTransport({
      host,
      port,
      secure,
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
      // Letters and the password go in the clear only on this machine, or where an operator said so.
      requireTLS: !secure && !inTheClear && !isHere(this.server),
      ignoreTLS: inTheClear,
      greetingTimeout: this.waits,
      socketTimeout: this.waits,
      getSocket: (_options, give) => {
        give(null, { connection: socket });
      },
    });
    try {
      const told = await transport.sendMail({ envelope: { from: this.from.address, to: [message.to] }, raw });
      return {
        outcome: 'sent',
        reference: `${messageIdOf(message.id, this.from.domain)} ${told.response.slice(0, 200)}`,
      };
    } catch (error) {
      // A server takes a message only with its last line; until so many bytes went out it cannot have.
      return this.whatItMeans(factsOf(error), socket.bytesWritten >= raw.length, error);
    } finally {
      transport.close();
    }
  }

  private whatItMeans({ command, code, says }: SmtpFacts, wholeWentOut: boolean, cause: unknown): Delivery {
    const aboutTheMessage = command === 'RCPT TO' || command === 'DATA';
    if (aboutTheMessage && code >= 500) return { outcome: 'refused', why: `The mail server said: ${says}` };
    const { host, port } = this.server;
    throw new PostAway(
      `The mail server at ${host}:${port} did not take the message: ${says}`,
      code === 0 && wholeWentOut,
      cause,
    );
  }
}

/** What nodemailer tells of a failure. */
interface SmtpFacts {
  readonly command: string;
  /** The server's number, or 0 when it gave none. */
  readonly code: number;
  readonly says: string;
}

function factsOf(error: unknown): SmtpFacts {
  if (typeof error !== 'object' || error === null) return { command: '', code: 0, says: String(error) };
  const { command, responseCode, response, message } = error as Record<string, unknown>;
  const says = typeof response === 'string' ? response : String(message);
  return {
    command: typeof command === 'string' ? command : '',
    code: typeof responseCode === 'number' ? responseCode : 0,
    says: says.replace(/\s+/g, ' ').slice(0, 300),
  };
}

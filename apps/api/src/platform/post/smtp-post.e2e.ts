import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Leave } from './leave';
import { mailServerAt } from './mail-server';
import { type Message, PostAway } from './post';
import { senderFrom } from './sender';
import { SmtpPost } from './smtp-post';

const from = senderFrom('School admissions, Marram <admissions@example.org>');
const message: Message = {
  id: 'letter-1',
  to: 'parent@example.org',
  subject: 'Zoë’s place',
  text: 'Dear parent,\n.\nZoë has a place.\n',
  html: '<p>Zoë has a place.</p>',
};

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

describe('post by a mail server', () => {
  let closing: (() => Promise<void>)[];
  let received: Received[];

  beforeEach(() => {
    closing = [];
    received = [];
  });

  afterEach(async () => {
    for (const close of closing) await close();
  });

  /** A real mail server that keeps what it is given. */
  async function sink(options: SMTPServerOptions = {}): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            text: Buffer.concat(pieces).toString(),
          });
          done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise<void>((resolve) => void server.close(resolve)));
    return (server.server.address() as AddressInfo).port;
  }

  /** A mail server that does what it is told, line by line. */
  async function peer(answer: (line: string, socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      let waiting = '';
      socket.on('error', () => undefined);
      socket.write('220 ready\r\n');
      socket.on('data', (piece) => {
        const lines = `${waiting}${piece.toString()}`.split('\r\n');
        waiting = lines.pop() ?? '';
        for (const line of lines) answer(line, socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return (server.address() as AddressInfo).port;
  }

  const real = (): Leave => {
    const leave = Leave.for('production');
    if (leave === undefined) throw new Error('A service for real families has leave.');
    return leave;
  };
  const postTo = (port: number, query = ''): SmtpPost =>
    SmtpPost.outside(real(), mailServerAt(`smtp://127.0.0.1:${port}${query}`), from, 800);

  it('arrives whole, to one person, from the sender', async () => {
    const port = await sink();
    const attachments = [{ name: 'Lettre à Zoë.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') }];
    const delivery = await postTo(port).send({ ...message, attachments });
    expect(delivery).toMatchObject({ outcome: 'sent' });
    expect(received).toHaveLength(1);
    const [{ from: sender, to, text } = { from: '', to: [], text: '' }] = received;
    expect([sender, to]).toEqual(['admissions@example.org', ['parent@example.org']]);
    expect(text).toContain('From: "School admissions, Marram" <admissions@example.org>\r\n');
    expect(text).toContain('To: parent@example.org\r\n');
    expect(text).toContain('Subject: =?UTF-8?');
    expect(text).toContain('Auto-Submitted: auto-generated\r\n');
    expect(text).toContain('Content-Type: application/pdf');
    expect(text).toContain(Buffer.from('%PDF-').toString('base64'));
    expect(text.match(/^(To|Cc|Bcc|From|Subject|Message-ID):/gim)).toHaveLength(4);
  });

  it('has the same Message-ID each time it is sent, so that a double can be dropped', async () => {
    const post = postTo(await sink());
    await post.send(message);
    await post.send(message);
    await post.send({ ...message, id: 'letter-2' });
    const ids = received.map(({ text }) => /^Message-ID: (.+)\r$/m.exec(text)?.[1]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it.each([{ to: 'parent@example.org\r\nBcc: all@example.org' }, { subject: 'Hello\r\nBcc: all@example.org' }])(
    'is refused before the server is asked when a header would be injected: %j',
    async (wrong) => {
      const post = postTo(await sink());
      expect(await post.send({ ...message, ...wrong })).toMatchObject({ outcome: 'refused' });
      expect(received).toEqual([]);
    },
  );

  it('keeps words of a message that look like headers or commands in its body', async () => {
    await postTo(await sink()).send({
      ...message,
      text: 'Hello\r\n.\r\nRCPT TO:<other@example.org>\r\nBcc: x@example.org',
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['parent@example.org']);
    expect(received[0]?.text.split('\r\n\r\n')[0]).not.toContain('Bcc');
  });

  it('reads no file and no address of the net that a message names', async () => {
    await postTo(await sink()).send({
      ...message,
      html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/">',
    });
    expect(received[0]?.text).not.toContain('root:');
  });

  it('is refused for good when the server knows nobody of that name', async () => {
    const port = await sink({
      onRcptTo: (_address, _session, done) => {
        done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
      },
    });
    expect(await postTo(port).send(message)).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining('No such mailbox') as string,
    });
  });

  it.each([
    ['the mailbox is full for now', 'RCPT', '452 later'],
    ['the sender may not send', 'MAIL', '550 not you'],
    ['the body is not taken for now', '.', '451 later'],
  ])('may be tried again, and was certainly not sent, when %s', async (_what, at, reply) => {
    const port = await peer((line, socket) => {
      say(socket, isCommand(line, at) ? reply : usualReply(line));
    });
    await expect(postTo(port).send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
  });

  it('may have been sent when the server hangs up, or says nothing, after the last line', async () => {
    const hangsUp = await peer((line, socket) => {
      if (line === '.') socket.destroy();
      else say(socket, usualReply(line));
    });
    await expect(postTo(hangsUp).send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: true });
    const silent = await peer((line, socket) => {
      if (line !== '.') say(socket, usualReply(line));
    });
    await expect(postTo(silent).send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: true });
  });

  it('was certainly not sent when the server hangs up, or says nothing, before the message', async () => {
    for (const command of ['EHLO', 'MAIL', 'RCPT', 'DATA']) {
      const hangsUp = await peer((line, socket) => {
        if (line.startsWith(command)) socket.destroy();
        else say(socket, usualReply(line));
      });
      await expect(postTo(hangsUp).send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
    }
  });

  it('was certainly not sent when no server is there', async () => {
    const port = await peer(() => undefined);
    for (const close of closing.splice(0)) await close();
    await expect(postTo(port).send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
  });

  it('says that a wrong password is our fault and not the family’s', async () => {
    const port = await sink({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (auth, _session, done) => {
        if (auth.password === 'right') done(null, { user: 'me' });
        else done(new Error('Wrong password'));
      },
    });
    const as = (password: string): SmtpPost =>
      SmtpPost.outside(real(), mailServerAt(`smtp://me:${password}@127.0.0.1:${port}`), from, 800);
    expect(await as('right').send(message)).toMatchObject({ outcome: 'sent' });
    await expect(as('wrong').send(message)).rejects.toBeInstanceOf(PostAway);
  });

  it('believes no certificate that nobody vouches for', async () => {
    const port = await sink({ secure: true, disabledCommands: ['AUTH'] });
    const post = SmtpPost.outside(real(), mailServerAt(`smtps://127.0.0.1:${port}`), from, 800);
    await expect(post.send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
    expect(received).toEqual([]);
  });

  describe('on this machine, for tests', () => {
    it('takes an address that is nobody’s, and no other', async () => {
      const post = SmtpPost.onThisMachine(mailServerAt(`smtp://localhost:${await sink()}`), from);
      expect(await post.send(message)).toMatchObject({ outcome: 'sent' });
      expect(await post.send({ ...message, to: 'somebody@gmail.com' })).toMatchObject({ outcome: 'refused' });
      expect(received).toHaveLength(1);
    });

    it.each([
      'smtp://mail.example.org',
      'smtp://10.0.0.1',
      'smtp://127.evil.example',
      'smtp://[::2]',
      'smtp://0.0.0.0',
    ])('is not %s', (url) => {
      expect(() => SmtpPost.onThisMachine(mailServerAt(url), from)).toThrow('not on this machine');
    });
  });
});

/** What a mail server says to each command when all is well. */
function usualReply(line: string): string {
  if (line.startsWith('EHLO')) return '250 here';
  if (line.startsWith('DATA')) return '354 go on';
  if (/^(MAIL|RCPT|RSET|NOOP|\.$)/.test(line)) return '250 ok';
  return line.startsWith('QUIT') ? '221 bye' : '';
}

function say(socket: Socket, reply: string): void {
  if (reply !== '') socket.write(`${reply}\r\n`);
}

function isCommand(line: string, command: string): boolean {
  return command === '.' ? line === '.' : line.startsWith(command);
}

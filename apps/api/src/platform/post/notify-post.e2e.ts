import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Leave } from './leave';
import { NotifyPost } from './notify-post';
import type { Message } from './post';

const secret = randomUUID();
const service = randomUUID();
const template = randomUUID();
const message: Message = {
  id: 'letter-1',
  to: 'parent@example.org',
  subject: 'Zoë’s place',
  text: 'Dear parent,\n\nZoë has a place.',
  html: '<p>not sent</p>',
};

describe('post by GOV.UK Notify', () => {
  let notify: Notify;
  let post: NotifyPost;

  beforeEach(async () => {
    notify = await Notify.start();
    post = postAt(notify.url, `school-admissions-${service}-${secret}`);
  });

  afterEach(async () => {
    await notify.stop();
  });

  it('passes subject and words on through the template, under our own reference', async () => {
    expect(await post.send(message)).toEqual({ outcome: 'sent', reference: notify.kept[0]?.id });
    expect(notify.kept).toEqual([
      {
        id: expect.any(String) as string,
        email_address: 'parent@example.org',
        template_id: template,
        personalisation: { subject: 'Zoë’s place', body: 'Dear parent,\n\nZoë has a place.' },
        reference: 'letter-1',
      },
    ]);
  });

  it('goes once, however often it is sent', async () => {
    const first = await post.send(message);
    expect(await post.send(message)).toEqual(first);
    await post.send({ ...message, id: 'letter-2' });
    expect(notify.kept).toHaveLength(2);
  });

  it('goes once also when the answer to the first try was lost', async () => {
    notify.losesAnswers = 1;
    await expect(post.send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: true });
    expect(await post.send(message)).toEqual({ outcome: 'sent', reference: notify.kept[0]?.id });
    expect(notify.kept).toHaveLength(1);
  });

  it.each([
    [400, 'ValidationError', 'email_address Not a valid email address'],
    [400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key'],
    [400, 'BadRequestError', 'Can’t send to this recipient when service is in trial mode'],
  ])('is refused for good with %i %s: %s', async (status, error, says) => {
    notify.refuses = { status, errors: [{ error, message: says }] };
    expect(await post.send(message)).toEqual({ outcome: 'refused', why: `GOV.UK Notify said: ${error}: ${says}` });
  });

  it.each([
    [400, 'BadRequestError', 'Missing personalisation: name', false],
    [400, 'BadRequestError', 'Template not found', false],
    [403, 'AuthError', 'Invalid token: API key not found', false],
    [429, 'RateLimitError', 'Exceeded rate limit for key type live', false],
    [429, 'TooManyRequestsError', 'Exceeded send limits (250,000) for today', false],
    [500, 'Exception', 'Internal server error', true],
    [503, 'Exception', 'Unavailable', true],
  ])('may be tried again after %i %s: %s', async (status, error, says, maybeSent) => {
    notify.refuses = { status, errors: [{ error, message: says }] };
    await expect(post.send(message)).rejects.toMatchObject({
      name: 'PostAway',
      maybeSent,
      message: `GOV.UK Notify answered with ${status}: ${error}: ${says}`,
    });
  });

  it('may be tried again when Notify is not there, does not answer, or talks nonsense', async () => {
    notify.nonsense = true;
    await expect(post.send(message)).rejects.toMatchObject({ name: 'PostAway' });
    notify.nonsense = false;
    notify.silent = true;
    await expect(post.send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
    await notify.stop();
    await expect(post.send(message)).rejects.toMatchObject({ name: 'PostAway', maybeSent: false });
  });

  it('is refused by Notify, and not by luck, with a wrong key; nothing of the key is told', async () => {
    const wrong = randomUUID();
    const trouble: unknown = await postAt(notify.url, `school-admissions-${service}-${wrong}`)
      .send(message)
      .catch((error: unknown) => error);
    expect(trouble).toMatchObject({ name: 'PostAway', message: expect.stringContaining('403') as string });
    expect(JSON.stringify(trouble, Object.getOwnPropertyNames(trouble))).not.toContain(wrong);
  });

  it('does not pretend to carry attachments', async () => {
    const attachments = [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('x') }];
    expect(await post.send({ ...message, attachments })).toMatchObject({ outcome: 'refused' });
    expect(notify.kept).toEqual([]);
  });

  it('asks nothing of Notify for a message with a fault', async () => {
    expect(await post.send({ ...message, subject: 'a\r\nb' })).toMatchObject({ outcome: 'refused' });
    expect(notify.asked).toBe(0);
  });

  function postAt(url: string, apiKey: string): NotifyPost {
    const leave = Leave.for('production');
    if (leave === undefined) throw new Error('A service for real families has leave.');
    return new NotifyPost(leave, { url, apiKey, template }, 500);
  }
});

/** One message as Notify's published interface (version 2) takes it. */
interface Request {
  readonly email_address: string;
  readonly template_id: string;
  readonly personalisation: Readonly<Record<string, string>>;
  readonly reference: string;
}

/** Notify as its published interface says it behaves, on a socket: it checks tokens, keeps messages and finds them again. */
class Notify {
  readonly kept: (Request & { readonly id: string })[] = [];
  asked = 0;
  losesAnswers = 0;
  silent = false;
  nonsense = false;
  refuses: { status: number; errors: readonly { error: string; message: string }[] } | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Notify> {
    const server = createServer((request, response) => {
      read(request).then(
        (body) => {
          if (notify.silent) return;
          const { status, says } = notify.answer(request, body);
          if (status === 0) request.socket.destroy();
          else response.writeHead(status, { 'content-type': 'application/json' }).end(says);
        },
        () => response.destroy(),
      );
    });
    const notify = new Notify(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return notify;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  private answer(request: IncomingMessage, body: string): { status: number; says: string } {
    this.asked += 1;
    if (this.nonsense) return { status: 200, says: '<html>Welcome to the wireless network</html>' };
    if (!isSigned(request.headers.authorization ?? '')) {
      const errors = [{ error: 'AuthError', message: 'Invalid token: signature, api token not found' }];
      return { status: 403, says: JSON.stringify({ status_code: 403, errors }) };
    }
    const url = new URL(request.url ?? '', this.url);
    if (request.method === 'GET' && url.pathname === '/v2/notifications') {
      const found = this.kept.filter(({ reference }) => reference === url.searchParams.get('reference'));
      return { status: 200, says: JSON.stringify({ notifications: found, links: {} }) };
    }
    return this.take(body);
  }

  private take(body: string): { status: number; says: string } {
    if (this.refuses !== undefined) {
      const { status, errors } = this.refuses;
      return { status, says: JSON.stringify({ status_code: status, errors }) };
    }
    const sent = { ...(JSON.parse(body) as Request), id: randomUUID() };
    this.kept.push(sent);
    if (this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      return { status: 0, says: '' };
    }
    return { status: 201, says: JSON.stringify({ id: sent.id, reference: sent.reference }) };
  }
}

/** Whether the token is signed with the key's secret and names the service (JSON Web Token, HS256). */
function isSigned(authorization: string): boolean {
  const [header = '', claims = '', signature] = authorization.replace(/^Bearer /, '').split('.');
  const right = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  return signature === right && Buffer.from(claims, 'base64url').toString().includes(`"iss":"${service}"`);
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

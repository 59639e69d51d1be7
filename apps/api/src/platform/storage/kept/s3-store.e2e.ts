import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileKeys } from '../keys';
import { type Bucket, S3Store } from './s3-store';

const keyText = randomBytes(32).toString('base64');
const keys = FileKeys.parse(keyText);
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('the store in a bucket', () => {
  let peer: Peer;
  let bucket: Bucket;
  let store: S3Store;

  beforeEach(async () => {
    peer = await Peer.start();
    bucket = { url: peer.url, name: 'papers', region: 'eu-west-2', accessKeyId: 'key-name', secretAccessKey: 'secret' };
    store = new S3Store(bucket, keys);
  });

  afterEach(async () => {
    await peer.stop();
  });

  it.each([0, 1, 3_000_001])('gives %i bytes back as they were given', async (size) => {
    const bytes = randomBytes(size);
    const kept = await store.keep(bytes);
    expect(kept).toEqual({ digest: sha256(bytes), size });
    expect((await store.read(kept.digest)).equals(bytes)).toBe(true);
    expect(await store.has(kept.digest)).toBe(true);
  });

  it('sends nothing in the clear, and names that tell nothing', async () => {
    const { digest } = await store.keep(Buffer.from('A certificate that anyone can guess.'));
    const [[name = '', sealed = Buffer.alloc(0)] = []] = [...peer.objects];
    expect(name).toMatch(/^papers\/[0-9a-f]{2}\/[0-9a-f]{64}$/);
    expect(name).not.toContain(digest);
    expect(sealed.includes('certificate')).toBe(false);
  });

  it('refuses a file that was changed or cut short in the bucket', async () => {
    const { digest } = await store.keep(randomBytes(100));
    const [[name = '', sealed = Buffer.alloc(0)] = []] = [...peer.objects];
    peer.objects.set(name, sealed.subarray(0, -1));
    await expect(store.read(digest)).rejects.toMatchObject({ kind: 'damaged' });
    peer.objects.set(name, Buffer.from(sealed).fill(7, 50, 51));
    await expect(store.read(digest)).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('notices at once when the bucket keeps something else than it was given', async () => {
    peer.spoils = true;
    await expect(store.keep(randomBytes(100))).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('says that a file is missing, and forgets one without complaint', async () => {
    const { digest } = await store.keep(randomBytes(10));
    await store.remove(digest);
    await store.remove(digest);
    expect(await store.has(digest)).toBe(false);
    await expect(store.read(digest)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('opens files with an old key and can give it up', async () => {
    const newText = randomBytes(32).toString('base64');
    const bytes = randomBytes(1000);
    const { digest } = await store.keep(bytes);
    await new S3Store(bucket, FileKeys.parse(`${newText},${keyText}`)).renew(digest);
    expect(await new S3Store(bucket, FileKeys.parse(newText)).read(digest)).toEqual(bytes);
    expect(peer.objects.size).toBe(1);
  });

  it('tries again when the store stumbles', async () => {
    peer.stumbles = 2;
    const { digest } = await store.keep(randomBytes(10));
    expect(await store.has(digest)).toBe(true);
  });

  it('says that the store is full', async () => {
    peer.full = true;
    await expect(store.keep(randomBytes(10))).rejects.toMatchObject({ kind: 'full' });
  });

  it.each(['keep', 'read', 'has', 'remove'] as const)('says that the store is away when asked to %s', async (verb) => {
    await peer.stop();
    const asked = verb === 'keep' ? store.keep(randomBytes(10)) : store[verb]('a'.repeat(64));
    await expect(asked).rejects.toMatchObject({ kind: 'unreachable', rule: { status: 503 } });
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'guess' }],
    ['a bucket that does not exist', { name: 'elsewhere' }],
  ])('says what is wrong with %s, instead of taking files for missing', async (_what, wrong) => {
    const other = new S3Store({ ...bucket, ...wrong }, keys);
    await expect(other.read('a'.repeat(64))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(other.keep(randomBytes(3))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

/** A store that speaks S3 on a socket: it checks each signature by its own reading of the rules (version 4). */
class Peer {
  readonly objects = new Map<string, Buffer>();
  stumbles = 0;
  spoils = false;
  full = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Peer> {
    const server = createServer((request, response) => {
      read(request).then(
        (body) => {
          const { status, sends } = peer.answer(request, body);
          response.writeHead(status).end(request.method === 'HEAD' ? undefined : sends);
        },
        () => response.destroy(),
      );
    });
    const peer = new Peer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return peer;
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

  private answer(request: IncomingMessage, body: Buffer): { status: number; sends: string | Buffer } {
    const name = (request.url ?? '').slice(1);
    if (this.stumbles > 0) {
      this.stumbles -= 1;
      return { status: 503, sends: '<Error><Code>SlowDown</Code></Error>' };
    }
    if (signatureOf(request, body, 'secret') !== request.headers.authorization) {
      return { status: 403, sends: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    }
    if (!name.startsWith('papers/')) return { status: 404, sends: '<Error><Code>NoSuchBucket</Code></Error>' };
    return this.answerSigned(request.method ?? '', name, body);
  }

  private answerSigned(method: string, name: string, body: Buffer): { status: number; sends: string | Buffer } {
    if (method === 'PUT') {
      if (this.full) return { status: 400, sends: '<Error><Code>QuotaExceeded</Code></Error>' };
      this.objects.set(name, this.spoils ? Buffer.from(body).fill(0, 40, 60) : body);
      return { status: 200, sends: '' };
    }
    const found = this.objects.get(name);
    if (method === 'DELETE') {
      this.objects.delete(name);
      return { status: 204, sends: '' };
    }
    return found === undefined
      ? { status: 404, sends: '<Error><Code>NoSuchKey</Code></Error>' }
      : { status: 200, sends: found };
  }
}

/** The Authorization header that a request ought to have, worked out from the published rules of signature version 4. */
function signatureOf(request: IncomingMessage, body: Buffer, secret: string): string {
  const given = request.headers.authorization ?? '';
  const signedHeaders = /SignedHeaders=([^,]+)/.exec(given)?.[1] ?? '';
  const scope = /Credential=key-name\/([^,]+)/.exec(given)?.[1] ?? '';
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'the body is not what was signed';
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const canonical = [request.method, request.url, '', headers.join(''), signedHeaders, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((from, part) => createHmac('sha256', from).update(part).digest(), Buffer.from(`AWS4${secret}`));
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=key-name/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

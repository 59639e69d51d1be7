import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { checkDigest, FileStore, FileTrouble, type Kept } from '../file-store';
import { type FileKeys, storedName } from '../keys';
import { piecesOf, seal, unseal } from './seal';

/** How to reach a bucket. */
export interface Bucket {
  readonly url: string;
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A store that has not answered by then does not answer. */
const patience = 30_000;

/** How long to wait before the second and the third try. */
const pauses = [200, 1000];

/** Keeps files in a bucket of any store that speaks S3, sealed before they leave this process. */
export class S3Store extends FileStore {
  private readonly client: AwsClient;

  constructor(
    private readonly bucket: Bucket,
    private readonly keys: FileKeys,
  ) {
    super();
    const { accessKeyId, secretAccessKey, region } = bucket;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  }

  async keep(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept> {
    const { sealed, kept } = await collect(seal(piecesOf(content), this.keys));
    const [name = '', ...older] = this.names(kept.digest);
    const response = await this.ask('PUT', name, sealed);
    if (!response.ok) throw await this.troubleOf(response, 'PUT', name);
    const back = await this.fetchSealed(name);
    if (back === undefined) throw new FileTrouble('missing', `${name} was put into the bucket and is not there.`);
    unseal(back, kept.digest, this.keys, name);
    for (const copy of older) await this.removeNamed(copy);
    return kept;
  }

  async read(digest: string): Promise<Buffer> {
    for (const name of this.names(digest)) {
      const sealed = await this.fetchSealed(name);
      if (sealed !== undefined) return unseal(sealed, digest, this.keys, name);
    }
    throw new FileTrouble('missing', `Nothing in the bucket ${this.bucket.name} holds the content ${digest}.`);
  }

  async has(digest: string): Promise<boolean> {
    for (const name of this.names(digest)) {
      const response = await this.ask('HEAD', name);
      if (response.ok) return true;
      if (response.status !== 404) throw await this.troubleOf(response, 'HEAD', name);
    }
    return false;
  }

  async remove(digest: string): Promise<void> {
    for (const name of this.names(digest)) await this.removeNamed(name);
  }

  /** What a file may be called: by the first key, or by an older one. */
  private names(digest: string): string[] {
    checkDigest(digest);
    return this.keys.all.map((key) => storedName(key, digest));
  }

  private async fetchSealed(name: string): Promise<Buffer | undefined> {
    const response = await this.ask('GET', name);
    if (response.status === 404 && !(await response.text()).includes('NoSuchBucket')) return undefined;
    if (!response.ok) throw await this.troubleOf(response, 'GET', name);
    try {
      return Buffer.from(await response.arrayBuffer());
    } catch (error) {
      throw new FileTrouble('unreachable', `The store broke off while sending ${name}.`, error);
    }
  }

  private async removeNamed(name: string): Promise<void> {
    const response = await this.ask('DELETE', name);
    if (!response.ok && response.status !== 404) throw await this.troubleOf(response, 'DELETE', name);
  }

  /** Asks the store, three times at most: every one of our questions may be asked twice without harm. */
  private async ask(method: string, name: string, body?: Buffer): Promise<Response> {
    const url = `${this.bucket.url.replace(/\/+$/, '')}/${this.bucket.name}/${name}`;
    for (const wait of [...pauses, undefined]) {
      try {
        const response = await this.once(method, url, body);
        if (response.status < 500 || wait === undefined) return response;
        await response.body?.cancel();
      } catch (error) {
        if (wait === undefined) throw new FileTrouble('unreachable', `The store at ${url} does not answer.`, error);
      }
      await pause(wait);
    }
    throw new Error('The last try either answers or throws.');
  }

  private async once(method: string, url: string, body: Buffer | undefined): Promise<Response> {
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signed = await this.client.sign(url, {
      method,
      headers: { 'x-amz-content-sha256': hash },
      ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
    });
    return fetch(signed, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  }

  private async troubleOf(response: Response, method: string, name: string): Promise<FileTrouble> {
    const text = (await response.text().catch(() => '')).slice(0, 500);
    const full = response.status === 507 || /QuotaExceeded|XMinioStorageFull/.test(text);
    const said = `${method} ${this.bucket.name}/${name} was answered with ${response.status}. ${text}`;
    return new FileTrouble(full ? 'full' : 'unreachable', said.trim());
  }
}

/** The whole sealed file: a bucket wants to know the length before the first byte. */
async function collect(sealing: AsyncGenerator<Uint8Array, Kept>): Promise<{ sealed: Buffer; kept: Kept }> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const step = await sealing.next();
    if (step.done === true) return { sealed: Buffer.concat(pieces), kept: step.value };
    pieces.push(step.value);
  }
}

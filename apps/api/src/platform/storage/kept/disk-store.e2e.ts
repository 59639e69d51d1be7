import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTrouble } from '../file-store';
import { DiskStore } from './disk-store';
import { FileKeys } from '../keys';

const keyText = randomBytes(32).toString('base64');
const keys = FileKeys.parse(keyText);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the store in a folder', () => {
  let folder: string;
  let store: DiskStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fairplace-files-'));
    store = await DiskStore.open(folder, keys);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([0, 1, 65_536, 3_000_001])('gives %i bytes back as they were given', async (size) => {
    const bytes = randomBytes(size);
    const kept = await store.keep(bytes);
    expect(kept).toEqual({ digest: sha256(bytes), size });
    expect((await store.read(kept.digest)).equals(bytes)).toBe(true);
    expect(await store.has(kept.digest)).toBe(true);
  });

  it('takes a stream', async () => {
    const pieces = [randomBytes(100_000), randomBytes(7), randomBytes(0), randomBytes(90_000)];
    const kept = await store.keep(streamOf(pieces));
    expect(kept.digest).toBe(sha256(Buffer.concat(pieces)));
    expect(await store.read(kept.digest)).toEqual(Buffer.concat(pieces));
  });

  it('keeps the same content once, also when it comes ten times at the same moment', async () => {
    const bytes = randomBytes(200_000);
    await Promise.all(Array.from({ length: 10 }, () => store.keep(bytes)));
    expect(filesIn(folder)).toHaveLength(1);
    expect(await store.read(sha256(bytes))).toEqual(bytes);
  });

  it('shows nothing of the content or of its digest to whoever can read the folder', async () => {
    const bytes = Buffer.from('A certificate that anyone can guess. '.repeat(50));
    const { digest } = await store.keep(bytes);
    const [path = ''] = filesIn(folder);
    expect(path).not.toContain(digest.slice(0, 8));
    expect(readFileSync(path).includes('certificate')).toBe(false);
    expect(readFileSync(path).includes(Buffer.from(digest, 'hex'))).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('seals the same content differently each time', async () => {
    const bytes = randomBytes(1000);
    await store.keep(bytes);
    const [path = ''] = filesIn(folder);
    const before = readFileSync(path);
    await store.keep(bytes);
    expect(readFileSync(path).equals(before)).toBe(false);
  });

  it('refuses a file of which any one bit was changed', async () => {
    const bytes = randomBytes(200);
    const { digest } = await store.keep(bytes);
    const [path = ''] = filesIn(folder);
    const sealed = readFileSync(path);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (sealed[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, changed);
      await expect(store.read(digest)).rejects.toBeInstanceOf(FileTrouble);
    }
  });

  it('refuses a file cut short at any length', async () => {
    const { digest } = await store.keep(randomBytes(100));
    const [path = ''] = filesIn(folder);
    for (let length = statSync(path).size - 1; length >= 0; length -= 1) {
      truncateSync(path, length);
      await expect(store.read(digest)).rejects.toMatchObject({ kind: 'damaged', code: 'files.damaged' });
    }
  });

  it('refuses one whole file put in the place of another', async () => {
    const one = await store.keep(randomBytes(100));
    const [path = ''] = filesIn(folder);
    const sealed = readFileSync(path);
    await store.remove(one.digest);
    const other = await store.keep(randomBytes(100));
    writeFileSync(filesIn(folder)[0] ?? '', sealed);
    await expect(store.read(other.digest)).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('mends a damaged copy when the same content is given again', async () => {
    const bytes = randomBytes(500);
    const { digest } = await store.keep(bytes);
    truncateSync(filesIn(folder)[0] ?? '', 20);
    await store.keep(bytes);
    expect(await store.read(digest)).toEqual(bytes);
  });

  it('says that a file is missing, and forgets one without complaint', async () => {
    const { digest } = await store.keep(randomBytes(10));
    await store.remove(digest);
    await store.remove(digest);
    expect(await store.has(digest)).toBe(false);
    await expect(store.read(digest)).rejects.toMatchObject({ kind: 'missing' });
  });

  it.each(['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/x`])('takes %j for no digest', async (digest) => {
    await expect(store.read(digest)).rejects.toThrow('64 hexadecimal digits');
  });

  it('opens files with an old key, seals with the new one, and can give the old one up', async () => {
    const newText = randomBytes(32).toString('base64');
    const bytes = randomBytes(1000);
    const { digest } = await store.keep(bytes);
    const both = await DiskStore.open(folder, FileKeys.parse(`${newText}, ${keyText}`));
    expect(await both.read(digest)).toEqual(bytes);
    const onlyNew = await DiskStore.open(folder, FileKeys.parse(newText));
    await expect(onlyNew.read(digest)).rejects.toMatchObject({ kind: 'missing' });
    await both.renew(digest);
    expect(await onlyNew.read(digest)).toEqual(bytes);
    expect(filesIn(folder)).toHaveLength(1);
  });

  it('says which key is lacking, by its id alone', async () => {
    const bytes = randomBytes(10);
    const { digest } = await store.keep(bytes);
    const sealed = readFileSync(filesIn(folder)[0] ?? '');
    const other = await DiskStore.open(join(folder, 'other'), FileKeys.parse(randomBytes(32).toString('base64')));
    await other.keep(bytes);
    writeFileSync(filesIn(join(folder, 'other'))[0] ?? '', sealed);
    const id = keys.first.id.toString('hex');
    const trouble: unknown = await other.read(digest).catch((error: unknown) => error);
    expect(trouble).toMatchObject({ kind: 'no-key' });
    expect((trouble as FileTrouble).forOperators).toContain(`key ${id}`);
  });

  it('leaves nothing behind when a stream breaks off', async () => {
    await expect(store.keep(brokenStream())).rejects.toThrow('the sender went away');
    expect(everythingIn(folder)).toEqual([]);
  });

  it('clears away what a killed process left, and leaves alone what is being written', async () => {
    const [old, fresh] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'fresh')];
    writeFileSync(old, 'x');
    writeFileSync(fresh, 'x');
    const twoDaysAgo = statSync(fresh).mtimeMs / 1000 - 2 * 24 * 60 * 60;
    utimesSync(old, twoDaysAgo, twoDaysAgo);
    await DiskStore.open(folder, keys);
    expect(readdirSync(join(folder, 'incoming'))).toEqual(['fresh']);
  });

  const small = tinyDisk();
  const onSmallDisk = small === undefined ? it.skip : it;
  afterAll(() => {
    small?.remove();
  });

  onSmallDisk('says that the disk is full and leaves nothing half-written', async () => {
    const where = small?.folder ?? '';
    const tiny = await DiskStore.open(where, keys);
    const first = randomBytes(100_000);
    const kept = await tiny.keep(first);
    const trouble = await tiny.keep(randomBytes(2_000_000)).catch((error: unknown) => error);
    expect(trouble).toMatchObject({
      kind: 'full',
      rule: { status: 503 },
      message: 'There is no room to keep your file just now. Nothing was saved. Please try again later.',
    });
    expect(everythingIn(where)).toHaveLength(1);
    expect(await tiny.read(kept.digest)).toEqual(first);
  });
});

async function* streamOf(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

async function* brokenStream(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(randomBytes(100_000));
  throw new Error('the sender went away');
}

/** The sealed files, without those on their way in. */
function filesIn(folder: string): string[] {
  return everythingIn(folder).filter((path) => !path.includes('incoming'));
}

function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A disk of one megabyte in memory, where the machine allows it (as root on Linux). */
function tinyDisk(): { folder: string; remove: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-tiny-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', [folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true });
    },
  };
}

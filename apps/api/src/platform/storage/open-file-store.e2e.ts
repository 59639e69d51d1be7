import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenRooms, openRooms } from '@support/room';
import { CannotStart } from '../cannot-start';
import { readEnvironment } from '../environment';
import { Outbox } from '../post/outbox';
import { Post } from '../post/post';
import { FileStore } from './file-store';
import { DiskStore } from './kept/disk-store';
import { S3Store } from './kept/s3-store';
import { openFileStore } from './open-file-store';
import { VirusScanner } from './virus-scanner';

jest.setTimeout(120_000);

const key = (): string => randomBytes(32).toString('base64');
const bucket = {
  S3_URL: 'https://s3.example.org',
  S3_BUCKET: 'papers',
  S3_ACCESS_KEY_ID: 'name',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('the store that the environment names', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fairplace-store-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const open = (variables: Record<string, string>): Promise<FileStore> =>
    Promise.resolve().then(() => openFileStore(readEnvironment({ DATA_DIR: folder, ...variables })));

  it('is a folder for the demonstration, with a key drawn once that only its owner may read', async () => {
    const { digest } = await (await open({})).keep(Buffer.from('a letter'));
    const drawn = readFileSync(join(folder, 'files.key'), 'utf8');
    expect(Buffer.from(drawn, 'base64')).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'files.key')).mode & 0o777).toBe(0o600);
    expect((await (await open({})).read(digest)).toString()).toBe('a letter');
    expect(readFileSync(join(folder, 'files.key'), 'utf8')).toBe(drawn);
  });

  it('has one key also when ten processes start at the same moment', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => open({})));
    const { digest } = await (stores[0] ?? (await open({}))).keep(Buffer.from('a letter'));
    for (const store of stores) expect((await store.read(digest)).toString()).toBe('a letter');
  });

  it('is a folder or a bucket for real families, with the key that was given', async () => {
    expect(await open({ MODE: 'production', FILES_KEY: key() })).toBeInstanceOf(DiskStore);
    expect(await open({ MODE: 'production', FILES_KEY: `${key()},${key()}`, ...bucket })).toBeInstanceOf(S3Store);
  });

  it('does not open for real families without a key', async () => {
    await expect(open({ MODE: 'production' })).rejects.toThrow(CannotStart);
    await expect(open({ MODE: 'production' })).rejects.toThrow('openssl rand -base64 32');
  });

  it.each(['secret', randomBytes(16).toString('base64'), `${key()},`, `${key()} ${key()}`])(
    'does not open with %j for a key, and does not repeat it',
    async (wrong) => {
      const trouble: unknown = await open({ FILES_KEY: wrong }).catch((error: unknown) => error);
      expect(trouble).toBeInstanceOf(CannotStart);
      expect(String(trouble)).not.toContain(wrong);
    },
  );

  it.each(Object.keys(bucket))('does not open a bucket without %s', async (name) => {
    await expect(open({ ...bucket, [name]: '', FILES_KEY: key() })).rejects.toThrow('must all be set');
  });

  it('says which folder it cannot use', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(open({ DATA_DIR: file, FILES_KEY: key() })).rejects.toThrow(file);
  });
});

describe('files and post in the service', () => {
  let rooms: OpenRooms;

  beforeAll(async () => {
    rooms = await openRooms();
  });

  afterAll(async () => {
    await rooms.close();
  });

  it('are there for every room, and keep to the data folder in the demonstration', async () => {
    const store: FileStore = rooms.app.get(FileStore, { strict: false });
    const { digest } = await store.keep(Buffer.from('a letter'));
    expect((await store.read(digest)).toString()).toBe('a letter');
    expect(statSync(join(rooms.dataDir, 'files')).isDirectory()).toBe(true);
    const post: Post = rooms.app.get(Post, { strict: false });
    expect(post).toBeInstanceOf(Outbox);
    expect(rooms.app.get(Outbox, { strict: false })).toBe(post);
    const scanner: VirusScanner = rooms.app.get(VirusScanner, { strict: false });
    expect((await scanner.scan(Buffer.from('x'))).answer).toBe('not-scanned');
  });
});

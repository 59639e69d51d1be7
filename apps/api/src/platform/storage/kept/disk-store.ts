import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkDigest, FileStore, FileTrouble, type Kept } from '../file-store';
import { type FileKeys, storedName } from '../keys';
import { piecesOf, seal, unseal } from './seal';

/** A half-written file older than this was left by a process that was killed. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/** Keeps files in a folder. A file is written under a passing name, read back, and only then given its own name. */
export class DiskStore extends FileStore {
  private constructor(
    private readonly folder: string,
    private readonly keys: FileKeys,
  ) {
    super();
  }

  /** Opens the store in a folder, made if need be, and clears away what a killed process left half-written. */
  static async open(folder: string, keys: FileKeys): Promise<DiskStore> {
    const store = new DiskStore(folder, keys);
    await store.guarded(async () => {
      await mkdir(store.incoming, { recursive: true, mode: 0o700 });
      await store.clearAbandoned();
    });
    return store;
  }

  async keep(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept> {
    const passing = join(this.incoming, randomUUID());
    try {
      return await this.guarded(async () => {
        const kept = await this.write(passing, content);
        unseal(await readFile(passing), kept.digest, this.keys, passing);
        await this.settle(passing, kept.digest);
        return kept;
      });
    } finally {
      await rm(passing, { force: true });
    }
  }

  async read(digest: string): Promise<Buffer> {
    return this.guarded(async () => {
      for (const path of this.paths(digest)) {
        const sealed = await unlessMissing(readFile(path));
        if (sealed !== undefined) return unseal(sealed, digest, this.keys, path);
      }
      throw new FileTrouble('missing', `No file in ${this.folder} holds the content ${digest}.`);
    });
  }

  async has(digest: string): Promise<boolean> {
    return this.guarded(async () => {
      for (const path of this.paths(digest)) {
        if ((await unlessMissing(stat(path))) !== undefined) return true;
      }
      return false;
    });
  }

  async remove(digest: string): Promise<void> {
    await this.guarded(async () => {
      for (const path of this.paths(digest)) {
        if ((await unlessMissing(rm(path).then(() => true))) !== undefined) await flushFolder(dirname(path));
      }
    });
  }

  private get incoming(): string {
    return join(this.folder, 'incoming');
  }

  /** Where a file may be: under the name by the first key, or under a name by an older one. */
  private paths(digest: string): string[] {
    checkDigest(digest);
    return this.keys.all.map((key) => join(this.folder, storedName(key, digest)));
  }

  private async write(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept> {
    const file = await open(path, 'wx', 0o600);
    try {
      const kept = await writeAll(file, seal(piecesOf(content), this.keys));
      await file.sync();
      return kept;
    } finally {
      await file.close();
    }
  }

  /** Gives the written file its name, for good even if the power fails now; copies under older keys are let go. */
  private async settle(passing: string, digest: string): Promise<void> {
    const [path = '', ...older] = this.paths(digest);
    if ((await mkdir(dirname(path), { recursive: true, mode: 0o700 })) !== undefined) await flushFolder(this.folder);
    await rename(passing, path);
    await flushFolder(dirname(path));
    for (const copy of older) await rm(copy, { force: true });
  }

  private async clearAbandoned(): Promise<void> {
    // The disk's own time: the clock of the service can be moved.
    const probe = join(this.incoming, randomUUID());
    await (await open(probe, 'wx', 0o600)).close();
    const now = (await stat(probe)).mtimeMs;
    await rm(probe);
    for (const name of await readdir(this.incoming)) {
      const found = await unlessMissing(stat(join(this.incoming, name)));
      if (found !== undefined && now - found.mtimeMs > abandonedAfter) await rm(join(this.incoming, name));
    }
  }

  /** Does it, and says what the operating system's refusal means. */
  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw troubleOf(error, this.folder);
    }
  }
}

async function writeAll(file: FileHandle, sealed: AsyncGenerator<Uint8Array, Kept>): Promise<Kept> {
  for (;;) {
    const step = await sealed.next();
    if (step.done === true) return step.value;
    await file.appendFile(step.value);
  }
}

/** Makes the names in a folder last; Windows cannot, and does not need to. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function troubleOf(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    return new FileTrouble('full', `The disk under ${folder} is full (${code}).`, error);
  }
  return new FileTrouble('unreachable', `The folder ${folder} cannot be used (${code}).`, error);
}

/** The operating system's word for what went wrong; nothing for errors that are not its own. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

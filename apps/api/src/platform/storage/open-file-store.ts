import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { dataFolderOf } from '../database/data-folder';
import type { Environment } from '../environment';
import type { FileStore } from './file-store';
import { DiskStore } from './kept/disk-store';
import { FileKeys } from './keys';
import { type Bucket, S3Store } from './kept/s3-store';
import type { StorageSettings } from './variables';

/** Opens the store the environment names: a bucket when `S3_URL` is given, a folder beside the database otherwise. */
export async function openFileStore(environment: Environment): Promise<FileStore> {
  const bucket = bucketOf(environment.storage.s3);
  const keys = keysOf(environment);
  if (bucket !== undefined) return new S3Store(bucket, keys);
  const folder = join(dataFolderOf(environment), 'files');
  try {
    return await DiskStore.open(folder, keys);
  } catch (error) {
    throw new CannotStart(
      `Files cannot be kept in ${folder}: ${reasonOf(error)}. Set DATA_DIR to a folder of your own.`,
    );
  }
}

/** The bucket that is named; half a name is refused rather than guessed. */
export function bucketOf({
  url,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: StorageSettings['s3']): Bucket | undefined {
  if (url === undefined && bucket === undefined) return undefined;
  if (url === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new CannotStart(
      'To keep files in a bucket, S3_URL, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must all be set.',
    );
  }
  return { url, name: bucket, region, accessKeyId, secretAccessKey };
}

/** The keys that are given; the demonstration, which keeps no real papers, draws one for itself and keeps it. */
function keysOf(environment: Environment): FileKeys {
  const { filesKey } = environment.storage;
  if (filesKey !== undefined) return FileKeys.parse(filesKey);
  if (environment.mode === 'production') {
    throw new CannotStart(
      'FILES_KEY must be set: files are kept encrypted, and without the key nobody can read them again. ' +
        'Draw one with: openssl rand -base64 32. Keep it in two safe places.',
    );
  }
  return FileKeys.parse(drawnKey(join(dataFolderOf(environment), 'files.key')));
}

/** The key kept in a file only its owner may read; drawn once, also when two processes start at the same moment. */
function drawnKey(path: string): string {
  const mine = `${path}.${randomBytes(8).toString('hex')}`;
  writeFileSync(mine, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(mine, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(mine);
  }
  return readFileSync(path, 'utf8').trim();
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'forOperators' in error) return String(error.forOperators).replace(/\.$/, '');
  return error instanceof Error ? error.message : String(error);
}

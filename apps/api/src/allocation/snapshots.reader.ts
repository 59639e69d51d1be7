import { Injectable } from '@nestjs/common';
import { buildSnapshot, type Snapshot, type SnapshotParts } from '@allocation';
import { openSnapshot, readParts, type SnapshotManifest } from '@documents';
import type { Tx } from '../platform';
import { DocumentsStore } from './documents.store';

/** Rows that were read and checked, with the digests of the files they came from. */
interface Kept {
  readonly digest: string;
  readonly files: ReadonlyMap<string, string>;
  readonly parts: SnapshotParts;
}

/** Larger snapshots are let go at once: a country's rows are not worth their memory between two steps. */
const mostBytes = 64 * 2 ** 20;

/** How long rows are kept after they were last asked for, in milliseconds. */
const keptFor = 10 * 60_000;

/**
 * Reads snapshots. One step of a run after the other needs the same one, so the rows last read stay in memory.
 *
 * They count only while the database still holds the very bytes they were read from: it works out the digest of every file
 * again each time. Nobody can change the rows, which are frozen, and every step lays out columns of its own from them.
 */
@Injectable()
export class SnapshotsReader {
  private kept: Kept | undefined;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(private readonly documents: DocumentsStore) {}

  /** The snapshot of a digest; refuses one that is not there, or is not what its digests say. */
  async snapshot(tx: Tx, digest: string): Promise<Snapshot> {
    return buildSnapshot(await this.parts(tx, digest), digest);
  }

  /** Its rows. */
  async parts(tx: Tx, digest: string): Promise<SnapshotParts> {
    const { kept } = this;
    if (kept?.digest === digest && isSame(kept.files, await this.documents.digests(tx, digest))) {
      this.keep(kept);
      return kept.parts;
    }
    const files = await this.documents.files(tx, digest);
    const shelf = this.documents.shelfOf(files, digest);
    const { manifest } = openSnapshot(shelf);
    const parts = frozen(readParts(shelf, manifest));
    const bytes = [...files.values()].reduce((sum, one) => sum + one.length, 0);
    if (bytes <= mostBytes) this.keep({ digest, files: digestsOf(manifest, digest), parts });
    return parts;
  }

  private keep(kept: Kept): void {
    this.kept = kept;
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => (this.kept = undefined), keptFor).unref();
  }
}

/** By file: its digest, as the manifest says; the manifest's own is the snapshot's. */
function digestsOf(manifest: SnapshotManifest, digest: string): ReadonlyMap<string, string> {
  return new Map([['manifest.json', digest], ...[...manifest.parts, ...manifest.policies].map(({ file, sha256 }) => [file, sha256] as const)]);
}

function isSame(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([file, digest]) => others.get(file) === digest);
}

/** A value that nobody can change any more, with everything in it. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

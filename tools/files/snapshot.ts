import * as documents from '@documents';
import { snapshotKind } from '@documents';
import type { Freezing, Progress, ReadSnapshot } from '@documents';
import type { SnapshotParts } from '@allocation';
import { folderShelf, folderSink } from './folder';
import { newFolder } from './new-folder';

/** The snapshot in a folder, with every digest, count, row and cross reference checked on the way in. */
export function readSnapshot(folder: string, progress?: Progress): ReadSnapshot {
  return documents.readSnapshot(folderShelf(folder, snapshotKind), progress);
}

/** The contents page alone, and the digest that names the snapshot. */
export function openSnapshot(folder: string): ReturnType<typeof documents.openSnapshot> {
  return documents.openSnapshot(folderShelf(folder, snapshotKind));
}

/** Writes the parts as a snapshot folder and gives back its digest. */
export function writeSnapshot(out: string, parts: SnapshotParts, freezing: Freezing, force = false): string {
  return newFolder(out, snapshotKind, force, (folder) => documents.writeSnapshot(folderSink(folder), parts, freezing));
}

import * as documents from '@documents';
import { outcomeKind } from '@documents';
import type { Progress } from '@documents';
import type { Outcome, Snapshot } from '@allocation';
import { folderShelf, folderSink } from './folder';
import { newFolder } from './new-folder';

/** The outcome in a folder, numbered as its snapshot numbers children, intakes and preferences. */
export function readOutcome(folder: string, snapshot: Snapshot, progress?: Progress): Outcome {
  return documents.readOutcome(folderShelf(folder, outcomeKind), snapshot, progress);
}

/** The contents page alone, and the digest that names the outcome. */
export function openOutcome(folder: string): ReturnType<typeof documents.openOutcome> {
  return documents.openOutcome(folderShelf(folder, outcomeKind));
}

/** Writes an outcome as a folder and gives back its digest. */
export function writeOutcome(out: string, snapshot: Snapshot, outcome: Outcome, force = false): string {
  return newFolder(out, outcomeKind, force, (folder) => documents.writeOutcome(folderSink(folder), snapshot, outcome));
}

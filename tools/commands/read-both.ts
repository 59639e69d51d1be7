import type { Outcome } from '@allocation';
import { readOutcome } from '../files/outcome';
import { openSnapshot, readSnapshot } from '../files/snapshot';
import type { ReadSnapshot } from '@documents';
import { openOutcome } from '../files/outcome';
import type { Terminal } from './terminal';

/** Reads a snapshot, showing how far it has come. */
export function snapshotIn(folder: string, terminal: Terminal): ReadSnapshot {
  const path = terminal.path(folder);
  const { manifest } = openSnapshot(path);
  const bar = terminal.progress('Reading the snapshot', manifest.parts.reduce((sum, { rows }) => sum + rows, 0));
  try {
    return readSnapshot(path, bar.add);
  } finally {
    bar.done();
  }
}

/** Reads an outcome beside its snapshot, showing how far it has come. */
export function outcomeIn(folder: string, { snapshot }: ReadSnapshot, terminal: Terminal): Outcome {
  const path = terminal.path(folder);
  const { manifest } = openOutcome(path);
  const bar = terminal.progress('Reading the outcome', manifest.parts.reduce((sum, { rows }) => sum + rows, 0));
  try {
    return readOutcome(path, snapshot, bar.add);
  } finally {
    bar.done();
  }
}

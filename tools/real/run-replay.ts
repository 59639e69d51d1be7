import { decide } from '@allocation';
import type { Outcome, Snapshot, SnapshotParts } from '@allocation';
import { verify } from '@allocation/verify';
import type { Verification } from '@allocation/verify';
import { join } from 'node:path';
import { frozen } from '../commands/freeze';
import type { Terminal } from '../commands/terminal';
import { writeOutcome } from '../files/outcome';
import { readSnapshot } from '../files/snapshot';
import type { Replay } from './replay';
import { writeReplay } from './write-replay';

/** A replay that was written, frozen, decided and verified. */
export interface Ran {
  readonly replay: Replay;
  readonly parts: SnapshotParts;
  readonly snapshot: Snapshot;
  readonly outcome: Outcome;
  /** The digest of the outcome as it was written. */
  readonly digest: string;
  readonly verification: Verification;
}

/** Writes a replay as plain files, and takes them through freeze, decide and verify as any folder would be. */
export async function runReplay(replay: Replay, folder: string, terminal: Terminal): Promise<Ran> {
  writeReplay(replay, join(folder, 'round'));
  const { parts } = await frozen(join(folder, 'round'), join(folder, 'snapshot'), false, terminal);
  const { snapshot } = readSnapshot(join(folder, 'snapshot'));
  const outcome = decide(snapshot);
  const digest = writeOutcome(join(folder, 'outcome'), snapshot, outcome, false);
  return { replay, parts, snapshot, outcome, digest, verification: verify(snapshot, outcome) };
}

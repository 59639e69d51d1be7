import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SnapshotParts } from '@allocation';
import { openSnapshot, readParts, type Shelf } from '@documents';
import { projectRoot } from './service';

/** The rows of a small town, frozen by the commands, with the children's ids as the service has them. */
export async function townParts({
  children,
  schools,
  seed,
}: {
  children: number;
  schools: number;
  seed: number;
}): Promise<SnapshotParts> {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-town-'));
  try {
    await fairplace(
      'town',
      '--children',
      String(children),
      '--schools',
      String(schools),
      '--seed',
      String(seed),
      '--out',
      join(folder, 'town'),
    );
    await fairplace('freeze', join(folder, 'town'), '--out', join(folder, 'snapshot'));
    const shelf = shelfOf(join(folder, 'snapshot'));
    return withUuids(readParts(shelf, openSnapshot(shelf).manifest));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs one of the commands to its end; gives back what it said, and fails with all it said when it fails.
 *
 * Nothing else waits for it: a service that runs in the same process goes on answering.
 */
export async function fairplace(...args: readonly string[]): Promise<string> {
  const command = ['--import', 'tsx', 'tools/fairplace.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: projectRoot, encoding: 'utf8' });
  return stdout;
}

/** The same uuid for the same name, for rows whose ids the town made short. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function withUuids(parts: SnapshotParts): SnapshotParts {
  const named = <Row extends { readonly child: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => ({ ...row, child: uuidOf(row.child) }));
  return {
    ...parts,
    children: parts.children.map((row) => ({ ...row, id: uuidOf(row.id) })),
    preferences: named(parts.preferences),
    facts: named(parts.facts),
    measurements: named(parts.measurements),
    held: named(parts.held),
    reach: named(parts.reach),
  };
}

function shelfOf(folder: string): Shelf {
  return {
    name: folder,
    text: (file) => readFileSync(join(folder, file), 'utf8'),
    lines: function* (file) {
      const bytes = readFileSync(join(folder, file));
      yield* bytes.toString('utf8').split('\n').slice(0, -1);
      return { sha256: createHash('sha256').update(bytes).digest('hex') };
    },
  };
}

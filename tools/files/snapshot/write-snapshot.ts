import { engine, rowParts } from '@allocation';
import type { RowPart, SnapshotParts } from '@allocation';
import { byCodePoint, canonicalJson } from '@kernel';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { manifestText, schemaNumber } from '../manifest';
import { newFolder } from '../new-folder';
import { compareKeys } from '../read-rows';
import { writeRows, writeText } from '../write-rows';
import { policyFile, snapshotKind } from './snapshot-manifest';
import type { SnapshotManifest } from './snapshot-manifest';

/** The names of the parts in the order of the manifest. */
export const partNames = Object.keys(rowParts) as readonly RowPart[];

/** What a snapshot says besides its parts. */
export interface Freezing {
  /** The day on which everything in it was taken to be so: `2028-01-31`. */
  readonly frozenOn: string;
  readonly network?: { readonly digest: string; readonly date: string };
}

/** Writes the parts as a snapshot folder and gives back its digest. The order in which rows come in does not matter. */
export function writeSnapshot(out: string, parts: SnapshotParts, freezing: Freezing, force = false): string {
  return newFolder(out, snapshotKind, force, (folder) => {
    const manifest: SnapshotManifest = {
      kind: snapshotKind,
      schema: schemaNumber,
      engine,
      round: parts.round,
      frozenOn: freezing.frozenOn,
      policies: writePolicies(folder, parts),
      parts: partNames.map((name) => writeRows(folder, name, inOrder(parts[name], rowParts[name].key))),
      ...(freezing.network === undefined ? {} : { network: freezing.network }),
    };
    return writeText(join(folder, 'manifest.json'), manifestText(manifest));
  });
}

function writePolicies(folder: string, { policies }: SnapshotParts): SnapshotManifest['policies'] {
  mkdirSync(join(folder, 'policies'));
  return [...policies]
    .sort((a, b) => byCodePoint(a.id, b.id))
    .map((policy) => {
      const file = policyFile(policy.id);
      return { id: policy.id, file, sha256: writeText(join(folder, file), `${canonicalJson(policy)}\n`) };
    });
}

function inOrder(rows: readonly object[], key: readonly string[]): readonly object[] {
  return [...rows].sort((a, b) => compareKeys(a, b, key));
}

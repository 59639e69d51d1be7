import { engine, rowParts } from '@allocation';
import type { RowPart, SnapshotParts } from '@allocation';
import { byCodePoint, canonicalJson } from '@kernel';
import { manifestText, schemaNumber } from '../manifest';
import { compareKeys } from '../read-rows';
import type { Sink } from '../shelf';
import { writeRows } from '../write-rows';
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

/** Writes the parts as a snapshot and gives back its digest. The order in which rows come in does not matter. */
export function writeSnapshot(sink: Sink, parts: SnapshotParts, freezing: Freezing): string {
  const manifest: SnapshotManifest = {
    kind: snapshotKind,
    schema: schemaNumber,
    engine,
    round: parts.round,
    frozenOn: freezing.frozenOn,
    policies: writePolicies(sink, parts),
    parts: partNames.map((name) => writeRows(sink, name, inOrder(parts[name], rowParts[name].key))),
    ...(freezing.network === undefined ? {} : { network: freezing.network }),
  };
  return sink.write('manifest.json', [manifestText(manifest)]);
}

function writePolicies(sink: Sink, { policies }: SnapshotParts): SnapshotManifest['policies'] {
  return [...policies]
    .sort((a, b) => byCodePoint(a.id, b.id))
    .map((policy) => {
      const file = policyFile(policy.id);
      return { id: policy.id, file, sha256: sink.write(file, [`${canonicalJson(policy)}\n`]) };
    });
}

function inOrder(rows: readonly object[], key: readonly string[]): readonly object[] {
  return [...rows].sort((a, b) => compareKeys(a, b, key));
}

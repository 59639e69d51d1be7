import { buildSnapshot, rowParts } from '@allocation';
import type { MeasurementRow, RowPart, Snapshot, SnapshotParts } from '@allocation';
import { canonicalJson, digestText, refuse } from '@kernel';
import { completePolicy } from '@policy';
import type { Policy } from '@policy';
import { parseJson } from '../json';
import { checkParts, readManifest } from '../manifest';
import type { PartEntry } from '../manifest';
import { readRows } from '../read-rows';
import type { PartShape, Progress } from '../read-rows';
import type { Shelf } from '../shelf';
import { oneCopy } from './one-copy';
import { plainLines } from './plain-lines';
import { policyFile, SnapshotManifest, snapshotKind } from './snapshot-manifest';
import { partNames } from './write-snapshot';

/** A snapshot as it was read, with its contents page. */
export interface ReadSnapshot {
  readonly manifest: SnapshotManifest;
  readonly snapshot: Snapshot;
}

/**
 * The snapshot on a shelf, with every digest, count, row and cross reference checked on the way in.
 *
 * The points and the network of a measurement are checked and then let go: they are there for people, and a nation
 * of them would not fit in memory.
 */
export function readSnapshot(shelf: Shelf, progress?: Progress): ReadSnapshot {
  const { manifest, digest } = openSnapshot(shelf);
  const parts = readParts(shelf, manifest, progress);
  return { manifest, snapshot: buildSnapshot(parts, digest) };
}

/** The contents page alone, and the digest that names the snapshot. */
export function openSnapshot(shelf: Shelf): { readonly manifest: SnapshotManifest; readonly digest: string } {
  const read = readManifest(shelf, snapshotKind, SnapshotManifest);
  checkParts(read.manifest.parts, partNames);
  return read;
}

/** The rows of a snapshot as its files hold them. */
export function readParts(shelf: Shelf, manifest: SnapshotManifest, progress?: Progress): SnapshotParts {
  const same = oneCopy();
  const entries = new Map(manifest.parts.map((entry) => [entry.name, entry]));
  const part = <Row extends object>(name: RowPart, shape: PartShape<Row>, keep: (row: Row) => Row): readonly Row[] =>
    rowsOf(shelf, entries.get(name), shape, keep, progress);
  const whole = <Row>(row: Row): Row => row;
  return {
    round: manifest.round,
    policies: manifest.policies.map((entry) => readPolicy(shelf, entry)),
    intakes: part('intakes', rowParts.intakes, (row) => ({ ...row, id: same(row.id) })),
    children: part('children', { ...rowParts.children, plain: plainLines.children }, (row) => ({ ...row, id: same(row.id) })),
    preferences: part('preferences', { ...rowParts.preferences, plain: plainLines.preferences }, (row) => ({ ...row, child: same(row.child), intake: same(row.intake) })),
    facts: part('facts', rowParts.facts, (row) => ({ ...row, child: same(row.child) })),
    measurements: part('measurements', rowParts.measurements, (row) => measured(row, same)),
    held: part('held', rowParts.held, whole),
    draws: part('draws', rowParts.draws, whole),
    reach: part('reach', { ...rowParts.reach, plain: plainLines.reach }, (row) => ({ ...row, child: same(row.child), intake: same(row.intake) })),
  };
}

function rowsOf<Row extends object>(
  shelf: Shelf,
  entry: PartEntry | undefined,
  shape: PartShape<Row>,
  keep: (row: Row) => Row,
  progress: Progress | undefined,
): readonly Row[] {
  if (entry === undefined) throw new RangeError('The parts of a manifest are checked before they are read.');
  const rows: Row[] = [];
  for (const row of readRows(shelf, entry, shape, progress)) rows.push(keep(row));
  return rows;
}

function measured({ child, intake, measure, millimetres, method }: MeasurementRow, same: (text: string) => string): MeasurementRow {
  return { child: same(child), intake: same(intake), measure: same(measure), millimetres, method };
}

function readPolicy(shelf: Shelf, { id, file, sha256 }: SnapshotManifest['policies'][number]): Policy {
  const expected = policyFile(id);
  if (file !== expected) refuse({ file: 'manifest.json', path: `policies.${id}.file`, found: `"${file}"`, allowed: `"${expected}".` });
  const text = shelf.text(file);
  const found = digestText(text);
  if (found !== sha256) {
    refuse({ file, found: `the digest ${found}`, allowed: `${sha256}, as manifest.json says. The file has been changed since it was frozen.` });
  }
  const value = parseJson(text, file);
  const policy = completePolicy(value, file);
  if (policy.id !== id) refuse({ file, path: 'id', found: `"${policy.id}"`, allowed: `"${id}", as manifest.json says.` });
  if (`${canonicalJson(value)}\n` !== text) {
    refuse({ file, found: 'a policy that is not in canonical form', allowed: 'keys in code-point order, no spaces, one line feed at the end.' });
  }
  return policy;
}

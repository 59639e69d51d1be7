import { Round } from '@allocation';
import { Id } from '@policy';
import { z } from 'zod';
import { Hex, PartEntry, schemaNumber } from '../manifest';

export const snapshotKind = 'fairplace-snapshot';

/** A day as `2028-01-31`. */
export const Day = z.iso.date('a date such as 2028-01-31 is needed');

const PolicyEntry = z.strictObject({ id: Id, file: z.string().min(1), sha256: Hex });

/** The walking network that distances were measured on, for the record; the decision does not look at it. */
const NetworkEntry = z.strictObject({ digest: Hex, date: z.string().min(1) });

/** The contents page of a snapshot. Its digest names the snapshot. */
export const SnapshotManifest = z.strictObject({
  kind: z.literal(snapshotKind),
  schema: z.literal(schemaNumber),
  /** The program that wrote it, with its version. */
  engine: z.string().min(1),
  round: Round,
  /** The day on which everything in it was taken to be so. */
  frozenOn: Day,
  policies: z.array(PolicyEntry).min(1),
  parts: z.array(PartEntry),
  network: NetworkEntry.optional(),
});
export type SnapshotManifest = z.infer<typeof SnapshotManifest>;

/** The file of a policy. A slash of the id becomes a tilde, which no id has, so that every id is one file. */
export function policyFile(id: string): string {
  return `policies/${id.replaceAll('/', '~')}.json`;
}

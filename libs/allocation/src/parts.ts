import { ChildFacts, Id } from '@policy';
import type { Policy } from '@policy';
import { z } from 'zod';

/**
 * The rows of a snapshot as they stand in its files. `docs/snapshot.md` explains each; `docs/schema` has the schemas.
 *
 * Rows may name only ids. No names, addresses or dates of birth belong in a snapshot: the decision does not need them.
 */

const Text = z.string().min(1);
const Millimetres = z.int().min(0);
const Hex = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits are needed');

/** What happens to resident children who are left without a place (domain 2.3): the scheme says, or nothing does. */
export const Fallback = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** Shortest measured distance first, over every such child and every school with a vacancy that takes part. */
  z.strictObject({ kind: z.literal('nearest-with-vacancy'), says: Text }),
  /** A school in whose catchment the child lives comes before any other; then the nearest. */
  z.strictObject({ kind: z.literal('catchment-then-nearest'), says: Text }),
]);
export type Fallback = z.infer<typeof Fallback>;

export const Round = z.strictObject({
  id: Id,
  title: Text,
  authority: Text,
  phase: z.enum(['primary', 'secondary', 'other']),
  year: z.int().min(1990).max(2100),
  /** Offer day, or a later round that fills vacancies (late, waiting list, reallocation). */
  kind: z.enum(['offer-day', 'after-offer-day']),
  fallback: Fallback,
});
export type Round = z.infer<typeof Round>;

export const IntakeRow = z.strictObject({
  id: Id,
  school: Id,
  name: Text,
  /** The id of the policy that orders it. */
  policy: Id,
  /** Places in all in this round, before any held place is taken off: the offer limit. */
  places: z.int().min(0),
  /** Whether the scheme's fallback may place a child here. */
  takesFallback: z.boolean().optional(),
  /** Areas that count as this school's catchment for the fallback. */
  catchment: z.array(Id).optional(),
});
export type IntakeRow = z.infer<typeof IntakeRow>;

export const ChildRow = z.strictObject({
  id: Id,
  /** Lives in the authority's area, so that its fallback applies. */
  resident: z.boolean(),
});
export type ChildRow = z.infer<typeof ChildRow>;

export const PreferenceRow = z.strictObject({ child: Id, rank: z.int().min(1).max(99), intake: Id });
export type PreferenceRow = z.infer<typeof PreferenceRow>;

export const FactsRow = z.strictObject({ child: Id, facts: ChildFacts });
export type FactsRow = z.infer<typeof FactsRow>;

const Point = z.strictObject({ easting: z.number().finite(), northing: z.number().finite() });

export const MeasurementRow = z.strictObject({
  child: Id,
  intake: Id,
  /** The measure's name in the intake's policy. */
  measure: Id,
  millimetres: Millimetres,
  method: z.enum(['straight-line', 'walking-route']),
  from: Point.optional(),
  to: Point.optional(),
  /** The digest of the walking network. */
  network: Hex.optional(),
});
export type MeasurementRow = z.infer<typeof MeasurementRow>;

/** Why a child holds a place before the run. */
export const heldReasons = ['ehc-plan', 'directed', 'offer', 'accepted-offer', 'appeal'] as const;

export const HeldRow = z.strictObject({
  child: Id,
  intake: Id,
  why: z.enum(heldReasons),
  /** Whether the place comes off the intake's places; a resourced-provision place may not (10.4 of the domain notes). */
  counts: z.boolean(),
  /** Whether the child still waits for a preference above this place and may give it up. Never for an EHC plan. */
  mayMove: z.boolean(),
  /** The pool that the place was counted in when it was offered. */
  pool: Id.optional(),
});
export type HeldRow = z.infer<typeof HeldRow>;

/** A draw: committed to before the run by the hash of its seed, revealed in the snapshot (1.34-1.35). */
export const DrawRow = z.strictObject({
  intake: Id,
  /** Names this draw; never used twice. */
  id: Id,
  /** SHA-256 of the seed's UTF-8 bytes, published before the draw. */
  commitment: Hex,
  seed: Text,
  supervisor: Text,
});
export type DrawRow = z.infer<typeof DrawRow>;

/** A distance used only by the fallback: from a resident child to an intake that takes part in it. */
export const ReachRow = z.strictObject({ child: Id, intake: Id, millimetres: Millimetres });
export type ReachRow = z.infer<typeof ReachRow>;

/** All the rows of a snapshot. Their order does not matter here; on disk they stand in the order of their ids. */
export interface SnapshotParts {
  readonly round: Round;
  readonly policies: readonly Policy[];
  readonly intakes: readonly IntakeRow[];
  readonly children: readonly ChildRow[];
  readonly preferences: readonly PreferenceRow[];
  readonly facts: readonly FactsRow[];
  readonly measurements: readonly MeasurementRow[];
  readonly held: readonly HeldRow[];
  readonly draws: readonly DrawRow[];
  readonly reach: readonly ReachRow[];
}

/** The parts that are files of rows, each with its schema and the fields that order and name its rows. */
export const rowParts = {
  intakes: { schema: IntakeRow, key: ['id'] },
  children: { schema: ChildRow, key: ['id'] },
  preferences: { schema: PreferenceRow, key: ['child', 'rank'] },
  facts: { schema: FactsRow, key: ['child'] },
  measurements: { schema: MeasurementRow, key: ['child', 'intake', 'measure'] },
  held: { schema: HeldRow, key: ['child'] },
  draws: { schema: DrawRow, key: ['intake', 'id'] },
  reach: { schema: ReachRow, key: ['child', 'intake'] },
} as const;
export type RowPart = keyof typeof rowParts;

import { verdictCodes, waysPlaced } from '@allocation';
import { Id } from '@policy';
import { z } from 'zod';
import { Hex, PartEntry, schemaNumber } from '../manifest';

/** The rows of an outcome as they stand in its files; `docs/outcome.md` explains each. */

export const outcomeKind = 'fairplace-outcome';

/** The contents page of an outcome, naming the snapshot it was decided from. Its digest names the outcome. */
export const OutcomeManifest = z.strictObject({
  kind: z.literal(outcomeKind),
  schema: z.literal(schemaNumber),
  /** The program that decided, with its version. */
  engine: z.string().min(1),
  /** The digest of the snapshot's manifest. */
  snapshot: Hex,
  parts: z.array(PartEntry),
});
export type OutcomeManifest = z.infer<typeof OutcomeManifest>;

const Count = z.int().min(0);
const Position = z.int().min(1);
const Stage = z.int().min(0).max(32_767);

/** The place of a child, or that there is none. */
export const PlaceRow = z.strictObject({
  child: Id,
  intake: Id.nullable(),
  how: z.enum(waysPlaced),
  /** The parent's rank of the intake; left out where it is not one of their preferences. */
  rank: z.int().min(1).max(99).optional(),
  /** The list that took the child, by its number within the intake; left out where no list did. */
  stage: Stage.optional(),
  /** Which place of the intake it was, after offer day where draws decide. */
  vacancy: z.int().min(1).optional(),
});

/** One list in which places were filled. Its lines are in `standings`. */
export const ListRow = z.strictObject({
  intake: Id,
  stage: Stage,
  /** Which place of the intake it was made for, after offer day where draws decide; 0 otherwise. */
  vacancy: Count,
  pool: z.string().min(1),
  /** The rows of the policy that it ranks, in the policy's order. */
  rows: z.array(Id),
  /** How many keys each line has. */
  width: Count,
});

/** One child's line in a list. */
export const StandingRow = z.strictObject({
  intake: Id,
  stage: Stage,
  vacancy: Count,
  position: Position,
  child: Id,
  /** The row of the policy that gave the child this category. */
  row: Id,
  /** The values compared, first key first; null where there is none. */
  keys: z.array(z.number().nullable()),
  /** The value drawn, where only the draw separated the child from another. */
  drawn: Hex.optional(),
});

/** What one list did with the places it was given. */
export const StageRow = z.strictObject({
  intake: Id,
  stage: Stage,
  places: Count,
  taken: Count,
  /** The position of the last child taken; null where none was. */
  lastTaken: Position.nullable(),
});

/** The answer to one preference. */
export const TrailRow = z.strictObject({
  child: Id,
  rank: z.int().min(1).max(99),
  intake: Id,
  verdict: z.enum(verdictCodes),
  /** The position in the first list that ranks the child; left out where none does. */
  position: Position.optional(),
});

/** A change that one pass made for the next because of a multiple birth. */
export const PassRow = z.strictObject({
  pass: Count,
  child: Id,
  intake: Id,
  change: z.enum(['over-number', 'counts-as-sibling']),
  because: Id,
});

/** The parts of an outcome, each with its schema and the fields that order its lines. */
export const outcomeParts = {
  places: { schema: PlaceRow, key: ['child'] },
  lists: { schema: ListRow, key: ['intake', 'vacancy', 'stage'] },
  standings: { schema: StandingRow, key: ['intake', 'vacancy', 'stage', 'position'] },
  stages: { schema: StageRow, key: ['intake', 'stage'] },
  trail: { schema: TrailRow, key: ['child', 'rank'] },
  passes: { schema: PassRow, key: ['pass', 'child', 'intake', 'change'] },
} as const;

export const outcomePartNames = Object.keys(outcomeParts) as readonly (keyof typeof outcomeParts)[];

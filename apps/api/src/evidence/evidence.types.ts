import type { DrawRow, HeldRow, SnapshotParts } from '@allocation';

/** Why a round cannot be gathered yet. */
export const blockKinds = [
  'application-contested',
  'lateness-undecided',
  'change-undecided',
  'age-group-undecided',
  'home-without-point',
  'policy-undetermined',
  'claim-unanswered',
  'list-undecided',
  'plan-unanswered',
  'place-not-in-round',
  'two-places-held',
  'preference-unmeasured',
  'distance-challenged',
  'cannot-gather',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** One thing that must be settled before a round can be gathered. Ids only: whoever shows it adds the names they may see. */
export interface Block {
  readonly why: BlockKind;
  readonly says: string;
  readonly child?: string;
  readonly application?: string;
  readonly intake?: string;
  /** The claim, the list's line or the measure that it is about. */
  readonly subject?: string;
}

/** What a round is to be gathered with besides itself. */
export interface RoundAsked {
  readonly round: string;
  readonly kind: 'offer-day' | 'after-offer-day';
  /** Places held from offers; those by EHC plan are added. */
  readonly held: readonly HeldRow[];
  readonly draws: readonly DrawRow[];
  /** Intakes that do not take part, by an officer's decision. */
  readonly without?: readonly string[];
}

/** Everything a run may look at, as rows, and the street network that walks were measured on. */
export interface GatheredRound {
  readonly parts: SnapshotParts;
  readonly network?: { readonly digest: string; readonly date: string };
}

import type { ChildTrail, Counterfactual, HeldRow } from '@allocation';
import type { Language } from '@kernel';
import type { RunState } from '@contract';

/** A run as its room keeps it. */
export interface RunRow {
  readonly id: string;
  readonly authority: string;
  readonly round: string;
  readonly number: number;
  readonly kind: 'offer-day' | 'after-offer-day';
  readonly dry: boolean;
  readonly state: RunState;
  /** The day on which everything in the snapshot was taken to be so. */
  readonly frozenOn: string;
  readonly asked: RunAsked;
  readonly snapshot: string;
  readonly outcome: string | null;
  readonly explained: boolean;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly decidedAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  readonly visibleFrom: Date | null;
}

/** What a run was prepared with besides the round itself; gathering again with the same must give the same snapshot. */
export interface RunAsked {
  /** Places that children hold already: handed in, never reached for. */
  readonly held: readonly HeldRow[];
  /** The draws it uses, by id. */
  readonly draws: readonly string[];
  /** Preferences that are asked for no longer: the family left that waiting list, or declined a place there or lower. */
  readonly off?: readonly { readonly child: string; readonly intake: string }[];
  /** Intakes that took part last time and do not now, with the officer's reason. */
  readonly without: readonly { readonly intake: string; readonly because: string }[];
}

/** How far the places of a list went, by its groups, and where one child stood in it. */
export interface HowFar {
  readonly places: number;
  readonly position: number;
  readonly groups: readonly {
    /** The groups' numbers or letters in the policy, and their names. */
    readonly rows: readonly string[];
    readonly names: readonly string[];
    readonly count: number;
    readonly reached: number;
    readonly yours: boolean;
  }[];
}

/** A preference's answer with its sentences, as a parent may read it. */
export type ToldEntry = ChildTrail['entries'][number] & {
  readonly says: readonly string[];
  readonly howFar?: HowFar | undefined;
  /** The language of the sentences; English, as they are stored, where none is named. */
  readonly lang?: Language;
};

/** What a run says of one child, with the sentences that can be said without deciding again. */
export interface ToldTrail {
  readonly child: string;
  readonly placed: ChildTrail['placed'] | null;
  readonly entries: readonly ToldEntry[];
}

/** What would have changed one answer: its sentences, and the changes themselves so that they can be said otherwise. */
export interface ToldWhy {
  readonly intake: string;
  readonly says: readonly string[];
  readonly changes?: readonly Counterfactual[];
}

/** What would have changed the answer to each refused preference, by intake; proved by deciding again. */
export interface ToldWhys {
  readonly whys: readonly ToldWhy[];
}

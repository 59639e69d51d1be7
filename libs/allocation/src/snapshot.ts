import type { ChildFacts, Policy } from '@policy';
import type { DrawRow, HeldRow, IntakeRow, Round } from './parts';

/** One intake of the round, with its policy. */
export interface Intake extends Omit<IntakeRow, 'policy'> {
  readonly policy: Policy;
  /** The measures that the policy ranks on, in code-point order; a measure's place here is its slot. */
  readonly measures: readonly string[];
  /** The draw that separates exact ties here, where the policy has one. */
  readonly draw?: DrawRow;
}

/** A place held before the run, by the numbers of its child and intake. */
export interface Held extends Omit<HeldRow, 'child' | 'intake'> {
  readonly child: number;
  readonly intake: number;
}

/**
 * Everything a decision may depend on, frozen, checked, and laid out in columns so that a nation fits in memory.
 *
 * Children and intakes stand in code-point order of their ids and are numbered by it, so the order in which rows
 * arrived cannot matter. Preferences are numbered child by child, best wish first: those of child `c` are
 * `preferenceStart[c]` up to (not including) `preferenceStart[c + 1]`.
 */
export interface Snapshot {
  /** SHA-256 of the canonical content: names the snapshot. */
  readonly digest: string;
  readonly round: Round;
  readonly intakes: readonly Intake[];
  readonly children: readonly string[];
  /** 1 where the child lives in the authority's area. */
  readonly resident: Uint8Array;
  /** By child. */
  readonly facts: readonly ChildFacts[];
  readonly preferenceStart: Int32Array;
  /** By preference: the child's number. */
  readonly preferenceChild: Int32Array;
  /** By preference: the intake's number. */
  readonly preferenceIntake: Int32Array;
  /** By preference: the parent's rank, 1 best. */
  readonly preferenceRank: Uint8Array;
  /** By measure slot of the preference's intake, then by preference: whole millimetres, NaN where the policy has no such slot. */
  readonly millimetres: readonly Float64Array[];
  readonly held: readonly Held[];
  /** Distances for the fallback. */
  readonly reach: { readonly child: Int32Array; readonly intake: Int32Array; readonly millimetres: Float64Array };
}

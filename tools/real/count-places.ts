import { waysPlaced } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';

/** How many children a round placed, by the rank of the preference that placed them. */
export interface Placed {
  readonly children: number;
  /** Children placed by their preference of rank 1, of rank 2, and so on. */
  readonly byRank: readonly number[];
  readonly byFallback: number;
  readonly without: number;
}

/** Counts the children of an outcome by the rank that their parents gave to the school they have. */
export function countPlaced(snapshot: Snapshot, outcome: Outcome): Placed {
  const byRank: number[] = [];
  let byFallback = 0;
  let without = 0;
  outcome.placedIntake.forEach((_, child) => {
    const how = waysPlaced[outcome.placedHow[child] ?? 0];
    const rank = rankOf(snapshot, outcome, child);
    if (how === 'none') without += 1;
    else if (how === 'fallback' || rank === undefined) byFallback += 1;
    else byRank[rank - 1] = (byRank[rank - 1] ?? 0) + 1;
  });
  return { children: snapshot.children.length, byRank: Array.from(byRank, (number) => number ?? 0), byFallback, without };
}

/** What one intake was asked for, and whom it has. */
export interface IntakeCount {
  /** Children who named it at rank 1. */
  readonly namedFirst: number;
  readonly placed: number;
  /** Those of the placed who named it at rank 1. */
  readonly first: number;
}

/** By intake, in the order of the snapshot: how many named it first, have it, and both. */
export function countByIntake(snapshot: Snapshot, outcome: Outcome): readonly IntakeCount[] {
  const counts = snapshot.intakes.map(() => ({ namedFirst: 0, placed: 0, first: 0 }));
  snapshot.preferenceIntake.forEach((intake, preference) => {
    const mine = counts[intake];
    if (mine !== undefined && snapshot.preferenceRank[preference] === 1) mine.namedFirst += 1;
  });
  outcome.placedIntake.forEach((intake, child) => {
    const mine = counts[intake];
    if (mine === undefined) return;
    mine.placed += 1;
    if (rankOf(snapshot, outcome, child) === 1) mine.first += 1;
  });
  return counts;
}

function rankOf({ preferenceStart, preferenceIntake, preferenceRank }: Snapshot, { placedIntake }: Outcome, child: number): number | undefined {
  for (let preference = preferenceStart[child] ?? 0; preference < (preferenceStart[child + 1] ?? 0); preference += 1) {
    if (preferenceIntake[preference] === placedIntake[child]) return preferenceRank[preference];
  }
  return undefined;
}

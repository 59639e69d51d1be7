import { type ChildTrail, type Outcome, sayEntry, type Snapshot, TrailReader } from '@allocation';
import type { CorrectionDifference } from '@contract';

/** A round decided: what went in and what came out. */
export interface Decided {
  readonly snapshot: Snapshot;
  readonly outcome: Outcome;
}

/**
 * Every child whom two decisions of the same round treat differently, in order of their ids.
 *
 * A child has *lost* when the right facts would have given them a place they would rather have than what they had.
 */
export function withAndWithout(without: Decided, corrected: Decided): CorrectionDifference[] {
  const before = new TrailReader(without.snapshot, without.outcome);
  const after = new TrailReader(corrected.snapshot, corrected.outcome);
  const numbers = new Map(corrected.snapshot.children.map((child, number) => [child, number]));
  return without.snapshot.children.flatMap((child, number): CorrectionDifference[] => {
    const other = numbers.get(child);
    if (other === undefined) return [];
    const had = placedAt(without, number);
    const wouldHave = placedAt(corrected, other);
    if (had === wouldHave) return [];
    const now = after.trailOf(other);
    const lost = rankOf(now, wouldHave) < rankOf(now, had);
    const why = [
      ...said('As it was', without.snapshot, before.trailOf(number), [had, wouldHave]),
      ...said('Put right', corrected.snapshot, now, [had, wouldHave]),
    ];
    return [{ child, had, wouldHave, lost, why }];
  });
}

function placedAt({ snapshot, outcome }: Decided, child: number): string | null {
  return snapshot.intakes[outcome.placedIntake[child] ?? -1]?.id ?? null;
}

/** How much a place is wished for: the parent's rank; a place nobody named comes after all named, no place last. */
function rankOf({ entries }: ChildTrail, intake: string | null): number {
  if (intake === null) return Number.POSITIVE_INFINITY;
  return entries.find((entry) => entry.intake === intake)?.rank ?? Number.MAX_SAFE_INTEGER;
}

function said(when: string, snapshot: Snapshot, { entries }: ChildTrail, about: readonly (string | null)[]): string[] {
  return entries
    .filter(({ intake }) => about.includes(intake))
    .flatMap((entry) => {
      const policy = snapshot.intakes.find(({ id }) => id === entry.intake)?.policy;
      return policy === undefined ? [] : sayEntry(policy, entry).map((sentence) => `${when}: ${sentence}`);
    });
}

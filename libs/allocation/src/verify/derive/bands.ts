import type { Banding, ChildFacts } from '@policy';

/** A banding with the scores it is read against. */
export interface BandScale {
  readonly banding: Banding;
  /** The scores of the intake's tested applicants, lowest first; used where bands are shares of the applicants. */
  readonly scores: Float64Array;
}

/** The first score a child has in a test, or NaN. */
export function scoreIn(facts: ChildFacts, test: string): number {
  if (facts.tests === undefined) return Number.NaN;
  for (const one of facts.tests) if (one.test === test) return one.score;
  return Number.NaN;
}

/** The band that the test puts a child in (1.25-1.28): by how many applicants scored strictly higher, or by fixed scores. */
export function bandIn({ banding, scores }: BandScale, facts: ChildFacts): string | undefined {
  const score = scoreIn(facts, banding.test);
  if (Number.isNaN(score)) return 'untested';
  const last = banding.bands[banding.bands.length - 1]?.id;
  if (banding.basis !== 'applicants') return banding.bands.find((band) => band.from !== undefined && band.from <= score)?.id ?? last;
  const share = (scores.length - notAbove(scores, score)) / scores.length;
  let percents = 0;
  for (const band of banding.bands) {
    percents += band.percent ?? 0;
    if (share < percents / 100) return band.id;
  }
  return last;
}

/** How many scores are not above this one. */
function notAbove(sorted: Float64Array, score: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

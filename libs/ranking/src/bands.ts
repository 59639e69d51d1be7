import type { Banding, ChildFacts } from '@policy';

/** The band of a child who did not take the test. */
export const untested = 'untested';

/**
 * The band of each child, in the order given, by the policy's banding (1.25-1.27).
 *
 * By applicants: the share of the tested who scored strictly higher decides, so equal scores share a band. By area or
 * nation: fixed scores decide.
 */
export function bandsOf(banding: Banding, children: readonly ChildFacts[]): readonly string[] {
  const scores = children.map((facts) => facts.tests?.find((one) => one.test === banding.test)?.score);
  const band = banding.basis === 'applicants' ? byApplicants(banding, scores) : byScore(banding);
  return scores.map((score) => (score === undefined ? untested : band(score)));
}

function byApplicants(banding: Banding, scores: readonly (number | undefined)[]): (score: number) => string {
  const tested = scores.filter((score) => score !== undefined).sort((a, b) => b - a);
  const higher = new Map<number, number>();
  tested.forEach((score, at) => {
    if (!higher.has(score)) higher.set(score, at);
  });
  return (score) => {
    const share = (higher.get(score) ?? 0) / tested.length;
    let total = 0;
    for (const { id, percent } of banding.bands) {
      total += percent ?? 0;
      if (total / 100 > share) return id;
    }
    return lastBand(banding);
  };
}

function byScore(banding: Banding): (score: number) => string {
  return (score) => banding.bands.find((one) => one.from !== undefined && one.from <= score)?.id ?? lastBand(banding);
}

function lastBand(banding: Banding): string {
  return banding.bands[banding.bands.length - 1]?.id ?? untested;
}

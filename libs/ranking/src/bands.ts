import type { Banding, ChildFacts } from '@policy';

/** The band of a child who did not take the test. */
export const untested = 'untested';

/**
 * Sorts children into bands by the policy's banding (1.25-1.27), seen among these applicants.
 *
 * By applicants: the share of the tested who scored strictly higher decides, so equal scores share a band. By area or
 * nation: fixed scores decide.
 */
export function bandsAmong(banding: Banding, applicants: readonly ChildFacts[]): (child: ChildFacts) => string {
  const scoreOf = (facts: ChildFacts): number | undefined => facts.tests?.find((one) => one.test === banding.test)?.score;
  const band = banding.basis === 'applicants' ? byApplicants(banding, applicants.map(scoreOf)) : byScore(banding);
  return (child) => {
    const score = scoreOf(child);
    return score === undefined ? untested : band(score);
  };
}

function byApplicants(banding: Banding, scores: readonly (number | undefined)[]): (score: number) => string {
  const tested = scores.filter((score) => score !== undefined).sort((a, b) => b - a);
  return (score) => {
    const share = tested.length === 0 ? 0 : higherThan(tested, score) / tested.length;
    let total = 0;
    for (const { id, percent } of banding.bands) {
      total += percent ?? 0;
      if (total / 100 > share) return id;
    }
    return lastBand(banding);
  };
}

/** How many of the scores, highest first, are strictly higher. */
function higherThan(scores: readonly number[], score: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scores[middle] as number) > score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byScore(banding: Banding): (score: number) => string {
  return (score) => banding.bands.find((one) => one.from !== undefined && one.from <= score)?.id ?? lastBand(banding);
}

function lastBand(banding: Banding): string {
  return banding.bands[banding.bands.length - 1]?.id ?? untested;
}

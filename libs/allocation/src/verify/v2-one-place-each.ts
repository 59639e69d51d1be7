import type { Case } from './case';
import { verdictCodes, waysPlaced } from './documents';
import type { Property } from './property';

/** The one place a child has is the one place the answers speak of. */
export const onePlaceEach: Property = {
  name: 'V2',
  says: 'No child has two places, and the place a child has is the one that the answers name.',
  paragraphs: ['2.7'],
  check(one) {
    const ledger = one.ledger();
    const { children } = one.snapshot;
    for (let child = 0; child < children.length; child += 1) {
      ledger.checked += 1;
      checkChild(one, child, (says, intake) => {
        ledger.add({ says, child: children[child] ?? '', ...(intake === undefined ? {} : { intake }) });
      });
    }
    return ledger;
  },
};

const ways = [...waysPlaced];
const giving = new Set<number>((['offered', 'offered-over-number', 'held'] as const).map((code) => verdictCodes.indexOf(code)));

function checkChild({ snapshot, outcome }: Case, child: number, wrong: (says: string, intake?: string) => void): void {
  const { preferenceStart, preferenceIntake } = snapshot;
  const intake = outcome.placedIntake[child] ?? -1;
  const way = ways[outcome.placedHow[child] ?? 0];
  if (intake < 0 !== (way === 'none')) wrong('A child has a place without a reason, or a reason without a place.');
  const end = preferenceStart[child + 1] ?? 0;
  let given = 0;
  for (let preference = preferenceStart[child] ?? 0; preference < end; preference += 1) {
    const code = outcome.verdicts[preference] ?? 0;
    if (!giving.has(code)) continue;
    given += 1;
    const named = snapshot.intakes[preferenceIntake[preference] ?? -1]?.id ?? '';
    if (preferenceIntake[preference] !== intake) wrong(`A child's answer gives ${named}, where they have no place.`, named);
    else if (verdictCodes[code] !== answerTo(way)) wrong(`A child's answer for ${named} tells of another way of being placed.`, named);
  }
  if (given > 1) wrong(`A child is given ${given} places.`);
  if (given === 0 && (way === 'preference' || way === 'over-number')) wrong('A child has a place that no answer gives them.');
}

/** The answer that belongs to a way of being placed. */
function answerTo(way: (typeof waysPlaced)[number] | undefined): string {
  if (way === 'preference') return 'offered';
  return way === 'over-number' ? 'offered-over-number' : 'held';
}

import { verdictCodes, waysPlaced } from './documents';
import type { Property } from './property';

/** The one place a child has is the one place the answers speak of. */
export const onePlaceEach: Property = {
  name: 'V2',
  says: 'No child has two places, and the place a child has is the one that the answers name.',
  paragraphs: ['2.7'],
  check(one) {
    const ledger = one.ledger();
    const { snapshot, outcome } = one;
    const { preferenceStart, preferenceIntake } = snapshot;
    snapshot.children.forEach((child, number) => {
      ledger.checked += 1;
      const intake = outcome.placedIntake[number] ?? -1;
      const way = waysPlaced[outcome.placedHow[number] ?? 0];
      if ((intake < 0) !== (way === 'none')) ledger.add({ says: 'A child has a place without a reason, or a reason without a place.', child });
      const end = preferenceStart[number + 1] ?? 0;
      let given = 0;
      for (let preference = preferenceStart[number] ?? 0; preference < end; preference += 1) {
        const code = verdictCodes[outcome.verdicts[preference] ?? 0];
        if (code !== 'offered' && code !== 'offered-over-number' && code !== 'held') continue;
        given += 1;
        const named = snapshot.intakes[preferenceIntake[preference] ?? -1]?.id ?? '';
        if (preferenceIntake[preference] !== intake) ledger.add({ says: `A child's answer gives ${named}, where they have no place.`, intake: named, child });
        else if (code !== answerTo(way)) ledger.add({ says: `A child's answer for ${named} tells of another way of being placed.`, intake: named, child });
      }
      if (given > 1) ledger.add({ says: `A child is given ${given} places.`, child });
      if (given === 0 && (way === 'preference' || way === 'over-number')) ledger.add({ says: 'A child has a place that no answer gives them.', child });
    });
    return ledger;
  },
};

/** The answer that belongs to a way of being placed. */
function answerTo(way: (typeof waysPlaced)[number] | undefined): string {
  if (way === 'preference') return 'offered';
  return way === 'over-number' ? 'offered-over-number' : 'held';
}

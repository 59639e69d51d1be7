import { waysPlaced } from './documents';
import type { Case } from './case';
import { fallbackFor } from './derive/fallback';
import { vacanciesOf } from './derive/replay';
import type { Ledger } from './ledger';
import type { Property } from './property';

const ways = [...waysPlaced];

/** Every place follows from a preference, from a place held before, or from the scheme's own fallback, worked out again. */
export const onlyNamedPlaces: Property = {
  name: 'V3',
  says: "No child is placed at a school their parent did not name, unless they held that place before or the authority's stated fallback gives it; and the fallback gives each child what the scheme says.",
  paragraphs: ['2.7'],
  check(one) {
    const ledger = one.ledger();
    const { outcome, snapshot, at } = one;
    const { placedHow, placedIntake } = outcome;
    for (let child = 0; child < placedHow.length; child += 1) {
      ledger.checked += 1;
      const way = ways[placedHow[child] ?? 0];
      const intake = placedIntake[child] ?? -1;
      const named = (way !== 'preference' && way !== 'over-number') || (at[child] ?? -1) >= 0;
      const held = way !== 'held' || one.people.heldBy.get(child)?.intake === intake;
      if (named && held) continue;
      const names = { intake: snapshot.intakes[intake]?.id ?? '', child: snapshot.children[child] ?? '' };
      if (!named) ledger.add({ says: `A child is placed at ${names.intake}, which their parent did not name.`, ...names });
      if (!held) ledger.add({ says: `A child is said to hold ${names.intake}, and did not hold it before.`, ...names });
    }
    checkFallback(one, ledger);
    return ledger;
  },
};

function checkFallback(one: Case, ledger: Ledger): void {
  const { outcome, snapshot } = one;
  const room = Int32Array.from(one.plans, (plan) => vacanciesOf(one, plan, (child) => outcome.placedHow[child] === 2));
  const byFallback = (child: number): boolean => ways[outcome.placedHow[child] ?? 0] === 'fallback';
  const { placedHow, placedIntake } = outcome;
  for (let child = 0; child < placedHow.length; child += 1) {
    const intake = placedIntake[child] ?? -1;
    if (ways[placedHow[child] ?? 0] === 'preference' && intake >= 0) room[intake] = (room[intake] ?? 0) - 1;
  }
  const given = fallbackFor(snapshot, (child) => (outcome.placedIntake[child] ?? -1) >= 0 && !byFallback(child), room);
  for (let child = 0; child < placedHow.length; child += 1) {
    const got = byFallback(child) ? (placedIntake[child] ?? -1) : -1;
    const stated = given.get(child) ?? -1;
    if (got === stated) continue;
    const name = (intake: number): string => snapshot.intakes[intake]?.id ?? 'no place';
    ledger.add({ says: `The stated fallback gives a child ${name(stated)}, and they were given ${name(got)}.`, child: snapshot.children[child] ?? '' });
  }
}

import type { Property } from './property';

/** Places that children hold before the run are the law's or their own; a run may only better them. */
export const heldPlacesStand: Property = {
  name: 'V7',
  says: 'Every child whose EHC plan names the school is placed there, outside all lists, and nobody loses a place they hold unless a school they would rather have takes them.',
  paragraphs: ['1.6', '2.15'],
  check(one) {
    const ledger = one.ledger();
    const { snapshot, outcome, people } = one;
    for (const held of snapshot.held) {
      ledger.checked += 1;
      const intake = snapshot.intakes[held.intake]?.id ?? '';
      const child = snapshot.children[held.child] ?? '';
      const stays = outcome.placedIntake[held.child] === held.intake && outcome.placedHow[held.child] === 2;
      const moved = held.mayMove && (one.at[held.child] ?? -1) >= 0 && (one.at[held.child] ?? -1) < (people.until[held.child] ?? 0);
      if (!stays && !moved) ledger.add({ says: `A child has lost the place at ${intake} that they hold.`, intake, child });
      const start = snapshot.preferenceStart[held.child] ?? 0;
      const end = snapshot.preferenceStart[held.child + 1] ?? start;
      for (let preference = Math.max(start, people.until[held.child] ?? start); preference < end; preference += 1) {
        if (one.reading.place[preference] === -1) continue;
        const listed = snapshot.intakes[snapshot.preferenceIntake[preference] ?? -1]?.id ?? '';
        ledger.add({ says: `A child who holds a place that they want as much, or by law, is on a list of ${listed}.`, intake: listed, child });
      }
    }
    return ledger;
  },
};

import type { Property } from './property';

/** Lists are derived again without ever looking at the parent's rank; whoever they hold must be there, at any rank. */
export const preferenceOrderIsNotSeen: Property = {
  name: 'V9',
  says: "Whether a child is on a school's lists depends on the facts alone: a school put last lists the child exactly as a school put first.",
  paragraphs: ['1.9(c)'],
  check(one) {
    const ledger = one.ledger();
    const { snapshot, outcome, people, categories } = one;
    const { preferenceStart, preferenceIntake, preferenceRank, children } = snapshot;
    for (let child = 0; child < children.length; child += 1) {
      const until = people.until[child] ?? 0;
      for (let preference = preferenceStart[child] ?? 0; preference < until; preference += 1) {
        ledger.checked += 1;
        let stands = false;
        for (const rows of categories.rows) if ((rows[preference] ?? -1) >= 0) stands = true;
        const listed = (outcome.positions[preference] ?? -1) >= 0;
        if (stands === listed && stands === (one.reading.place[preference] !== -1)) continue;
        const intake = snapshot.intakes[preferenceIntake[preference] ?? -1]?.id ?? '';
        const where = `preference ${preferenceRank[preference] ?? 0} of a child, ${intake}`;
        ledger.add({ says: stands ? `The facts put ${where} on a list, and it is on none.` : `The facts put ${where} on no list, and it is on one.`, intake, child: children[child] ?? '' });
      }
    }
    return ledger;
  },
};

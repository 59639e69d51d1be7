import { commitmentTo } from './derive/draw';
import type { Property } from './property';

/** Every draw that was recorded is drawn again, and none may decide more than an exact tie. */
export const drawsAreHonest: Property = {
  name: 'V11',
  says: 'Every draw follows from the seed that was committed to before the run, separates only children whom nothing else separates, and is used by one school only.',
  paragraphs: ['1.34', '1.35'],
  check(one) {
    const ledger = one.ledger();
    ledger.take(one.reading.draws);
    const users = new Map<string, string>();
    for (const { id, draw } of one.snapshot.intakes) {
      if (draw === undefined) continue;
      ledger.checked += 1;
      if (commitmentTo(draw.seed) !== draw.commitment) ledger.add({ says: `The seed of ${id}'s draw is not the one that was committed to.`, intake: id });
      const before = users.get(draw.id);
      if (before !== undefined) ledger.add({ says: `The draw ${draw.id} is used by ${before} and by ${id}.`, intake: id });
      users.set(draw.id, id);
    }
    return ledger;
  },
};

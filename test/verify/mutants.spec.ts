import { verify } from '@allocation/verify';
import { decidedWorld } from './decided';
import { Dice } from './dice';
import { copyOf, mutants } from './mutants';

describe('No changed outcome passes the verifier', () => {
  const worlds = Array.from({ length: 60 }, (_, at) => at + 1).flatMap((seed) => {
    const decided = decidedWorld(seed);
    return decided === undefined ? [] : [{ seed, ...decided }];
  });

  it.each(mutants.map((mutant) => [mutant.does, mutant] as const))('that %s', (_does, mutant) => {
    let tried = 0;
    for (const { seed, snapshot, outcome } of worlds) {
      const changed = mutant.change(copyOf(outcome), snapshot, new Dice(seed));
      if (changed === undefined) continue;
      const broken = verify(snapshot, changed).properties.filter((property) => !property.holds).map((property): string => property.name);
      expect({ seed, noticed: mutant.noticedBy.some((name) => broken.includes(name)), broken }).toMatchObject({ seed, noticed: true });
      tried += 1;
    }
    expect(tried).toBeGreaterThan(2);
  });
});

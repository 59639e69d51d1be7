import { verify } from '@allocation/verify';
import { decidedWorld } from './decided';

describe('Two programs written apart', () => {
  it('agree on every random round of every shape', () => {
    let agreed = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const decided = decidedWorld(seed);
      if (decided === undefined) continue;
      const broken = verify(decided.snapshot, decided.outcome).properties.filter((property) => !property.holds);
      expect({ seed, broken: broken.map(({ name, breaches }) => ({ name, breaches })) }).toEqual({ seed, broken: [] });
      agreed += 1;
    }
    expect(agreed).toBeGreaterThan(270);
  });
});

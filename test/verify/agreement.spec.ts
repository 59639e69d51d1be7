import fc from 'fast-check';
import { simpleRounds, simpleSnapshot, twinRounds } from '../properties/worlds';
import { verify } from '@allocation/verify';
import { decided, decidedWorld } from './decided';

describe('Two programs written apart', () => {
  it('agree on rounds of plain schools, where most facts are absent and many children alike', () => {
    const seed = Number(process.env['FAIRPLACE_SEED'] ?? 2028);
    const plain = fc.sample(fc.oneof(simpleRounds({ children: 30, schools: 5 }), twinRounds({ children: 16, schools: 4 })), { seed, numRuns: 150 });
    const broken = plain.flatMap((round) => {
      const snapshot = simpleSnapshot(round);
      const outcome = decided(snapshot);
      return outcome === undefined || verify(snapshot, outcome).holds ? [] : [{ seed, round }];
    });
    expect(broken).toEqual([]);
  });


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

import { BadInput } from '@kernel';
import fc from 'fast-check';
import { chanceFor } from '@town';
import { dealWishes, type Wish } from './deal-wishes';
import { drawUpFamilies, type NamedCount } from './draw-up-families';

const seed = Number(process.env['SEED'] ?? 20_230_301);

describe(`Families drawn up from the sums of an area (seed ${String(seed)})`, () => {
  const schools = ['oak', 'elm', 'ash', 'yew'];

  it('name every school as often, at every rank, as the families did from whom the sums came', () => {
    const family = fc.shuffledSubarray(schools, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(family, { minLength: 20, maxLength: 120 }), fc.nat(), (families, throws) => {
        const counts = sumsOf(families);
        const drawn = drawUpFamilies(counts, chanceFor(throws, 'families'));
        expect(sumsOf(drawn)).toEqual(counts);
        expect(drawn.filter((one) => new Set(one).size < one.length)).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('are refused when the sums cannot be those of any families', () => {
    const counts: readonly NamedCount[] = [{ school: 'oak', named: [3, 3, 0] }];
    expect(() => drawUpFamilies(counts, chanceFor(1, 'families'))).toThrow(BadInput);
    expect(() => drawUpFamilies([{ school: 'oak', named: [1, 0, 0] }, { school: 'elm', named: [0, 2, 0] }], chanceFor(1, 'families'))).toThrow(BadInput);
  });

  function sumsOf(families: readonly (readonly string[])[]): readonly NamedCount[] {
    const at = (school: string, rank: number): number => families.filter((family) => family[rank] === school).length;
    return schools.map((school) => ({ school, named: [at(school, 0), at(school, 1), at(school, 2)] }));
  }
});

describe(`Wishes dealt to homes (seed ${String(seed)})`, () => {
  const demand = [
    { id: 'west', easting: 0, northing: 0, first: 60, further: 35 },
    { id: 'east', easting: 9_000, northing: 0, first: 30, further: 45 },
    { id: 'north', easting: 4_000, northing: 9_000, first: 5, further: 20 },
  ];
  const homes = Array.from({ length: 100 }, (_, at) => ({ easting: at * 90, northing: 0 }));
  const dealt = dealWishes(homes, demand, 3, chanceFor(seed, 'deal'));
  const times = (school: string, wanted: (wish: Wish) => boolean): number => dealt.flat().filter((wish) => wish.school === school && wanted(wish)).length;

  it('come to the published numbers, first and later', () => {
    for (const { id, first, further } of demand) {
      expect(times(id, ({ rank }) => rank === 1)).toBe(first);
      expect(times(id, ({ rank }) => rank > 1)).toBe(further);
    }
  });

  it('give nobody a school twice, and begin at 2 for the five who named a school elsewhere first', () => {
    expect(dealt.filter((wishes) => new Set(wishes.map(({ school }) => school)).size < wishes.length)).toEqual([]);
    expect(dealt.filter(([best]) => best?.rank === 2)).toHaveLength(5);
    expect(dealt.filter((wishes) => wishes.length === 0)).toEqual([]);
  });

  it('lean towards the near, as families do', () => {
    const mean = (school: string): number => {
      const eastings = dealt.flatMap((wishes, at) => (wishes.some((wish) => wish.rank === 1 && wish.school === school) ? [homes[at]?.easting ?? 0] : []));
      return eastings.reduce((sum, easting) => sum + easting, 0) / eastings.length;
    };
    expect(mean('west')).toBeLessThan(mean('east') - 1_000);
  });

  it('are refused when there are more of them than families can have', () => {
    expect(() => dealWishes(homes.slice(0, 90), demand, 3, chanceFor(seed, 'deal'))).toThrow(BadInput);
    expect(() => dealWishes(homes, [{ id: 'west', easting: 0, northing: 0, first: 60, further: 41 }], 3, chanceFor(seed, 'deal'))).toThrow('no family is left');
  });
});

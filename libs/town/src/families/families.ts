import { chanceFor, type Chance } from '../chance';
import type { Land } from '../land/land';
import type { Home } from '../land/postcodes';
import type { EarlierSchool, TownSchool } from '../schools/school';
import type { Phase } from '../town-options';
import type { Child } from './child';
import { circumstancesOf } from './circumstances';
import { wishesOf } from './wishes';

/** Four children in a hundred live in the neighbouring authority and ask for schools of this one. */
const fromBeyond = 40;

/** The families of the town: so many children, in homes of their own, twins together, each with its wishes. */
export function makeFamilies(
  count: number,
  land: Land,
  schools: readonly TownSchool[],
  earlier: readonly EarlierSchool[],
  phase: Phase,
  seed: number,
): readonly Child[] {
  const chance = chanceFor(seed, 'families');
  const homes = homesOf(land, chance);
  const children: Child[] = [];
  while (children.length < count) {
    const { home, resident } = homes.next();
    const circumstances = circumstancesOf(home, schools, earlier, phase, chance);
    const wishes = wishesOf(home, home.district, circumstances, schools, chance);
    const together = Math.min(bornTogether(chance), count - children.length);
    const birth = together > 1 ? { multipleBirth: `birth-${numbered(children.length + 1)}` } : {};
    for (let born = 0; born < together; born += 1) {
      const own =
        born === 0
          ? {}
          : { ability: chance.about(circumstances.ability, 6), musical: chance.about(circumstances.musical, 6) };
      children.push({
        id: `child-${numbered(children.length + 1)}`,
        home,
        resident,
        circumstances: { ...circumstances, ...birth, ...own },
        wishes,
      });
    }
  }
  return children;
}

/** One family in a hundred and thirty has twins of this age, one in three thousand triplets. */
function bornTogether(chance: Chance): number {
  const throw3000 = chance.int(1, 3000);
  return throw3000 === 1 ? 3 : throw3000 <= 24 ? 2 : 1;
}

function numbered(number: number): string {
  return String(number).padStart(5, '0');
}

/** Homes in a chance order, each once until there is no other; some of them beyond the boundary. */
function homesOf({ homes, villages }: Land, chance: Chance): { next: () => { home: Home; resident: boolean } } {
  const [first, second, beyond] = villages;
  const inside = chance.shuffled([...homes, ...(first?.homes ?? []), ...(second?.homes ?? [])]);
  const outside = chance.shuffled(beyond?.homes ?? []);
  let takenInside = 0;
  let takenOutside = 0;
  const at = (from: readonly Home[], taken: number): Home => {
    const home = from[taken % from.length];
    if (home === undefined) throw new RangeError('The town has no homes.');
    return home;
  };
  return {
    next: () =>
      chance.perMille(fromBeyond)
        ? { home: at(outside, takenOutside++), resident: false }
        : { home: at(inside, takenInside++), resident: true },
  };
}

import { chanceFor, type Chance } from '../chance';
import type { Phase } from '../town-options';
import type { Child } from './child';

const given = `
  Aaliyah Adam Aisha Alfie Amelia Amir Anya Arjun Ava Ben Bella Callum Charlotte Chidi Daisy Daniel Ella Eesha
  Emeka Ethan Evie Fatima Finley Freya George Grace Hamza Hannah Harry Ibrahim Imogen Isaac Isla Jack Jasmine
  Jakub Kai Kofi Lara Leo Lily Lucas Maja Maryam Matilda Mei Mohammed Nathan Niamh Noah Olivia Oscar Poppy Priya
  Reuben Rosie Ruby Samuel Sofia Sunil Tariq Tess Theo Toby Violet William Yusuf Zara Zofia Zuri`
  .trim()
  .split(/\s+/);
const family = `
  Abbott Adeyemi Ahmed Ali Atkins Bailey Banerjee Barker Begum Bell Brennan Carter Chan Chaudhry Clarke Cole Das
  Davies Dixon Doyle Edwards Evans Farrow Fletcher Foster Gill Graham Green Hall Harris Hassan Hughes Hussain
  Iqbal Jackson Jones Kaur Khan Kowalski Lewis Mahmood Marsh Mensah Mitchell Morgan Murphy Nowak Okafor Osei
  Palmer Parker Patel Popescu Price Quinn Rahman Reed Roberts Shah Sharma Singh Smith Taylor Turner Walker Ward
  White Williams Wood Young`
  .trim()
  .split(/\s+/);

/** A person behind a child's id, for screens and letters to show. The decision never sees it. */
export interface Person {
  readonly child: string;
  readonly name: string;
  readonly born: string;
  readonly address: string;
}

/** A name, a date of birth and an address for each child; twins share the family name and the day. */
export function peopleOf(children: readonly Child[], phase: Phase, seed: number): readonly Person[] {
  const chance = chanceFor(seed, 'names');
  const births = new Map<string, { surname: string; born: string; named: Set<string> }>();
  return children.map((child) => {
    const birth = child.circumstances.multipleBirth;
    const known = birth === undefined ? undefined : births.get(birth);
    const here = known ?? { surname: chance.pick(family), born: bornInYear(phase, chance), named: new Set<string>() };
    if (birth !== undefined) births.set(birth, here);
    const name = chance.pick(given.filter((one) => !here.named.has(one)));
    here.named.add(name);
    return {
      child: child.id,
      name: `${name} ${here.surname}`,
      born: here.born,
      address: `${child.home.number} ${child.home.street}`,
    };
  });
}

/** A day in the school year of birth of those who start in September 2027. */
function bornInYear(phase: Phase, chance: Chance): string {
  const firstDay = Date.UTC(phase === 'secondary' ? 2015 : 2022, 8, 1);
  return new Date(firstDay + chance.int(0, 364) * 86_400_000).toISOString().slice(0, 10);
}

import { byCodePoint } from '@kernel';
import { chanceFor, peopleOf, type Child, type Person, type Town } from '@town';
import type { ChildAnswer, HomeAnswer } from '@contract';
import type { ChildFacts } from '@policy';
import type { Persona } from '../../people';
import type { Cast } from './cast';
import { parts, type Part } from './parts';
import type { Register } from './register';

/** A child as the family names them, and what is true of them. */
export interface TownChild {
  /** The child's name in the town. */
  readonly id: string;
  readonly answer: ChildAnswer;
  readonly facts: ChildFacts;
}

/** A family of the town that applies: one parent, a child or children of one birth. */
export interface TownFamily {
  /** The persona's id, or one of the family's own. */
  readonly id: string;
  readonly isPersona: boolean;
  readonly name: string;
  readonly email: string;
  readonly relationship: Part['relationship'];
  readonly children: readonly TownChild[];
  readonly home: HomeAnswer;
  /** The schools they wish for, best wish first. */
  readonly schools: readonly string[];
  readonly channel: 'portal' | 'paper' | 'telephone';
  /** How far they have come when the town is in. */
  readonly come: Part['come'];
  readonly says: string;
}

const given =
  `Alan Amina Andrea Ayesha Beth Carlos Chloe Claire Dean Deborah Dina Edward Emma Erik Farah Gareth Hana Helen
  Ian Irina Jade James Jamila Joanne Karim Kate Keith Laura Leon Lucy Mark Mei Mina Nadia Neil Nina Owen Paula Rachel
  Rashid Sally Samira Sean Sofia Steve Tara Tina Tom Uma Victor Wei Yasmin Zoe`
    .trim()
    .split(/\s+/);

/** The families of the town in an order of their own, the personas among them. */
export function familiesOf(
  town: Town,
  cast: Cast,
  register: Register,
  personas: readonly Persona[],
): readonly TownFamily[] {
  const ordered = [...town.children].sort((a, b) => byCodePoint(a.id, b.id));
  const people = new Map(peopleOf(ordered, town.options.phase, town.options.seed).map((one) => [one.child, one]));
  const known = new Map(personas.map((persona) => [persona.id, persona]));
  const chance = chanceFor(town.options.seed, 'parents');
  const families = together(ordered).map((children, at): TownFamily => {
    const [first] = children;
    const persona = known.get(cast.parts.get(first.id) ?? '');
    const part = parts[persona?.id ?? ''];
    const said = (child: Child, which: number): TownChild => ({
      id: child.id,
      answer: answerOf(child, people.get(child.id), { ...part, which, persona }),
      facts: town.facts.get(child.id) ?? {},
    });
    const surname = people.get(first.id)?.name.split(' ').at(-1) ?? '';
    const name = persona?.name ?? `${chance.pick(given)} ${surname}`;
    const throw100 = chance.int(1, 100);
    const number = String(at + 1).padStart(5, '0');
    return {
      id: persona?.id ?? `family-${number}`,
      isPersona: persona !== undefined,
      name,
      email: persona?.email ?? `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${number}@families.example`,
      relationship: part?.relationship ?? (throw100 % 2 === 0 ? 'mother' : 'father'),
      children: children.map(said),
      home: register.homeOf(first.id),
      schools: first.wishes,
      channel: persona === undefined && children.length === 1 ? channelFor(throw100) : 'portal',
      come: part?.come ?? 'sent',
      says: part?.says ?? '',
    };
  });
  return [...families, ...fathersOwn(families, known.get('daniel-lewis'), register)];
}

/** Eight in a hundred families write or ring. Children of one birth are linked where a parent applies for both. */
function channelFor(throw100: number): TownFamily['channel'] {
  if (throw100 > 8) return 'portal';
  return throw100 > 5 ? 'telephone' : 'paper';
}

/** The children of each family: those of one birth together. */
function together(children: readonly Child[]): readonly (readonly [Child, ...Child[]])[] {
  const births = new Map<string, [Child, ...Child[]]>();
  for (const child of children) {
    const birth = child.circumstances.multipleBirth ?? child.id;
    const known = births.get(birth);
    if (known === undefined) births.set(birth, [child]);
    else known.push(child);
  }
  return [...births.values()];
}

function answerOf(
  { circumstances }: Child,
  person: Person | undefined,
  { children, which, persona, lastName }: Partial<Part> & { which: number; persona: Persona | undefined },
): ChildAnswer {
  const [first = '', ...last] = (person?.name ?? '').split(' ');
  const own = persona?.name.split(' ').at(-1);
  return {
    firstNames: children?.[which] ?? first,
    lastName: lastName ?? own ?? last.join(' '),
    dateOfBirth: person?.born ?? '',
    ...(circumstances.attends === undefined ? {} : { currentSchool: circumstances.attends }),
  };
}

/** The same child again, as the other parent applies: from another home, for the same schools in another order. */
function fathersOwn(families: readonly TownFamily[], father: Persona | undefined, register: Register): TownFamily[] {
  const mothers = families.find(({ id }) => id === 'grace-lewis');
  const part = parts['daniel-lewis'];
  if (mothers === undefined || father === undefined || part === undefined) return [];
  const { id, name, email } = father;
  const { relationship, come, says } = part;
  const schools = [...mothers.schools].reverse();
  return [{ ...mothers, id, name, email, relationship, come, says, schools, home: register.emptyHome(7) }];
}

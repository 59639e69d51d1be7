import type { Candidate } from '@contract';

/** A child as a list names it. */
export interface NamedChild {
  readonly firstNames: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  /** The school that the child goes to now, where it is known. */
  readonly school: string | null;
}

/** A child whom a line may mean. */
export interface KnownChild extends NamedChild {
  readonly id: string;
}

export type Likeness = Candidate['why'];

/** Which children a line may mean, the likeliest first, and whether it is certain. */
export interface Matched<Child> {
  readonly certain: Child | undefined;
  readonly candidates: readonly { readonly child: Child; readonly why: Likeness }[];
}

const order: readonly Likeness[] = [
  'exact',
  'other-school',
  'one-letter',
  'day-and-month',
  'same-birth',
  'other-surname',
];

/**
 * Which child a line means.
 *
 * Certain only when one child has exactly these names, this day of birth and, where both say one, this school, and no
 * other child comes near: a twin, one letter different, day and month swapped. Everything else is for a person.
 */
export function matchLine<Child extends KnownChild>(line: NamedChild, children: readonly Child[]): Matched<Child> {
  const candidates = children
    .flatMap((child) => {
      const why = likeness(line, child);
      return why === undefined ? [] : [{ child, why }];
    })
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || (a.child.id < b.child.id ? -1 : 1));
  const [first, ...others] = candidates;
  const alone = others.every(({ why }) => why === 'other-surname');
  return { certain: first?.why === 'exact' && alone ? first.child : undefined, candidates };
}

/** How alike a line and a child are; nothing when they are different children. */
export function likeness(line: NamedChild, child: NamedChild): Likeness | undefined {
  const first = [folded(line.firstNames), folded(child.firstNames)] as const;
  const last = [folded(line.lastName), folded(child.lastName)] as const;
  const sameNames = first[0] === first[1] && last[0] === last[1];
  if (line.dateOfBirth !== child.dateOfBirth) {
    return sameNames && line.dateOfBirth === swapped(child.dateOfBirth) ? 'day-and-month' : undefined;
  }
  if (sameNames) {
    return line.school !== null && child.school !== null && line.school !== child.school ? 'other-school' : 'exact';
  }
  const oneLetter = (first[0] === first[1] && isOneLetter(...last)) || (last[0] === last[1] && isOneLetter(...first));
  if (oneLetter) return 'one-letter';
  if (last[0] === last[1]) return 'same-birth';
  return first[0] === first[1] ? 'other-surname' : undefined;
}

/** The days on which a child of this line may have been born: the one given, and the one with day and month swapped. */
export function daysOf(dateOfBirth: string): readonly string[] {
  const other = swapped(dateOfBirth);
  return other === undefined || other === dateOfBirth ? [dateOfBirth] : [dateOfBirth, other];
}

/** A name without case, accents, spaces and marks. Letters outside the Latin alphabet stay as they are. */
export function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\p{P}\p{S}\p{Z}]/gu, '')
    .toLowerCase();
}

function swapped(day: string): string | undefined {
  const [year = '', month = '', date = ''] = day.split('-');
  return Number(date) <= 12 ? `${year}-${date}-${month}` : undefined;
}

/** Whether one letter more, one less, one other, or two neighbours swapped make one text of the other. */
function isOneLetter(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const rest = (letters: readonly string[], skip: number): string => letters.slice(from + skip).join('');
  if (long.length > short.length) return rest(short, 0) === rest(long, 1);
  if (rest(short, 1) === rest(long, 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2);
}

import { canonicalJson } from '@kernel';
import { differencesBetween, isSame, withDifference } from './differences';
import type { Difference } from './differences';

/** A part of a policy, such as a row, as the version before and the version after each read it aloud. */
export interface Change<Part> {
  /** The part's name, to open a sentence: "Number 2, “Brothers and sisters”,". */
  readonly name: string;
  readonly before: Part;
  readonly after: Part;
  sayBefore(part: Part): string;
  sayAfter(part: Part): string;
}

/**
 * What changes in one part: how it read and how it reads now, and then every difference that neither reading shows.
 *
 * A difference is shown when making it alone, in the part as it was, changes the reading.
 */
export function sayChange<Part>(change: Change<Part>): readonly string[] {
  const { name, before, after } = change;
  if (isSame(before, after)) return [];
  const was = change.sayBefore(before);
  const is = change.sayAfter(after);
  const differences = differencesBetween(before, after);
  const unsaid = differences.filter((difference) => change.sayBefore(withDifference(before, difference) as Part) === was);
  const told = unsaid.length === differences.length ? [] : [`${name} changes. It was: ${was} It is now: ${is}`];
  return [...told, ...unsaid.map((difference) => sayDifference(wordingOf(name, difference), difference))];
}

function wordingOf(name: string, { path }: Difference): string {
  return path.length === 0 ? `${name}: the wording` : `${name}: the wording of “${path.join(' ')}”`;
}

/** One difference, whatever it is: "The admission number changes from 60 to 90." */
export function sayDifference(name: string, { before, after }: Pick<Difference, 'before' | 'after'>): string {
  if (before === undefined) return `${name} is new: ${quoted(after)}.`;
  if (after === undefined) return `${name} is taken out. It was ${quoted(before)}.`;
  return `${name} changes from ${quoted(before)} to ${quoted(after)}.`;
}

function quoted(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? `“${value.join(', ')}”` : canonicalJson(value);
}

import type { AtomicWhen, When } from '../criteria';
import type { Words } from '../criterion';
import { criterionOf } from '../criterion-of';
import { atomsOf } from '../walk';
import { listed, wordCount } from './wording';

/** The longest condition said in one sentence; a longer one is told step by step. */
const wordsInOneSentence = 18;

/**
 * The children who meet a condition, as plain sentences: "Children who live in the parish. Of these, only those with
 * a brother or sister at the school when they start."
 */
export function sayWhen(when: When, words: Words): string {
  if (when.kind === 'everyone-else') return 'All other children.';
  const whole = `Children ${conditionOf(when, words)}.`;
  const told = wordCount(whole) <= wordsInOneSentence ? [whole] : stepsOf(widened(when), words);
  return [...told, ...new Set(atomsOf(when).flatMap((atom) => namesIn(atom, words)))].join(' ');
}

/** A criterion that lists several grounds as the same criterion once for each, so that each gets its own sentence. */
function widened(when: When): When {
  if (when.kind === 'faith' && when.any.length > 1) return { kind: 'any', of: when.any.map((term) => ({ ...when, any: [term] })) };
  if (when.kind === 'vulnerable' && when.any.length > 1) return { kind: 'any', of: when.any.map((one) => ({ ...when, any: [one] })) };
  return when;
}

/** The names that a criterion's phrase leaves out because they are too many for one sentence. */
function namesIn(atom: AtomicWhen, words: Words): readonly string[] {
  if (atom.kind === 'feeder-school' && atom.schools.length > 2) return [`The feeder schools are ${listed(atom.schools.map((id) => words.school(id)))}.`];
  if (atom.kind === 'catchment' && atom.areas.length > 2) return [`The areas are ${listed(atom.areas.map((id) => words.area(id)))}.`];
  return [];
}

/** A condition, however deep, as words that follow "Children" or "those". */
export function conditionOf(when: When, words: Words): string {
  if (when.kind === 'not') return `other than those ${conditionOf(when.of, words)}`;
  if (when.kind === 'any') {
    return when.of.map((part) => (part.kind === 'all' ? `both ${conditionOf(part, words)}` : conditionOf(part, words))).join(', or ');
  }
  if (when.kind !== 'all') return criterionOf(when).english(when, words);
  const asked = when.of.filter((part) => part.kind !== 'not');
  const refused = when.of.filter((part) => part.kind === 'not');
  const wanted = asked.map((part) => (part.kind === 'any' ? `either ${conditionOf(part, words)}` : conditionOf(part, words))).join(' and ');
  const unwanted = refused.map((part) => `not those ${conditionOf(part.of, words)}`).join(' and ');
  if (wanted === '') return `other than those ${refused.map((part) => conditionOf(part.of, words)).join(', or ')}`;
  return unwanted === '' ? wanted : `${wanted}, but ${unwanted}`;
}

/** A condition in steps, the first a whole sentence and each further one narrowing or widening it. */
function stepsOf(when: When, words: Words): readonly string[] {
  if (when.kind === 'any') return when.of.map((part, at) => `${at === 0 ? 'Children' : 'Or children'} ${conditionOf(part, words)}.`);
  if (when.kind !== 'all') return [`Children ${conditionOf(when, words)}.`];
  const asked = when.of.filter((part) => part.kind !== 'not');
  const refused = when.of.filter((part) => part.kind === 'not');
  const first = asked.length === 0 ? ['All children.'] : [];
  return [
    ...first,
    ...asked.map((part, at) => `${at === 0 ? 'Children' : 'Of these, only those'} ${conditionOf(part, words)}.`),
    ...refused.map((part) => `But not those ${conditionOf(part.of, words)}.`),
  ];
}

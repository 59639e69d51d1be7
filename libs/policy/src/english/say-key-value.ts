import { type Language, sayDistance } from '@kernel';
import type { OrderKey, Policy } from '../policy';
import { keyValueWords } from './key-value-words';
import { conditionOf } from './say-when';
import { bareWords } from './wording';
import { wordsOf } from './words';

/**
 * The value of one order key for one child, as a trail shows it: "0.712 miles", "a score of 212 in the entrance test".
 *
 * Distances are whole steps of the measure, as a policy compares them; a draw's value is the place it gave, 1 first;
 * for a criterion the value is whether it is met. `null` is a value that was not found. The policy's own words stay as
 * they are in every language.
 */
export function sayKeyValue(
  policy: Policy,
  key: OrderKey,
  value: number | boolean | null,
  language: Language = 'en',
): string {
  const words = wordsOf(policy);
  const say = keyValueWords[language];
  const number = value === null ? null : Number(value);
  switch (key.by) {
    case 'distance':
      return number === null ? say.noDistance : distanceIn(policy, key.measure, number, language);
    case 'distance-difference':
      if (number === null) return say.noDifference;
      return say.difference(distanceIn(policy, key.from, Math.abs(number), language), number < 0);
    case 'score':
      return say.score(words.test(key.test), number);
    case 'points':
      return say.points(words.form(key.form), number);
    case 'meeting':
      return say.meeting(bareWords(key.says ?? conditionOf(key.when, words)), number === 1);
    case 'listed':
      return say.listed(number);
    case 'draw':
      return say.drawn(number);
  }
}

/** Steps of a named measure in its own unit; a measure that is not defined leaves the bare number. */
function distanceIn(policy: Policy, name: string, steps: number, language: Language): string {
  const measure = policy.definitions.measures[name];
  return measure === undefined ? String(steps) : sayDistance(steps, measure, language);
}

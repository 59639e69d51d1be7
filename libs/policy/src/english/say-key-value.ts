import { sayDistance } from '@kernel';
import type { OrderKey, Policy } from '../policy';
import { conditionOf } from './say-when';
import { bareWords, counted } from './wording';
import { wordsOf } from './words';

/**
 * The value of one order key for one child, as a trail shows it: "0.712 miles", "a score of 212 in the entrance test".
 *
 * Distances are whole steps of the measure, as a policy compares them; a draw's value is the place it gave, 1 first;
 * for a criterion the value is whether it is met. `null` is a value that was not found.
 */
export function sayKeyValue(policy: Policy, key: OrderKey, value: number | boolean | null): string {
  const words = wordsOf(policy);
  switch (key.by) {
    case 'distance':
      return value === null ? 'distance not known' : distanceIn(policy, key.measure, Number(value));
    case 'distance-difference':
      if (value === null) return 'difference not known';
      return `a difference of ${Number(value) < 0 ? 'minus ' : ''}${distanceIn(policy, key.from, Math.abs(Number(value)))}`;
    case 'score':
      return value === null ? `no score in ${words.test(key.test)}` : `a score of ${String(Number(value))} in ${words.test(key.test)}`;
    case 'points':
      return value === null ? `no points on ${words.form(key.form)}` : `${counted(Number(value), 'point')} on ${words.form(key.form)}`;
    case 'meeting':
      return `${bareWords(key.says ?? conditionOf(key.when, words))}: ${value === true || value === 1 ? 'yes' : 'no'}`;
    case 'listed':
      return value === null ? 'not in the order that the school gave' : `number ${String(Number(value))} in the order that the school gave`;
    case 'draw':
      return value === null ? 'not drawn' : `drawn as number ${String(Number(value))}`;
  }
}

/** Steps of a named measure in its own unit; a measure that is not defined leaves the bare number. */
function distanceIn(policy: Policy, name: string, steps: number): string {
  const measure = policy.definitions.measures[name];
  return measure === undefined ? String(steps) : sayDistance(steps, measure);
}

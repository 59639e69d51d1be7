import type { OrderKey, Policy } from '../policy';
import { conditionOf } from './say-when';
import { bareWords, sentence } from './wording';
import { wordsOf } from './words';

/** How children are put in order by some keys, as plain sentences: the first key, then each that splits equals. */
export function sayOrder(policy: Policy, keys: readonly OrderKey[]): string {
  return keys.map((key, at) => sayKey(policy, key, at)).join(' ');
}

function sayKey(policy: Policy, key: OrderKey, at: number): string {
  const words = wordsOf(policy);
  const [said, ...more] = keyWords(policy, key);
  const lead = at === 0 ? said : `${at === 1 ? 'If two children are equal' : 'If they are still equal'}, ${said}`;
  const method = key.by === 'distance' ? ` This is measured ${words.measure(key.measure)}.` : '';
  return `${sentence(lead)}${method}${more.map((one) => ` ${sentence(one)}`).join('')}`;
}

/** One key: what comes first and, where one sentence would be too long, how it is found. */
function keyWords(policy: Policy, key: OrderKey): readonly [string, ...string[]] {
  const words = wordsOf(policy);
  switch (key.by) {
    case 'distance':
      return [`those who live ${key.first === 'nearest' ? 'nearest' : 'farthest away'} come first`];
    case 'distance-difference':
      return [
        `those with the ${key.first} difference between two distances come first`,
        `the first distance is measured ${words.measure(key.from)}`,
        `from it we take the distance measured ${words.measure(key.less)}`,
      ];
    case 'score':
      return [`those with the ${key.first} score in ${words.test(key.test)} come first`];
    case 'points':
      return [`those with the ${key.first === 'highest' ? 'most' : 'fewest'} points on ${words.form(key.form)} come first`];
    case 'meeting':
      return [`those ${conditionOf(key.when, words)} come first`];
    case 'listed':
      return ['children come in the order that the school itself gave'];
    case 'draw':
      return ['a draw decides', `the draw is watched over by ${bareWords(lowerFirst(key.supervisedBy))}`];
  }
}

/** Lowers a capital that only opened a sentence; a name or an abbreviation keeps its own. */
function lowerFirst(text: string): string {
  const opener = /^(A|An|The|Those|Children|Someone|Somebody|One|It|They|Each|Every|All|Brothers|Siblings)\b/;
  return opener.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

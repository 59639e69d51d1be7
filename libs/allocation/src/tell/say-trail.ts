import { conditionOf, sayKeyValue, wordsOf } from '@policy';
import type { Policy } from '@policy';
import { sayDistance, stepsOf } from '@kernel';
import type { Counterfactual } from '../counterfactual';
import type { CutOff, KeyValue, Mark, Standing, TrailEntry } from './trail';

/**
 * The answer to one preference in words a parent reads: the answer, where the child stood, and where the last place went.
 *
 * Says only the child's own facts and what is published of every list; never another child's.
 */
export function sayEntry(policy: Policy, entry: TrailEntry): readonly string[] {
  const wish = `${ordinal(entry.rank)} choice, ${entry.intakeName}`;
  switch (entry.verdict) {
    case 'offered':
      return [`${yours(wish)}: your child is offered a place.`, ...sayStood(policy, entry)];
    case 'offered-over-number':
      return [`${yours(wish)}: your child is offered a place over the usual number, with the child born with them.`, ...sayStood(policy, entry)];
    case 'held':
      return [`${yours(wish)}: your child already has this place and keeps it.`];
    case 'placed-by-law':
      return [`${yours(wish)}: this choice was not needed, because your child has a place that is fixed by law.`];
    case 'higher-offered':
      return [`${yours(wish)}: this choice was not needed, because a school you put higher, or a place your child holds, came first.`];
    case 'not-eligible':
      return [`${yours(wish)}: your child cannot be offered a place. They are in none of the groups that this school may take.`];
    case 'outranked':
      return [
        `${yours(wish)}: your child cannot be offered a place. All ${counted(entry.places, 'place')} went to children who come before them under the school's own rules.`,
        ...sayStood(policy, entry),
        ...sayLast(policy, entry),
      ];
  }
}

/** Where the child stood: the first list that ranks them. */
function sayStood(policy: Policy, entry: TrailEntry): readonly string[] {
  const [first] = entry.standings;
  if (first === undefined) return [];
  return [`They were in ${sayGroup(first)}${sayKeys(policy, first, lastOf(entry, first))}, and came number ${String(first.position)} of ${String(first.of)}${inPool(policy, first)}.`];
}

/** A group by the number that the policy prints beside it; a row that is called by a word has no number. */
function sayGroup({ row, rowName }: Pick<Mark, 'row' | 'rowName'>): string {
  return /^\d/.test(row) ? `group ${row} (${rowName})` : `the group “${rowName}”`;
}

/** Where the last place of each list that ranks the child went. */
function sayLast(policy: Policy, entry: TrailEntry): readonly string[] {
  const mine = new Set(entry.standings.map((one) => one.stage));
  const lists = entry.cutOffs.filter((one) => mine.has(one.stage) && one.taken > 0);
  if (lists.length === 0) return ['None of its places was open to this group.'];
  return lists.flatMap((one): readonly string[] =>
    one.last === undefined
      ? []
      : [`The last of ${counted(one.taken, 'place')}${inPool(policy, one)} went to a child in ${sayGroup(one.last)}${sayKeys(policy, one.last, entry.standings.find(({ stage }) => stage === one.stage))}.`],
  );
}

/** Where the last place of the same list went; nothing where nobody was offered one. */
function lastOf({ cutOffs }: TrailEntry, { stage }: Standing): Mark | undefined {
  return cutOffs.find((one) => one.stage === stage)?.last;
}

/** The keys of one mark beside another. A draw is told only where it parts the two: elsewhere it decided nothing between them. */
function sayKeys(policy: Policy, mark: Mark, other: Mark | undefined): string {
  const said = mark.keys
    .filter(({ value }, at) => typeof value !== 'string' || isLevel(mark, other, at))
    .map((one) => sayKey(policy, one));
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
}

/** Whether two marks are the same in everything before one of their keys. */
function isLevel(mark: Mark, other: Mark | undefined, before: number): boolean {
  if (other?.row !== mark.row) return false;
  return mark.keys.slice(0, before).every(({ value }, at) => other.keys[at]?.value === value);
}

function sayKey(policy: Policy, { key, value }: KeyValue): string {
  if (typeof value === 'string') return `drawn by lot (${value.slice(0, 12)})`;
  return sayKeyValue(policy, key, value);
}

function inPool(policy: Policy, where: Pick<Standing | CutOff, 'pool'>): string {
  const pool = policy.pools?.find((one) => one.id === where.pool);
  return pool === undefined ? '' : ` (${pool.name})`;
}

/** What would have changed the answer, one sentence for each change, or the plain statement that none would. */
export function sayCounterfactuals(policy: Policy, changes: readonly Counterfactual[]): readonly string[] {
  if (changes.length === 0) return ['No single change to what we know about your child would have given them a place here.'];
  return changes.map((change) => `Your child would have been offered a place ${sayChange(policy, change)}.`);
}

function sayChange(policy: Policy, change: Counterfactual): string {
  const words = wordsOf(policy);
  switch (change.kind) {
    case 'criterion':
      return `if it had been accepted that they are one of the children ${conditionOf(change.when, words)}`;
    case 'distance': {
      const measure = policy.definitions.measures[change.measure];
      const distance = measure === undefined ? `${String(change.millimetres)} millimetres` : sayDistance(stepsOf(change.millimetres, measure), measure);
      const bound = change.bound === 'at-most' ? `within ${distance}` : `${distance} away or farther`;
      return `if they lived ${bound} (${words.measure(change.measure)})`;
    }
    case 'score':
      return `with a score of ${String(change.atLeast)} or more in ${words.test(change.test)}`;
    case 'points':
      return `with ${counted(change.atLeast, 'point')} or more on ${words.form(change.form)}`;
  }
}

function counted(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}

function ordinal(number: number): string {
  const names = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  return names[number] ?? `number ${String(number)}`;
}

function yours(text: string): string {
  return `Your ${text}`;
}

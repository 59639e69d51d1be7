import { conditionOf, sayKeyValue, wordsOf } from '@policy';
import type { Policy } from '@policy';
import { type Language, sayDistance, stepsOf } from '@kernel';
import type { Counterfactual } from '../counterfactual';
import type { CutOff, KeyValue, Mark, Standing, TrailEntry } from './trail';
import { englishTrail } from './trail-english';
import { welshTrail } from './trail-welsh';
import type { ChangeSaid, TrailWords } from './trail-words';

/** The sentences of a trail, by language. */
const trailWords: Readonly<Record<Language, TrailWords>> = { en: englishTrail, cy: welshTrail };

/** In which language it is said, and the policy that the names come from. */
interface Saying {
  readonly policy: Policy;
  readonly language: Language;
}

/**
 * The answer to one preference in words a parent reads: the answer, where the child stood, and where the last place went.
 *
 * Says only the child's own facts and what is published of every list; never another child's.
 */
export function sayEntry(policy: Policy, entry: TrailEntry, language: Language = 'en'): readonly string[] {
  const saying = { policy, language };
  const { verdict, rank, intakeName: school, places } = entry;
  const answer = trailWords[language].answer(verdict, { rank, school, places });
  switch (verdict) {
    case 'offered':
    case 'offered-over-number':
      return [answer, ...sayStood(saying, entry)];
    case 'outranked':
      return [answer, ...sayStood(saying, entry), ...sayLast(saying, entry)];
    default:
      return [answer];
  }
}

/** Where the child stood: the first list that ranks them. */
function sayStood(saying: Saying, entry: TrailEntry): readonly string[] {
  const [first] = entry.standings;
  if (first === undefined) return [];
  const group = `${sayGroup(saying, first)}${sayKeys(saying, first, lastOf(entry, first))}`;
  const { position, of } = first;
  return [trailWords[saying.language].stood({ group, position, of, pool: inPool(saying, first) })];
}

/** A group by the number that the policy prints beside it; a row that is called by a word has no number. */
function sayGroup({ language }: Saying, { row, rowName: name }: Pick<Mark, 'row' | 'rowName'>): string {
  return trailWords[language].inGroup(/^\d/.test(row) ? { number: row, name } : { name });
}

/** Where the last place of each list that ranks the child went. */
function sayLast(saying: Saying, entry: TrailEntry): readonly string[] {
  const say = trailWords[saying.language];
  const mine = new Set(entry.standings.map((one) => one.stage));
  const lists = entry.cutOffs.filter((one) => mine.has(one.stage) && one.taken > 0);
  if (lists.length === 0) return [say.notOpen];
  return lists.flatMap((one): readonly string[] => {
    if (one.last === undefined) return [];
    const mark = entry.standings.find(({ stage }) => stage === one.stage);
    const group = `${sayGroup(saying, one.last)}${sayKeys(saying, one.last, mark)}`;
    return [say.last({ group, taken: one.taken, pool: inPool(saying, one) })];
  });
}

/** Where the last place of the same list went; nothing where nobody was offered one. */
function lastOf({ cutOffs }: TrailEntry, { stage }: Standing): Mark | undefined {
  return cutOffs.find((one) => one.stage === stage)?.last;
}

/** The keys of one mark beside another. A draw is told only where it parts the two: elsewhere it decided nothing between them. */
function sayKeys(saying: Saying, mark: Mark, other: Mark | undefined): string {
  const said = mark.keys
    .filter(({ value }, at) => typeof value !== 'string' || isLevel(mark, other, at))
    .map((one) => sayKey(saying, one));
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
}

/** Whether two marks are the same in everything before one of their keys. */
function isLevel(mark: Mark, other: Mark | undefined, before: number): boolean {
  if (other?.row !== mark.row) return false;
  return mark.keys.slice(0, before).every(({ value }, at) => other.keys[at]?.value === value);
}

function sayKey({ policy, language }: Saying, { key, value }: KeyValue): string {
  if (typeof value === 'string') return trailWords[language].drawn(value.slice(0, 12));
  return sayKeyValue(policy, key, value, language);
}

function inPool({ policy }: Saying, where: Pick<Standing | CutOff, 'pool'>): string {
  const pool = policy.pools?.find((one) => one.id === where.pool);
  return pool === undefined ? '' : ` (${pool.name})`;
}

/** What would have changed the answer, one sentence for each change, or the plain statement that none would. */
export function sayCounterfactuals(
  policy: Policy,
  changes: readonly Counterfactual[],
  language: Language = 'en',
): readonly string[] {
  const say = trailWords[language];
  if (changes.length === 0) return [say.noChange];
  return changes.map((change) => say.wouldHave(changeSaid({ policy, language }, change)));
}

function changeSaid({ policy, language }: Saying, change: Counterfactual): ChangeSaid {
  const words = wordsOf(policy);
  switch (change.kind) {
    case 'criterion':
      return { kind: 'criterion', condition: conditionOf(change.when, words) };
    case 'distance': {
      const { millimetres } = change;
      const measure = policy.definitions.measures[change.measure];
      const distance =
        measure === undefined
          ? `${String(millimetres)} ${trailWords[language].millimetres}`
          : sayDistance(stepsOf(millimetres, measure), measure, language);
      return { kind: 'distance', nearer: change.bound === 'at-most', distance, measure: words.measure(change.measure) };
    }
    case 'score':
      return { kind: 'score', atLeast: change.atLeast, test: words.test(change.test) };
    case 'points':
      return { kind: 'points', atLeast: change.atLeast, form: words.form(change.form) };
  }
}

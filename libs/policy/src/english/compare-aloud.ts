import type { OrderKey, Policy, Pool, Row } from '../policy';
import { atomsOf } from '../walk';
import { compareDefinitions } from './compare-definitions';
import { differencesBetween } from './differences';
import { movedBetween } from './moved';
import { sayChange, sayDifference } from './say-change';
import { sayOrder } from './say-order';
import { sayMultipleBirths } from './say-places';
import { sayPool } from './say-pool';
import { sayRow } from './say-row';
import { termsOf } from './say-terms';

/**
 * The difference between two versions of a policy as plain sentences; none when they are the same document.
 *
 * Rows, pools and definitions are matched by id. Nothing that differs is passed over in silence: what no reading shows
 * is told as a change of wording.
 */
export function compareAloud(before: Policy, after: Policy): readonly string[] {
  return [
    ...compareFrame(before, after),
    ...compareLists(before.rows, after.rows, 'Group', (row) => sayRow(after, row)),
    ...paired(before.rows, after.rows).flatMap((pair) => compareRow(before, after, pair)),
    ...sayChange<readonly OrderKey[]>({
      name: 'The choice within a group',
      before: before.tieBreak,
      after: after.tieBreak,
      sayBefore: (keys) => sayOrder(before, keys),
      sayAfter: (keys) => sayOrder(after, keys),
    }),
    ...comparePools(before, after),
    ...compareDefinitions(before, after),
  ];
}

/** Everything that is not a row, a tie-break, a pool or a definition: names, year, places, twins. */
function compareFrame(before: Policy, after: Policy): readonly string[] {
  const frames = [before, after].map(({ rows: _rows, tieBreak: _tieBreak, pools: _pools, definitions: _definitions, ...frame }) => frame);
  return differencesBetween(frames[0], frames[1]).map((difference) => {
    const path = difference.path.join('.');
    if (path === 'multipleBirths') return `The rule for twins changes. It was: ${sayMultipleBirths(before.multipleBirths)} It is now: ${sayMultipleBirths(after.multipleBirths)}`;
    return sayDifference(frameNames[path] ?? `The wording of “${difference.path.join(' ')}”`, difference);
  });
}

const frameNames: Readonly<Record<string, string>> = {
  title: 'The title',
  code: 'The edition of the Admissions Code',
  notForRanking: 'The reason why it must not place children yet',
  ehcPlansCountIn: 'The set in which EHC plans are counted',
  'entry.year': 'The year of entry',
  'entry.group': 'The age group',
  'school.name': 'The name of the school',
  'places.admissionNumber': 'The number of places',
  'places.offerLimit': 'The number of places offered this time',
  'places.reason': 'The reason for offering another number',
  'places.infantClasses': 'The number of infant classes',
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is added, taken out and moved in a list whose order counts. */
function compareLists<Thing extends Named>(before: readonly Thing[], after: readonly Thing[], kind: string, say: (thing: Thing) => string): readonly string[] {
  const ids = (list: readonly Thing[]): string[] => list.map((one) => one.id);
  const gone = before.filter((one) => !ids(after).includes(one.id));
  const fresh = after.filter((one) => !ids(before).includes(one.id));
  const moved = new Set(movedBetween(ids(before), ids(after)));
  return [
    ...gone.map((one) => `${kind} “${one.name}” is taken out. It was number ${String(before.indexOf(one) + 1)}.`),
    ...fresh.map((one) => `${kind} “${one.name}” is new, as number ${String(after.indexOf(one) + 1)}. ${say(one)}`),
    ...after.flatMap((one, at) => {
      const previous = after[at - 1];
      return moved.has(one.id) ? [`${kind} “${one.name}” moves. It now comes ${previous === undefined ? 'first' : `after “${previous.name}”`}.`] : [];
    }),
  ];
}

/** The things that both versions have, by id. */
function paired<Thing extends Named>(before: readonly Thing[], after: readonly Thing[]): readonly { was: Thing; is: Thing }[] {
  return after.flatMap((is) => before.filter((was) => was.id === is.id).map((was) => ({ was, is })));
}

function compareRow(before: Policy, after: Policy, { was, is }: { was: Row; is: Row }): readonly string[] {
  return [
    ...compareName('Group', was, is),
    ...sayChange<Row>({
      name: `Group “${is.name}”`,
      before: { ...was, name: is.name },
      after: is,
      sayBefore: (row) => sayRowWithTerms(before, row),
      sayAfter: (row) => sayRowWithTerms(after, row),
    }),
  ];
}

/** A row with the exact meaning of its everyday words, so that a change of definition is heard. */
function sayRowWithTerms(policy: Policy, row: Row): string {
  const terms = row.when === undefined ? [] : atomsOf(row.when).flatMap(termsOf);
  return [sayRow(policy, row), ...terms].join(' ');
}

function comparePools(before: Policy, after: Policy): readonly string[] {
  const was = before.pools ?? [];
  const is = after.pools ?? [];
  return [
    ...compareLists(was, is, 'Set', (pool) => sayPool(after, pool)),
    ...paired(was, is).flatMap((pair) => [
      ...compareName('Set', pair.was, pair.is),
      ...sayChange<Pool>({
        name: `Set “${pair.is.name}”`,
        before: { ...pair.was, name: pair.is.name },
        after: pair.is,
        sayBefore: (pool) => sayPool(before, pool),
        sayAfter: (pool) => sayPool(after, pool),
      }),
    ]),
  ];
}

function compareName(kind: string, was: Named, is: Named): readonly string[] {
  return was.name === is.name ? [] : [`${kind} “${was.name}” is now called “${is.name}”.`];
}

import type { Policy, Pool, Row } from '../policy';
import { keysOf } from '../walk';
import type { Placed } from '../walk';
import type { Change } from './examples';
import { lookedAfterRow, openPool, otherRow, row, worships } from './examples';
import { isForLookedAfter } from './looked-after';
import { lint } from './lint';
import type { Finding } from './lint';
import { capOf, hasUnknownRow, kind, placedAtoms, poolSizes, poolsOf, requires, rowsOf, rowsOfPool } from './look';

const isFaith = kind('faith', 'faith-points');

export const designatedOnly = lint({
  id: '1.36-designated-only',
  paragraphs: ['1.36'],
  strength: 'must',
  says: 'Only a school designated with a religious character looks at faith.',
  mend: 'Take the faith criterion out, or say the religious character under "school.religiousCharacter".',
  check: (policy) => {
    if (policy.school.religiousCharacter !== 'none') return [];
    const message = 'This school has no religious character, but here it looks at faith.';
    return [
      ...placedAtoms(policy).flatMap(({ path, thing }): Finding[] => (isFaith(thing) ? [{ path, message }] : [])),
      ...keysOf(policy).flatMap(({ path, thing }): Finding[] => (thing.by === 'points' ? [{ path, message }] : [])),
    ];
  },
  lawful: [{ of: 'faith', shows: 'of a school with a religious character', change: {} }],
  unlawful: [{ of: 'faith', shows: 'of a school without a religious character', change: { school: { religiousCharacter: 'none' } } }],
});

export const halfStaysOpen = lint({
  id: '1.36-half-stays-open',
  paragraphs: ['1.36'],
  strength: 'must',
  says: 'A newer school with a religious character fills at most half of its places by faith, as its funding agreement says.',
  mend: 'Put the faith rows in a pool of at most half of the places, and the other half in a pool that does not look at faith.',
  check: (policy, { newFaithSchoolPercent }) => {
    if (policy.school.faithPlacesLimited !== true || hasUnknownRow(policy) || !placedAtoms(policy).some(({ thing }) => isFaith(thing))) return [];
    const number = policy.places.admissionNumber;
    const byFaith = faithPlaces(policy);
    return byFaith * 100 > Math.ceil((number * newFaithSchoolPercent) / 100) * 100
      ? [{ path: policy.pools === undefined ? 'rows' : 'pools', message: `Up to ${String(byFaith)} of ${String(number)} places can be filled by faith; the most allowed is ${String(newFaithSchoolPercent)}%.` }]
      : [];
  },
  lawful: [{ of: 'faith', shows: 'of a newer school with half of its places open', change: halves(30) }],
  unlawful: [
    { of: 'faith', shows: 'of a newer school with two thirds of its places for faith', change: halves(40) },
    { of: 'faith', shows: 'of a newer school with no open places', change: { school: { faithPlacesLimited: true, kind: 'free-school' } } },
  ],
});

/** The most places that rows or pools can give by faith. */
function faithPlaces(policy: Policy): number {
  const number = policy.places.admissionNumber;
  if (policy.pools === undefined) return Math.min(number, faithRows(rowsOf(policy)).reduce((sum, { thing }) => sum + capOf(policy, thing), 0));
  const sizes = poolSizes(policy);
  return poolsOf(policy).reduce((sum, { thing }, at) => sum + (looksAtFaith(policy, thing) ? (sizes[at] ?? 0) : 0), 0);
}

function looksAtFaith(policy: Policy, pool: Pool): boolean {
  return requires(pool.who, isFaith) || faithRows(rowsOfPool(policy, pool)).length > 0;
}

/** The rows that ask for faith, those for looked-after children left out. */
function faithRows(rows: readonly Placed<Row>[]): readonly Placed<Row>[] {
  return rows.filter(({ thing }) => !isForLookedAfter(thing) && requires(thing.when, isFaith));
}

function halves(places: number): Change {
  return {
    school: { faithPlacesLimited: true, kind: 'free-school' },
    rows: [lookedAfterRow, row('church', 'Children who worship', worships), otherRow],
    pools: [
      { ...openPool, id: 'church', name: 'Church places', places: { kind: 'places', places }, rows: ['looked-after', 'church'], unfilled: { kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' } },
      { ...openPool, rows: ['looked-after', 'other'] },
    ],
  };
}

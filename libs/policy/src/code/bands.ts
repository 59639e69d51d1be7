import type { Banding, Policy, Pool } from '../policy';
import type { Placed } from '../walk';
import { atomsOf } from '../walk';
import type { Change, Example } from './examples';
import { lookedAfterRow, openPool, otherRow, siblingRow } from './examples';
import { mentions, poolSizes, poolsOf } from './look';

/** A pool for one band, or for the children who did not take the test. */
export interface BandPool extends Placed<Pool> {
  readonly banding: string;
  readonly band: string;
  readonly places: number;
}

/** The pools that hold the bands of a policy. */
export function bandPoolsOf(policy: Policy): readonly BandPool[] {
  const sizes = poolSizes(policy);
  return poolsOf(policy).flatMap((pool, at) => {
    const bands = pool.thing.who === undefined ? [] : atomsOf(pool.thing.who).flatMap((atom) => (atom.kind === 'band' ? [atom] : []));
    const [first] = bands;
    return bands.length === 1 && first !== undefined ? [{ ...pool, banding: first.banding, band: first.is, places: sizes[at] ?? 0 }] : [];
  });
}

/** Whether any row, pool or key looks at a band. */
export function usesBands(policy: Policy): boolean {
  return [...policy.rows.map((row) => row.when), ...(policy.pools ?? []).map((pool) => pool.who)].some((when) => mentions(when, (atom) => atom.kind === 'band'));
}

/** How many bands apart two bands of a banding are; undefined where one is not in its list. */
export function apart(banding: Banding, one: string, other: string): number | undefined {
  const at = banding.bands.findIndex((band) => band.id === one);
  const to = banding.bands.findIndex((band) => band.id === other);
  return at < 0 || to < 0 ? undefined : Math.abs(at - to);
}

const nearest: Readonly<Record<string, string[][]>> = { a: [['b'], ['c', 'untested']], b: [['a', 'c'], ['untested']], c: [['b'], ['a', 'untested']], untested: [['a', 'b', 'c']] };

/** The pools of a lawful banded school of 180 places: three bands of 57, 57 and 57, and 9 places for untested children. */
export const bandPools: readonly Pool[] = ['a', 'b', 'c', 'untested'].map((is) => ({
  ...openPool,
  id: is,
  name: is === 'untested' ? 'Children who did not take the test' : `Band ${is.toUpperCase()}`,
  places: is === 'untested' ? { kind: 'all-remaining' } : { kind: 'places', places: 57 },
  who: { kind: 'band', banding: 'fair', is },
  unfilled: { kind: 'flow', to: nearest[is] ?? [], how: 'in-turn', when: 'after-last-pool' },
}));

/** An example of a banded school, with some of its pools changed. */
export function bandedExample(shows: string, pools: readonly Pool[] = bandPools, more: Change = {}): Example {
  return { of: 'secondary', shows, change: { rows: [lookedAfterRow, siblingRow, otherRow], ...more, pools: [...pools] } };
}

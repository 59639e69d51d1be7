import type { OrderKey, Policy, Pool, Row } from '../policy';
import type { Placed } from '../walk';
import { isForLookedAfter } from './looked-after';
import { capOf, poolSizes, poolsOf, requires, rowsOf, rowsOfPool } from './look';

export type Assesses = 'ability' | 'aptitude';

/** The places that a policy gives by a kind of test: how many, and by which rows or pools. */
export interface TestedPlaces {
  readonly places: number;
  readonly paths: readonly string[];
}

/** The most places that tests of one kind can fill; no end where a row that uses one has no cap. */
export function testedPlaces(policy: Policy, assesses: Assesses): TestedPlaces {
  const pools = poolsOf(policy);
  const sizes = poolSizes(policy);
  const whole = pools.flatMap(({ path, thing }, at) => (isByTest(policy, thing, assesses) ? [{ path, places: sizes[at] ?? 0, rows: rowsOfPool(policy, thing) }] : []));
  const others = pools.length === 0 ? rowsOf(policy) : pools.filter(({ thing }) => !isByTest(policy, thing, assesses)).flatMap(({ thing }) => rowsOfPool(policy, thing));
  const rows = once(others.filter(({ thing }) => isRowByTest(policy, thing, assesses)));
  const parts = [...whole, ...rows.map(({ path, thing }) => ({ path, places: capOf(policy, thing) }))];
  if (usesScore(policy, policy.tieBreak[0], assesses)) parts.push({ path: 'tieBreak.0', places: Number.POSITIVE_INFINITY });
  return { places: parts.reduce((sum, part) => sum + part.places, 0), paths: parts.map(({ path }) => path) };
}

/** Whether a pool takes, or puts in order, by a test of the kind. */
export function isByTest(policy: Policy, pool: Pool, assesses: Assesses): boolean {
  const rows = rowsOfPool(policy, pool).filter(({ thing }) => thing.unknown === undefined && !isForLookedAfter(thing));
  const byRows = rows.length > 0 && rows.every(({ thing }) => isRowByTest(policy, thing, assesses));
  return asksTest(policy, pool.who, assesses) || usesScore(policy, pool.order?.[0], assesses) || byRows;
}

function isRowByTest(policy: Policy, row: Row, assesses: Assesses): boolean {
  return asksTest(policy, row.when, assesses) || usesScore(policy, row.order?.[0], assesses);
}

function asksTest(policy: Policy, when: Row['when'], assesses: Assesses): boolean {
  return requires(when, (atom) => atom.kind === 'tested' && policy.definitions.tests[atom.test]?.assesses === assesses);
}

function usesScore(policy: Policy, key: OrderKey | undefined, assesses: Assesses): boolean {
  return key?.by === 'score' && policy.definitions.tests[key.test]?.assesses === assesses;
}

function once(rows: readonly Placed<Row>[]): readonly Placed<Row>[] {
  return rows.filter((one, at) => rows.findIndex((other) => other.path === one.path) === at);
}

import type { AtomicWhen, When } from '../criteria';
import type { Amount, OrderKey, Policy, Pool, Row } from '../policy';
import { atomsOf, conditionsOf } from '../walk';
import type { Placed } from '../walk';

/** Ways of looking at a policy that several lints share. */

export type Test = (atom: AtomicWhen) => boolean;

/** A test for criteria of the given kinds. */
export const kind =
  (...kinds: readonly AtomicWhen['kind'][]): Test =>
  (atom) =>
    kinds.includes(atom.kind);

/** Whether every child who meets the condition also meets a criterion of the kind looked for. */
export function requires(when: When | undefined, test: Test): boolean {
  if (when === undefined) return false;
  if (when.kind === 'all') return when.of.some((one) => requires(one, test));
  if (when.kind === 'any') return when.of.every((one) => requires(one, test));
  return when.kind !== 'not' && test(when);
}

/** Whether the condition mentions such a criterion anywhere. */
export function mentions(when: When | undefined, test: Test): boolean {
  return when !== undefined && atomsOf(when).some(test);
}

/** Whether every child meets the condition. */
export function takesEveryone(when: When | undefined): boolean {
  if (when === undefined) return false;
  if (when.kind === 'all') return when.of.every(takesEveryone);
  if (when.kind === 'any') return when.of.some(takesEveryone);
  return when.kind === 'everyone-else';
}

/** The rows with their paths. */
export function rowsOf(policy: Policy): readonly Placed<Row>[] {
  return policy.rows.map((thing, at) => ({ path: `rows.${String(at)}`, thing }));
}

/** The rows that order a pool, in the order in which it uses them. */
export function rowsOfPool(policy: Policy, pool: Pool): readonly Placed<Row>[] {
  const all = rowsOf(policy);
  if (pool.rows === undefined) return all;
  return pool.rows.flatMap((id) => all.filter((row) => row.thing.id === id));
}

/** The pools with their paths; none when the policy has one pool of all places. */
export function poolsOf(policy: Policy): readonly Placed<Pool>[] {
  return (policy.pools ?? []).map((thing, at) => ({ path: `pools.${String(at)}`, thing }));
}

/** Each list of rows that puts children in order: one for each pool, or the only one. */
export function rowLists(policy: Policy): readonly (readonly Placed<Row>[])[] {
  return policy.pools === undefined ? [rowsOf(policy)] : policy.pools.map((pool) => rowsOfPool(policy, pool));
}

/** The order within a row: its own, or else the pool's, or else the policy's tie-break. */
export function orderOf(policy: Policy, row: Row, pool?: Pool): readonly OrderKey[] {
  return row.order ?? pool?.order ?? policy.tieBreak;
}

/** Whether a row's wording is not known, so that a gap may be ours and not the policy's. */
export function hasUnknownRow(policy: Policy): boolean {
  return policy.rows.some((row) => row.unknown !== undefined);
}

/** Every single criterion with the path of the condition it stands in. */
export function placedAtoms(policy: Policy): readonly Placed<AtomicWhen>[] {
  return conditionsOf(policy).flatMap(({ path, thing }) => atomsOf(thing).map((atom) => ({ path, thing: atom })));
}

/**
 * The most places that each pool can have when no EHC plan takes any and every pool of a stated size is filled.
 *
 * A pool of all that is left, whose unfilled places go on, may take no child at all, so it takes nothing from the next.
 */
export function poolSizes(policy: Policy): readonly number[] {
  const number = policy.places.admissionNumber;
  const leftAfter = new Map<string, number>();
  let left = number;
  return (policy.pools ?? []).map((pool) => {
    const size = Math.min(left, amountOf(pool.places, number, left, leftAfter));
    if (pool.places.kind !== 'all-remaining' || pool.unfilled.kind === 'lost') left -= size;
    leftAfter.set(pool.id, left);
    return size;
  });
}

/** Whether places that one pool cannot fill can go to the other. */
export function feeds({ id, unfilled }: Pool, other: Pool, policy: Policy): boolean {
  if (unfilled.kind === 'flow') return unfilled.to.flat().includes(other.id);
  const ids = (policy.pools ?? []).map((pool) => pool.id);
  return unfilled.kind === 'remains' && ids.indexOf(id) < ids.indexOf(other.id);
}

/** The most children that a row may take: its cap, or no end. */
export function capOf(policy: Policy, row: Row): number {
  const number = policy.places.admissionNumber;
  return row.upTo === undefined ? Number.POSITIVE_INFINITY : amountOf(row.upTo.amount, number, number, new Map());
}

function amountOf(amount: Amount, number: number, left: number, leftAfter: ReadonlyMap<string, number>): number {
  if (amount.kind === 'all-remaining') return left;
  if (amount.kind === 'places') return amount.places;
  const base = typeof amount.of === 'string' ? (amount.of === 'remaining' ? left : number) : (leftAfter.get(amount.of.leftAfter) ?? left);
  const share = (base * amount.percent) / 100;
  if (amount.round === 'down') return Math.floor(share);
  return amount.round === 'up' ? Math.ceil(share) : Math.round(share);
}

/** A row as an officer finds it: its place in the list and its name. */
export function nameOf(row: Placed<Row>): string {
  return `Row ${String(Number(row.path.split('.')[1]) + 1)}, "${row.thing.name}",`;
}

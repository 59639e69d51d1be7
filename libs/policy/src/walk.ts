import type { AtomicWhen, When } from './criteria';
import type { OrderKey, Policy } from './policy';

/** Every single criterion inside a condition, in reading order. */
export function atomsOf(when: When): readonly AtomicWhen[] {
  if (when.kind === 'all' || when.kind === 'any') return when.of.flatMap(atomsOf);
  if (when.kind === 'not') return atomsOf(when.of);
  return [when];
}

/** A condition and the path at which the document says it. */
export interface Placed<Thing> {
  readonly path: string;
  readonly thing: Thing;
}

/** Every condition of a policy: rows, caps, order keys and pools. */
export function conditionsOf(policy: Policy): readonly Placed<When>[] {
  const found: Placed<When>[] = [];
  policy.rows.forEach((row, at) => {
    if (row.when !== undefined) found.push({ path: `rows.${String(at)}.when`, thing: row.when });
    if (row.upTo?.counts.kind === 'everyone-meeting') found.push({ path: `rows.${String(at)}.upTo.counts.when`, thing: row.upTo.counts.when });
  });
  policy.pools?.forEach((pool, at) => {
    if (pool.who !== undefined) found.push({ path: `pools.${String(at)}.who`, thing: pool.who });
  });
  for (const { path, thing } of keysOf(policy)) {
    if (thing.by === 'meeting') found.push({ path: `${path}.when`, thing: thing.when });
  }
  return found;
}

/** Every order key of a policy, with its path. */
export function keysOf(policy: Policy): readonly Placed<OrderKey>[] {
  const found: Placed<OrderKey>[] = [];
  const add = (keys: readonly OrderKey[] | undefined, path: string): void => {
    keys?.forEach((thing, at) => found.push({ path: `${path}.${String(at)}`, thing }));
  };
  policy.rows.forEach((row, at) => {
    add(row.order, `rows.${String(at)}.order`);
  });
  add(policy.tieBreak, 'tieBreak');
  policy.pools?.forEach((pool, at) => {
    add(pool.order, `pools.${String(at)}.order`);
  });
  return found;
}

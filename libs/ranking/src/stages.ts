import { atomsOf, factsNeeded, testOf } from '@policy';
import type { Cap, OrderKey, Policy, Pool, Test, When } from '@policy';
import { readyOrder } from './order-keys';
import type { ReadyOrder } from './order-keys';

/** One list of an intake: a run of a pool's rows between caps, ready to rank many children. */
export interface Stage {
  /** The number within the intake, in the order of turns. */
  readonly stage: number;
  readonly pool: string;
  /** Row numbers of the policy. */
  readonly rows: readonly number[];
  readonly who: Test | undefined;
  /** By place in `rows`: who meets it; nothing where everyone does. */
  readonly tests: readonly (Test | undefined)[];
  /** Whether its members' rows follow from facts alone, so that children with the same facts meet the same row. */
  readonly byFactsAlone: boolean;
  /** By place in `rows`: the mask of facts without which nobody meets it. */
  readonly needs: readonly number[];
  /** By place in `rows`. */
  readonly orders: readonly ReadyOrder[];
  readonly cap: Cap | undefined;
}

/** The pool that stands for a policy without pools: all places, every row. */
export const onePool = 'all';

/** The pool that takes what dissolved pools leave after offer day. */
export const everyonePool = 'everyone';

const allPlaces = { places: { kind: 'all-remaining' }, unfilled: { kind: 'lost' }, afterOfferDay: 'kept' } as const;

/** The pools that have a turn, in order, on offer day or after it (docs/decision-rules.md, 3.6). */
export function poolsOf(policy: Policy, afterOfferDay: boolean): readonly Pool[] {
  const pools = policy.pools ?? [{ id: onePool, name: 'All places', ...allPlaces }];
  if (!afterOfferDay || pools.every((pool) => pool.afterOfferDay === 'kept')) return pools;
  const kept = pools.filter((pool) => pool.afterOfferDay === 'kept');
  return [...kept, { id: everyonePool, name: 'All other places', ...allPlaces }];
}

/** The stages of every pool, in the order of their turns. */
export function stagesOf(policy: Policy, afterOfferDay: boolean): readonly Stage[] {
  return poolsOf(policy, afterOfferDay)
    .flatMap((pool) => stagesOfPool(policy, pool, afterOfferDay))
    .map((stage, at) => ({ ...stage, stage: at }));
}

function stagesOfPool(policy: Policy, pool: Pool, afterOfferDay: boolean): readonly Omit<Stage, 'stage'>[] {
  const who = pool.who === undefined ? undefined : testOf(pool.who, policy.school.id);
  const readyOnce = onceEach((order: readonly OrderKey[]) => readyOrder(order, policy));
  const capOf = (row: number): Cap | undefined => liveCap(policy, row, afterOfferDay);
  return runsOfRows(policy, pool, capOf).map((rows) => {
    const capped = rows.length === 1 ? capOf(rows[0] ?? -1) : undefined;
    return {
      pool: pool.id,
      rows,
      who,
      tests: rows.map((row) => testOfRow(policy, row)),
      byFactsAlone: [pool.who, ...rows.map((row) => policy.rows[row]?.when)].every(followsFromFacts),
      needs: rows.map((row) => needsOfRow(policy, row)),
      orders: rows.map((row) => readyOnce(orderOfRow(policy, pool, row))),
      cap: capped,
    };
  });
}

/** Makes a thing once for each argument; most rows share the policy's own tie-break. */
function onceEach<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const made = new Map<Given, Made>();
  return (given) => {
    const before = made.get(given);
    if (before !== undefined) return before;
    const now = make(given);
    made.set(given, now);
    return now;
  };
}

/** The cap of a row, unless it was dissolved by offer day. */
function liveCap(policy: Policy, row: number, afterOfferDay: boolean): Cap | undefined {
  const cap = policy.rows[row]?.upTo;
  return afterOfferDay && cap?.afterOfferDay === 'dissolved' ? undefined : cap;
}

/** A pool's rows cut at every capped row. */
function runsOfRows(policy: Policy, pool: Pool, capOf: (row: number) => Cap | undefined): readonly (readonly number[])[] {
  const wanted = pool.rows === undefined ? undefined : new Set(pool.rows);
  const runs: number[][] = [];
  let open: number[] | undefined;
  policy.rows.forEach((row, at) => {
    if (wanted !== undefined && !wanted.has(row.id)) return;
    if (capOf(at) !== undefined) {
      runs.push([at]);
      open = undefined;
    } else if (open === undefined) {
      open = [at];
      runs.push(open);
    } else {
      open.push(at);
    }
  });
  return runs;
}

function testOfRow(policy: Policy, row: number): Test | undefined {
  const when = policy.rows[row]?.when;
  if (when === undefined) return () => false;
  return when.kind === 'everyone-else' ? undefined : testOf(when, policy.school.id);
}

/** Whether a condition looks at facts only, and at nothing measured or worked out among the applicants. */
function followsFromFacts(when: When | undefined): boolean {
  return when === undefined || atomsOf(when).every((atom) => atom.kind !== 'within-distance' && atom.kind !== 'band');
}

function needsOfRow(policy: Policy, row: number): number {
  const when = policy.rows[row]?.when;
  return when === undefined ? 0 : factsNeeded(when);
}

function orderOfRow(policy: Policy, pool: Pool, row: number): readonly OrderKey[] {
  return policy.rows[row]?.order ?? pool.order ?? policy.tieBreak;
}

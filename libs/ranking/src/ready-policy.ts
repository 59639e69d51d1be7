import type { Banding, Policy, Pool } from '@policy';
import { poolsOf, stagesOf } from './stages';
import type { Stage } from './stages';

/** A policy made ready to rank and choose. */
export interface ReadyPolicy {
  /** The pools that have a turn, in order. */
  readonly pools: readonly Pool[];
  /** Their lists, in order of turns. */
  readonly stages: readonly Stage[];
  /** Its bandings by id. */
  readonly bandings: readonly (readonly [string, Banding])[];
  /** One list, all places, no caps. */
  readonly oneList: boolean;
  /** Whether any order ends in a draw. */
  readonly draws: boolean;
}

/** Policies made ready before: one never changes, and a round is decided many times to say what would have changed an answer. */
const known = { onOfferDay: new WeakMap<Policy, ReadyPolicy>(), afterOfferDay: new WeakMap<Policy, ReadyPolicy>() };

/** A policy made ready for offer day or for a round after it. */
export function readyPolicy(policy: Policy, afterOfferDay: boolean): ReadyPolicy {
  const made = afterOfferDay ? known.afterOfferDay : known.onOfferDay;
  const before = made.get(policy);
  if (before !== undefined) return before;
  const now = makeReady(policy, afterOfferDay);
  made.set(policy, now);
  return now;
}

function makeReady(policy: Policy, afterOfferDay: boolean): ReadyPolicy {
  const pools = poolsOf(policy, afterOfferDay);
  const stages = stagesOf(policy, afterOfferDay);
  return {
    pools,
    stages,
    bandings: Object.entries(policy.definitions.bandings),
    oneList: pools.length === 1 && pools[0]?.places.kind === 'all-remaining' && stages.length === 1 && stages[0]?.cap === undefined,
    draws: stages.some((stage) => stage.orders.some((order) => order.draws)),
  };
}

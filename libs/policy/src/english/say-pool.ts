import type { Policy, Pool, Unfilled } from '../policy';
import { poolName, sayAmount } from './say-amount';
import { sayOrder } from './say-order';
import { conditionOf } from './say-when';
import { listed } from './wording';
import { wordsOf } from './words';

/**
 * One pool in plain words: how many places, for whom, in which order, where unfilled places go and when, and whether
 * the split still holds on the waiting list.
 */
export function sayPool(policy: Policy, pool: Pool): string {
  const parts = [`${pool.name}: ${sayAmount(policy, pool.places)}.`];
  parts.push(pool.who === undefined ? 'Any child can be placed here.' : `These are for children ${conditionOf(pool.who, wordsOf(policy))}.`);
  if (pool.rows !== undefined) parts.push(sayRows(policy, pool.rows));
  if (pool.order !== undefined) parts.push(`Here, equals are split like this. ${sayOrder(policy, pool.order)}`);
  parts.push(...sayUnfilled(policy, pool.unfilled));
  parts.push(pool.afterOfferDay === 'kept' ? 'This split also holds for the waiting list.' : 'After offer day these places join the last set.');
  return parts.join(' ');
}

function sayRows(policy: Policy, ids: readonly string[]): string {
  const names = ids.map((id) => {
    const at = policy.rows.findIndex((row) => row.id === id);
    return at < 0 ? `“${id}”` : String(at + 1);
  });
  return names.length === 1 ? `Only group ${names.join('')} counts here.` : `Only groups ${listed(names)} count here.`;
}

function sayUnfilled(policy: Policy, unfilled: Unfilled): readonly string[] {
  if (unfilled.kind === 'lost') return ['Places that nobody takes stay empty.'];
  if (unfilled.kind === 'remains') return ['Places that nobody takes are left for the sets after it.'];
  const names = unfilled.to.map((group) => listed(group.map((id) => `“${poolName(policy, id)}”`)));
  const hows = {
    'in-order': 'They are used up one set after the other.',
    'in-turn': 'They are shared out one at a time, in turn.',
    'by-draw': 'A draw decides where each one goes.',
  } as const;
  const when = unfilled.when === 'at-its-turn' ? 'at once' : 'when every set has had its turn';
  const shared = unfilled.to.some((group) => group.length > 1) || unfilled.how !== 'in-order';
  return [`Places that nobody takes go to ${names.join(', then to ')}, ${when}.`, ...(shared ? [hows[unfilled.how]] : [])];
}

import { measuresOf } from '@allocation';
import type { PlainRows } from './plain-rows';

/** Whether anything in the round is measured on foot, so that a street network is needed. */
export function asksForWalks({ policies, intakes, round }: Pick<PlainRows, 'policies' | 'intakes' | 'round'>): boolean {
  const used = new Set(intakes.map(({ policy }) => policy));
  const byPolicy = policies
    .filter(({ policy }) => used.has(policy.id))
    .some(({ policy }) => [...measuresOf(policy), ...Object.values(policy.definitions.schoolSets).map((set) => set.measure ?? '')].some((id) => policy.definitions.measures[id]?.method === 'walking-route'));
  return byPolicy || (round.fallback.kind !== 'none' && round.fallbackMeasure === 'walking-route');
}

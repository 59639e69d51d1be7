import type { ChildFacts } from '@policy';
import type { Chance } from '@town';
import type { Wish } from './deal-wishes';

/**
 * Facts in about the shares of a real round, because no publisher tells who has them: three families in ten have a
 * brother or sister at the school they name first, one child in a hundred is looked after.
 */
export function plausibleFacts(wishes: readonly Wish[], year: number, chance: Chance): { readonly facts?: ChildFacts } {
  const first = wishes.find(({ rank }) => rank === 1)?.school;
  const hasSibling = chance.perMille(300) && first !== undefined;
  const isLookedAfter = chance.perMille(10);
  if (!hasSibling && !isLookedAfter) return {};
  return {
    facts: {
      ...(isLookedAfter ? { care: 'looked-after' as const } : {}),
      ...(hasSibling ? { siblings: [{ school: first, tie: 'full' as const, atApplication: true, atAdmission: true, year }] } : {}),
    },
  };
}

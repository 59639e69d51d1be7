import type { Amount, Cap, Policy } from '../policy';
import { conditionOf } from './say-when';
import { counted } from './wording';
import { wordsOf } from './words';

/** A number of places in words: "15 places", "30% of the admission number, rounded down". */
export function sayAmount(policy: Policy, amount: Amount): string {
  switch (amount.kind) {
    case 'all-remaining':
      return 'all the places that are left';
    case 'places':
      return counted(amount.places, 'place');
    case 'share':
      return `${String(amount.percent)}% of ${sayBase(policy, amount.of)}, rounded ${roundings[amount.round]}`;
  }
}

/** The most children that a row may take, as a sentence, with who counts when it is not the row alone. */
export function sayCap(policy: Policy, cap: Cap): string {
  const most = cap.amount.kind === 'all-remaining' ? 'It can take all the places that are left.' : `Up to ${sayAmount(policy, cap.amount)}.`;
  const counts =
    cap.counts.kind === 'this-row' ? '' : ` This limit counts all children placed so far ${conditionOf(cap.counts.when, wordsOf(policy))}.`;
  const afterwards = { kept: ' It also holds for the waiting list.', dissolved: ' It ends on offer day.' } as const;
  return `${most}${counts}${cap.afterOfferDay === undefined ? '' : afterwards[cap.afterOfferDay]}`;
}

const roundings = { down: 'down', up: 'up', nearest: 'to the nearest place' } as const;

function sayBase(policy: Policy, of: Extract<Amount, { kind: 'share' }>['of']): string {
  if (typeof of !== 'string') return `the places left after “${poolName(policy, of.leftAfter)}”`;
  const bases = {
    'admission-number': 'the admission number',
    'admission-number-less-ehc-plans': 'the admission number less places held by EHC plans',
    remaining: 'the places left at that point',
  } as const;
  return bases[of];
}

/** A pool's published name, or its id where the policy has no such pool. */
export function poolName(policy: Policy, id: string): string {
  return policy.pools?.find((pool) => pool.id === id)?.name ?? id;
}

import type { Policy } from '../policy';
import { isForLookedAfter } from './looked-after';
import { kind, mentions, orderOf, requires, rowsOf } from './look';

/**
 * Whether a designated grammar school puts all who reach its standard in order of score, highest first.
 *
 * Rows for looked-after children, siblings and premiums are passed over: they are what such a school may or may not add.
 */
export function ranksByScore(policy: Policy): boolean {
  if (policy.school.selection !== 'designated-grammar') return false;
  const rows = rowsOf(policy).filter(({ thing }) => !isForLookedAfter(thing) && !requires(thing.when, kind('sibling', 'premium')));
  return (
    rows.length > 0 &&
    rows.every(({ thing }) => {
      if (thing.when === undefined || mentions(thing.when, (atom) => atom.kind !== 'tested' && atom.kind !== 'everyone-else')) return false;
      const first = orderOf(policy, thing).find((key) => key.by !== 'meeting');
      return first?.by === 'score' && first.first === 'highest';
    })
  );
}

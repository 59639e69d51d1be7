import type { Policy, Row } from '../policy';
import { sayCap } from './say-amount';
import { sayOrder } from './say-order';
import { sayWhen } from './say-when';
import { sentence } from './wording';
import { wordsOf } from './words';

/**
 * One row in plain words: who it is for, the most it takes, and its own order where it has one.
 *
 * "Children with a brother or sister at the school when they start. Up to 15 places."
 */
export function sayRow(policy: Policy, row: Row): string {
  const parts = [sayWho(policy, row)];
  if (row.upTo !== undefined) parts.push(sayCap(policy, row.upTo));
  if (row.order !== undefined) parts.push(sayOrder(policy, row.order));
  return parts.join(' ');
}

/** Who a row is for, as one or two sentences; a row that is not known says so. */
export function sayWho(policy: Policy, row: Row): string {
  if (row.when === undefined) return `We do not know this rule yet. ${sentence(row.unknown ?? 'the source does not say')}`;
  if (row.when.kind === 'everyone-else' && policy.rows.length === 1) return 'All children.';
  return sayWhen(row.when, wordsOf(policy));
}

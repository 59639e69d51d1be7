import type { Policy } from '../policy';
import { sayDefinitions } from './say-definitions';
import { sayOrder } from './say-order';
import { sayEhcPlans, sayMultipleBirths, sayPlaces, sayRoomForAll } from './say-places';
import { sayPool } from './say-pool';
import { sayRow } from './say-row';
import { sayTerms } from './say-terms';
import { sentence, yearName } from './wording';

/**
 * A whole policy as plain English, one paragraph an entry, in the order a parent needs it: places, who comes first,
 * how equals are split, how the places are shared out, twins, and what the words mean.
 */
export function readAloud(policy: Policy): readonly string[] {
  return [
    sayOpening(policy),
    ...(policy.notForRanking === undefined ? [] : [`This text must not be used to place children yet. ${sentence(policy.notForRanking)}`]),
    sayPlaces(policy).join(' '),
    sayEhcPlans(policy),
    `${sayRoomForAll(policy)} If there is not, children are placed in this order.`,
    ...policy.rows.map((row, at) => `${String(at + 1)}. ${sentence(row.name)} ${sayRow(policy, row)}`),
    `Here is how we choose within a group. ${sayOrder(policy, policy.tieBreak)}`,
    ...sayPools(policy),
    sayMultipleBirths(policy.multipleBirths),
    ...sayTerms(policy),
    ...sayDefinitions(policy),
    ...(policy.notes ?? []).map((note) => `Please note. ${sentence(note)}`),
  ];
}

/** Which school, age group and year it is, and what it is called. */
function sayOpening(policy: Policy): string {
  const { name } = policy.school;
  return `This is how ${name} gives out places in ${groupName(policy.entry.group)} for September ${String(policy.entry.year)}.`;
}

/** The age group as parents say it. */
export function groupName(group: Policy['entry']['group']): string {
  return group === 'reception' ? 'Reception' : yearName(Number(group.slice('year-'.length)));
}

function sayPools(policy: Policy): readonly string[] {
  if (policy.pools === undefined) return [];
  return ['The places are filled in sets, one set after the other.', ...policy.pools.map((pool) => sayPool(policy, pool))];
}

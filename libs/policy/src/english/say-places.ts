import type { MultipleBirthRule, Policy } from '../policy';
import { poolName } from './say-amount';
import { counted, sentence } from './wording';

/** How many places there are, and why the number offered differs from the published one (1.4). */
export function sayPlaces(policy: Policy): readonly string[] {
  const { admissionNumber, offerLimit, reason, infantClasses } = policy.places;
  const said = [`There are ${counted(admissionNumber, 'place')}.`];
  if (offerLimit !== undefined && offerLimit !== admissionNumber) {
    const gap = Math.abs(offerLimit - admissionNumber);
    said.push(`This time the school will offer ${String(offerLimit)}, which is ${String(gap)} ${offerLimit > admissionNumber ? 'more' : 'fewer'}.`);
  }
  if (reason !== undefined) said.push(`This is why: ${sentence(reason)}`);
  if (infantClasses !== undefined) said.push(`They are in ${counted(infantClasses, 'infant class', 'infant classes')}.`);
  return said;
}

/** What an EHC plan does, and where its place is counted (1.6). */
export function sayEhcPlans(policy: Policy): string {
  const first = 'Some children have an education, health and care plan (EHC plan). A child whose plan names the school gets a place first.';
  return policy.ehcPlansCountIn === undefined ? first : `${first} These places are counted in “${poolName(policy, policy.ehcPlansCountIn)}”.`;
}

/** What happens when there is room for all, which most schools must then admit (1.6, 1.18). */
export function sayRoomForAll(policy: Policy): string {
  return policy.school.selection === 'designated-grammar'
    ? 'If there is room for all who reach the standard, they all get a place.'
    : 'If there is room for all, every child gets a place.';
}

/** What happens to twins, triplets and more. */
export function sayMultipleBirths(rule: MultipleBirthRule): string {
  const rules = {
    none: 'There is no special rule for twins or triplets.',
    'admit-all-over-number': 'If one twin or triplet gets a place, the others get one too, even if there is no room.',
    'linked-unit': 'Twins and triplets count as one. They all get a place, or none does.',
    'sibling-once-one-offered': 'When one twin or triplet gets a place, the others count as having a brother or sister at the school.',
  } as const;
  return rules[rule];
}

import type { Claim, ClaimKind, Supposed } from '@contract';
import type { ChildFacts, Policy, SiblingFact } from '@policy';
import { claimsAskedBy, isAsked } from '../../applications';

/** What of the things said about a child a school's policy asks about, and what it does not. */
export interface Sorted {
  readonly used: readonly Supposed[];
  readonly unused: readonly Supposed[];
}

/** Sorts what was said by whether the policy asks about it: a claim that no policy uses is never made use of (2.4). */
export function sortSupposed(policy: Policy, said: readonly Supposed[]): Sorted {
  const asks = claimsAskedBy(policy, policy.school.id);
  const isUsed = (one: Supposed): boolean => isAsked(claimOf(one), asks);
  return { used: said.filter(isUsed), unused: said.filter((one) => !isUsed(one)) };
}

/** The kinds of claim that a policy asks about. Twins are left out: a child is tried out alone. */
export function kindsAsked(policy: Policy): ClaimKind[] {
  const kinds = claimsAskedBy(policy, policy.school.id).map(({ kind }) => kind);
  return [...new Set(kinds)].filter((kind) => kind !== 'multiple-birth');
}

/** The facts there would be if all that was said were found to be so. */
export function supposedFacts(said: readonly Supposed[], policy: Policy): ChildFacts {
  const of = <Kind extends Supposed['kind']>(kind: Kind): Extract<Supposed, { kind: Kind }>[] =>
    said.filter((one): one is Extract<Supposed, { kind: Kind }> => one.kind === kind);
  const [care] = of('care');
  const siblings = of('sibling').map(({ school, tie, year }): SiblingFact => ({
    school,
    tie,
    atApplication: true,
    atAdmission: true,
    year: year ?? yearAbove(policy),
  }));
  const all: ChildFacts = {
    ...(care === undefined ? {} : { care: care.status }),
    needs: of('need').map(({ school, need }) => ({ school, kind: need, of: 'child' })),
    vulnerable: of('vulnerable').map(({ circumstance }) => circumstance),
    siblings,
    staff: of('staff').map(({ school, skillShortage }) => ({ school, twoYears: true, skillShortage })),
    attends: of('attends').map(({ school, as }) => ({ school, as })),
    faith: of('faith').map(({ form, terms, points }) => ({ form, terms, ...(points === undefined ? {} : { points }) })),
    tests: of('test').map(({ test, score }) => ({ test, score })),
    premiums: of('premium').map(({ premium }) => premium),
    roles: of('role').map(({ school, role }) => ({ school, role })),
    boarding: of('boarding').map(({ school, need, serviceHelp }) => ({ school, need, suitable: true, serviceHelp })),
    ...(of('service-family').length === 0 ? {} : { serviceFamily: true }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** Two years above the year of entry. */
function yearAbove({ entry }: Policy): number {
  const number = /\d+/.exec(entry.group)?.[0];
  return Math.min(14, (number === undefined ? 0 : Number(number)) + 2);
}

/** The claim that a family would make of it; names that nobody was asked for stand empty. */
function claimOf(said: Supposed): Claim {
  switch (said.kind) {
    case 'need':
      return { ...said, of: 'child', says: '-' };
    case 'sibling':
      return { kind: 'sibling', school: said.school, tie: said.tie, name: '-' };
    case 'staff':
      return { ...said, name: '-' };
    case 'test':
      return { kind: 'test', school: said.school, test: said.test };
    case 'faith':
      return { kind: 'faith', school: said.school, form: said.form, terms: said.terms };
    default:
      return said;
  }
}

import type { Claim, ClaimKind } from '@contract';
import type { ChildFacts } from '@policy';
import { refusals } from '../evidence.refusals';

type FactName = keyof ChildFacts;

/** The one kind of fact that an accepted claim of each kind establishes. */
export const factOf = {
  care: 'care',
  need: 'needs',
  vulnerable: 'vulnerable',
  sibling: 'siblings',
  staff: 'staff',
  attends: 'attends',
  faith: 'faith',
  test: 'tests',
  premium: 'premiums',
  'service-family': 'serviceFamily',
  role: 'roles',
  boarding: 'boarding',
  'multiple-birth': 'multipleBirth',
} as const satisfies Record<ClaimKind, FactName>;

/** What a finding is about: a claim as the parent made it, or a kind of fact when nothing was claimed. */
export interface About {
  readonly kind: ClaimKind;
  readonly school: string | null;
  readonly claim?: Claim;
  /** What twins, triplets and more share; nothing when the child was not linked to another. */
  readonly multipleBirth: string | null;
}

/**
 * What an accepted claim establishes when the claim itself says enough; nothing when an officer must say more, such as a
 * score, or whether a brother or sister will still be there.
 */
export function factsOfClaim({ claim, multipleBirth }: About): ChildFacts | undefined {
  switch (claim?.kind) {
    case 'care':
      return { care: claim.status };
    case 'need':
      return { needs: [{ school: claim.school, kind: claim.need, of: claim.of }] };
    case 'vulnerable':
      return { vulnerable: [claim.circumstance] };
    case 'attends':
      return { attends: [{ school: claim.school, as: claim.as }] };
    case 'faith':
      return claim.terms.length === 0 ? undefined : { faith: [{ form: claim.form, terms: claim.terms }] };
    case 'premium':
      return { premiums: [claim.premium] };
    case 'service-family':
      return { serviceFamily: true };
    case 'role':
      return { roles: [{ school: claim.school, role: claim.role }] };
    case 'multiple-birth':
      return multipleBirth === null ? undefined : { multipleBirth };
    default:
      return undefined;
  }
}

/**
 * The facts that an accepted finding establishes: those given, or those that follow from the claim.
 *
 * Refuses facts of another kind, about another school, form, test or role than the claim's, or no facts at all, so that
 * nothing can become true of a child by way of a claim about something else.
 */
export function establish(about: About, given: ChildFacts | undefined): ChildFacts {
  if (about.kind === 'multiple-birth' && about.multipleBirth === null) throw refusals.notLinked();
  const facts = given ?? factsOfClaim(about);
  if (facts === undefined) throw refusals.factsNeeded();
  const name = factOf[about.kind];
  const wrong = Object.keys(facts).filter((key) => key !== name);
  if (wrong.length > 0) {
    throw refusals.otherFacts({
      fields: wrong.map((field) => ({ field: `facts.${field}`, says: 'The claim is not about this.' })),
    });
  }
  const pieces = piecesOf(facts[name]);
  if (pieces.length === 0) throw refusals.factsNeeded();
  const strange = pieces.filter((piece) => !isAbout(piece, about));
  if (strange.length > 0) {
    throw refusals.otherFacts({ fields: [{ field: `facts.${name}`, says: 'The claim is about something else.' }] });
  }
  return facts;
}

function piecesOf(value: ChildFacts[FactName]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === false ? [] : [value];
}

/** Whether a piece of a fact is about what was claimed: the same school, and the same form, test or role. */
function isAbout(piece: unknown, { kind, school, claim, multipleBirth }: About): boolean {
  if (kind === 'multiple-birth') return piece === multipleBirth;
  if (typeof piece !== 'object' || piece === null) return true;
  if ('school' in piece && school !== null && piece.school !== school) return false;
  if (claim?.kind === 'faith') return 'form' in piece && piece.form === claim.form;
  if (claim?.kind === 'test') return 'test' in piece && piece.test === claim.test;
  if (claim?.kind === 'role') return 'role' in piece && piece.role === claim.role;
  if (claim?.kind === 'attends') return 'as' in piece && piece.as === claim.as;
  if (claim?.kind === 'need') return 'kind' in piece && piece.kind === claim.need;
  return true;
}

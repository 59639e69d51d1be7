import type { Claim } from '@contract';

const ties: Readonly<Record<string, string>> = {
  full: 'a brother or sister',
  half: 'a half-brother or half-sister',
  step: 'a step-brother or step-sister',
  adopted: 'an adopted brother or sister',
  foster: 'a foster brother or sister',
};

/** What a parent claimed, as a sentence back to them; of a brother or sister it says no name. */
export function sayClaim(claim: Claim, called: string, schoolOf: (school: string) => string): string {
  switch (claim.kind) {
    case 'care':
      return `${called} is, or was, in care.`;
    case 'need':
      return `There is a ${claim.need} reason why ${called} needs a place at ${schoolOf(claim.school)}.`;
    case 'vulnerable':
      return `There is a special reason why ${called} should come first.`;
    case 'sibling':
      return `${called} has ${ties[claim.tie] ?? 'a brother or sister'} at ${schoolOf(claim.school)}.`;
    case 'staff':
      return `A parent of ${called} works at ${schoolOf(claim.school)}.`;
    case 'attends':
      return `${called} goes to ${claim.as === 'nursery' ? 'the nursery of ' : ''}${schoolOf(claim.school)}.`;
    case 'faith':
      return `${called} has a place in the faith of ${schoolOf(claim.school)}, as its form asks.`;
    case 'test':
      return `${called} takes the test for ${schoolOf(claim.school)}.`;
    case 'premium':
      return `The school gets a premium for ${called}.`;
    case 'service-family':
      return `The family of ${called} serves, or served, in the armed forces.`;
    case 'role':
      return `${called} has a role that ${schoolOf(claim.school)} asks about.`;
    case 'boarding':
      return `${called} needs to board at ${schoolOf(claim.school)}.`;
    case 'multiple-birth':
      return `${called} is a twin, a triplet or one of more.`;
  }
}

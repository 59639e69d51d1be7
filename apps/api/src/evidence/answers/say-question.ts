import type { Claim } from '@contract';

/** A claim as the question that a school is asked. */
export function sayQuestion(claim: Claim): string {
  switch (claim.kind) {
    case 'sibling':
      return `Is ${claim.name} on your roll, and in which year?`;
    case 'attends':
      return claim.as === 'nursery' ? 'Does this child go to your nursery?' : 'Is this child on your roll?';
    case 'staff':
      return `Does ${claim.name} work at your school, on the terms that your policy asks for?`;
    case 'faith':
      return 'What does the supplementary form show?';
    case 'test':
      return 'What did this child score in the test?';
    case 'role':
      return 'Have you given this child the standing that is claimed?';
    case 'boarding':
      return 'What does the boarding form show?';
    default:
      return 'Is what the parent says so?';
  }
}

import type { ClaimKind, ClaimStanding } from '@contract';
import type { Role } from '@kernel';

/** What a claim of one kind needs, and who answers for it. */
export interface Need {
  readonly answeredBy: ClaimStanding['answeredBy'];
  /** Who may record a finding; a school role only at the school that the claim is about. */
  readonly finders: readonly Role[];
  /** A document is needed, is taken only once an officer has asked for one, or is never taken. */
  readonly documents: ClaimStanding['documents'];
  /** For the parent: what to send, or who confirms it without them. */
  readonly says: string;
}

const roll = ['officer', 'school-admin', 'primary-head'] as const;
const own = ['officer', 'school-admin'] as const;

/**
 * What proves what, by kind of claim: the table of who usually verifies each criterion. Nothing else may be asked of a
 * parent (2.4, 2.5): where a school or an officer knows already, no document is taken until one is asked for.
 */
export const needs: Readonly<Record<ClaimKind, Need>> = {
  care: {
    answeredBy: 'virtual-school',
    finders: ['officer', 'virtual-school-head'],
    documents: 'needed',
    says: 'For a child in care, the virtual school confirms it. For a child who left care, send the order and the letter of the authority that last cared for the child; for care abroad, the adoption papers.',
  },
  need: {
    answeredBy: 'authority',
    finders: ['officer'],
    documents: 'needed',
    says: 'Send a letter from a registered professional that says why this school, and no other, meets the need.',
  },
  vulnerable: {
    answeredBy: 'authority',
    finders: ['officer'],
    documents: 'if-asked',
    says: 'Social care confirms it to the admissions team. Send nothing unless you are asked.',
  },
  sibling: {
    answeredBy: 'school',
    finders: roll,
    documents: 'if-asked',
    says: 'The school looks at its roll. Send nothing unless you are asked.',
  },
  staff: {
    answeredBy: 'school',
    finders: own,
    documents: 'if-asked',
    says: 'The school confirms when you began to work there. Send nothing unless you are asked.',
  },
  attends: {
    answeredBy: 'school',
    finders: roll,
    documents: 'if-asked',
    says: 'The school that your child goes to confirms it. Send nothing unless you are asked.',
  },
  faith: {
    answeredBy: 'school',
    finders: own,
    documents: 'needed',
    says: 'Send the school’s supplementary form, filled in, with the certificate or signature it asks for. Only the school and the admissions team see it.',
  },
  test: {
    answeredBy: 'school',
    finders: own,
    documents: 'never',
    says: 'The school enters the score. Send nothing.',
  },
  premium: {
    answeredBy: 'authority',
    finders: own,
    documents: 'if-asked',
    says: 'The admissions team or the school looks up whether your child has the premium. Send nothing unless you are asked.',
  },
  'service-family': {
    answeredBy: 'authority',
    finders: ['officer'],
    documents: 'needed',
    says: 'Send the posting letter, or a letter from the unit that says that you serve.',
  },
  role: {
    answeredBy: 'school',
    finders: own,
    documents: 'if-asked',
    says: 'The school knows whether it has given your child this standing. Send nothing unless you are asked.',
  },
  boarding: {
    answeredBy: 'school',
    finders: own,
    documents: 'needed',
    says: 'Send the school’s boarding form, filled in.',
  },
  'multiple-birth': {
    answeredBy: 'authority',
    finders: ['officer'],
    documents: 'if-asked',
    says: 'The admissions team looks at the applications of both children. Send nothing unless you are asked.',
  },
};

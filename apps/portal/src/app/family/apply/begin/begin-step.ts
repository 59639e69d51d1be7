import type { Round } from '@contract';
import type { Answers, Choosable, Step } from '@ui/question/journey';
import { said } from '../journey/section';

/** A child whom the account is entered for already. */
export interface KnownChild {
  readonly id: string;
  readonly firstNames: string;
  readonly lastName: string;
}

/** The value that stands for a child who is not entered yet. */
export const anotherChild = 'another';

/** What is known before an application is begun. */
export interface Beginning {
  readonly rounds: readonly Pick<Round, 'id' | 'title'>[];
  readonly children: readonly KnownChild[];
  /** Whether an authority applies for a child it looks after. */
  readonly corporate: boolean;
  readonly today: string;
}

const relationships = [
  'mother',
  'father',
  'step-parent',
  'grandparent',
  'carer',
  'foster-carer',
  'guardian',
  'other',
] as const;

/** The first page: who the child is, and who applies. */
export function beginStep({ rounds, children, corporate, today }: Beginning): Step {
  const isNew = (answers: Answers): boolean => children.length === 0 || answers['child'] === anotherChild;
  const known: readonly Choosable[] = children.map(({ id, firstNames, lastName }) => ({
    value: id,
    label: said(`${firstNames} ${lastName}`),
  }));
  return {
    id: 'new',
    title: corporate ? 'apply.new.corporate' : 'apply.new.title',
    says: corporate ? 'apply.new.corporateSays' : 'apply.new.says',
    fields: [
      {
        kind: 'radios',
        at: 'round',
        label: 'apply.new.round',
        options: rounds.map(({ id, title }) => ({ value: id, label: said(title) })),
        missing: 'apply.new.roundMissing',
        asked: () => rounds.length > 1,
      },
      {
        kind: 'radios',
        at: 'child',
        label: 'apply.new.child',
        options: [...known, { value: anotherChild, label: 'apply.new.anotherChild' }],
        missing: 'apply.new.childMissing',
        asked: () => children.length > 0,
      },
      {
        kind: 'text',
        at: 'firstNames',
        label: 'apply.new.firstNames',
        hint: 'apply.child.nameSays',
        missing: 'apply.child.firstNamesMissing',
        asked: isNew,
      },
      {
        kind: 'text',
        at: 'lastName',
        label: 'apply.new.lastName',
        missing: 'apply.child.lastNameMissing',
        asked: isNew,
      },
      {
        kind: 'date',
        at: 'dateOfBirth',
        label: 'apply.new.born',
        hint: 'apply.child.bornHint',
        missing: 'apply.child.bornMissing',
        check: (value) => (String(value) >= today ? 'apply.child.bornAhead' : undefined),
        asked: isNew,
      },
      {
        kind: 'radios',
        at: 'relationship',
        label: 'apply.new.relationship',
        options: relationships.map((one) => ({ value: one, label: `apply.relationship.${one}` as const })),
        missing: 'apply.new.relationshipMissing',
        asked: (answers) => isNew(answers) && !corporate,
      },
      {
        kind: 'yes-no',
        at: 'responsible',
        label: 'apply.new.responsible',
        hint: 'apply.new.responsibleHint',
        missing: 'apply.new.responsibleMissing',
        asked: (answers) => isNew(answers) && !corporate,
      },
    ],
  };
}

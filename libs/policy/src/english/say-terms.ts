import type { AtomicWhen } from '../criteria';
import type { Policy } from '../policy';
import { atomsOf, conditionsOf } from '../walk';
import { listed } from './wording';

/** What the everyday words of the rows mean exactly (1.7, 1.11), each said once. */
export function sayTerms(policy: Policy): readonly string[] {
  const notes = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing).flatMap(termsOf));
  return [...new Set(notes)];
}

/** What one criterion's everyday words mean exactly. */
export function termsOf(atom: AtomicWhen): readonly string[] {
  switch (atom.kind) {
    case 'looked-after':
      return atom.who.map((one) => careMeanings[one]);
    case 'sibling':
      return [siblingMeaning(atom)];
    default:
      return [];
  }
}

const careMeanings = {
  'looked-after': '“In care” means a council looks after the child when you apply.',
  'previously-looked-after':
    '“Used to be in care” means the child left care to be adopted. It also means they left it under a child arrangements order or to live with a special guardian.',
  'state-care-outside-england': '“State care” outside England means care by the state, a faith group or a charity there.',
} as const;

function siblingMeaning(atom: Extract<AtomicWhen, { kind: 'sibling' }>): string {
  const ties = atom.who.filter((tie) => tie !== 'same-household');
  const related = ties.length === 0 ? '' : `${listed(ties, 'or')} brothers and sisters`;
  const housed = atom.who.includes('same-household') ? 'children who live in the same home' : '';
  return `“Brother or sister” means ${listed([related, housed].filter((part) => part !== ''))}.`;
}

import type { Example } from './examples';
import { lookedAfterRow, otherRow, row } from './examples';
import { linkedSchoolsOf, manySchools } from './feeders';
import { lint } from './lint';

export const linkedSchools = lint({
  id: '1.12-linked-schools',
  paragraphs: ['1.12'],
  strength: 'must',
  says: 'A linked school whose brothers and sisters count is named.',
  mend: 'Name each linked school under "definitions.schools".',
  check: (policy) =>
    linkedSchoolsOf(policy)
      .filter(({ words }) => manySchools.test(words))
      .map(({ path, words }) => ({ path, message: `"${words}" does not name one linked school.` })),
  lawful: [linkedExample('Hill Junior School', 'that names the linked junior school')],
  unlawful: [linkedExample('any other school in the town', 'that links schools without naming them')],
});

function linkedExample(words: string, shows: string): Example {
  return {
    of: 'primary',
    shows,
    change: {
      definitions: { schools: { 'town/hill-junior': words } },
      rows: [
        lookedAfterRow,
        row('sibling', 'Brothers and sisters here or at the linked school', {
          kind: 'sibling',
          who: ['full', 'half', 'step', 'adopted', 'foster', 'same-household'],
          onRoll: 'at-admission',
          linkedSchools: ['town/hill-junior'],
        }),
        otherRow,
      ],
    },
  };
}

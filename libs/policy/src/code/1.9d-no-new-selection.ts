import { keysOf } from '../walk';
import { lookedAfterRow, otherRow, qualifies, row } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { placedAtoms } from './look';

export const noNewSelection = lint({
  id: '1.9(d)-no-new-selection',
  paragraphs: ['1.9(d)', '1.18', '1.21'],
  strength: 'must',
  says: 'A school that is not selective does not choose by a test of ability.',
  mend: 'Take the test of ability out. If the school is a grammar school or partly selective by law, say so under "school.selection".',
  check: (policy) => {
    if (policy.school.selection !== 'none' || policy.entry.group === 'year-12') return [];
    const isAbility = (test: string): boolean => policy.definitions.tests[test]?.assesses === 'ability';
    const message = 'This school is not selective, but here it chooses by a test of ability.';
    return [
      ...placedAtoms(policy).flatMap(({ path, thing }): Finding[] => (thing.kind === 'tested' && isAbility(thing.test) ? [{ path, message }] : [])),
      ...keysOf(policy).flatMap(({ path, thing }): Finding[] => (thing.by === 'score' && isAbility(thing.test) ? [{ path, message }] : [])),
    ];
  },
  lawful: [{ of: 'grammar', shows: 'of a designated grammar school', change: {} }],
  unlawful: [{ of: 'secondary', shows: 'that selects although the school is not selective', change: { rows: [lookedAfterRow, row('able', 'Children with high scores', qualifies), otherRow] } }],
});

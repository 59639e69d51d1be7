import { keysOf } from '../walk';
import { byDraw } from './examples';
import { lint } from './lint';

export const highestFirst = lint({
  id: '1.19-highest-first',
  paragraphs: ['1.19'],
  strength: 'must',
  says: 'A grammar school that ranks by score puts the highest score first.',
  mend: 'Change "first" to "highest".',
  check: (policy) =>
    keysOf(policy)
      .filter(({ thing }) => thing.by === 'score' && thing.first === 'lowest' && policy.definitions.tests[thing.test]?.assesses === 'ability')
      .map(({ path }) => ({ path, message: 'The lowest score in the test of ability comes first.' })),
  lawful: [{ of: 'grammar', shows: 'that puts the highest score first', change: { tieBreak: [{ by: 'score', test: 'ability', first: 'highest' }, byDraw] } }],
  unlawful: [{ of: 'grammar', shows: 'that puts the lowest score first', change: { tieBreak: [{ by: 'score', test: 'ability', first: 'lowest' }, byDraw] } }],
});

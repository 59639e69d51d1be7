import { byDistance, byDraw, qualifies, row } from './examples';
import { ranksByScore } from './grammar';
import { lint } from './lint';
import { rowsOf } from './look';
import { whyNotFirst } from './looked-after';

export const lookedAfterWhoPass = lint({
  id: '1.20-looked-after-who-pass',
  paragraphs: ['1.20', '1.7'],
  strength: 'must',
  says: 'A grammar school that does not rank by score alone puts looked-after children who reach its standard first.',
  mend: 'Make the first row one for looked-after and previously looked-after children who reach the standard.',
  check: (policy, limits) => {
    if (policy.school.selection !== 'designated-grammar' || ranksByScore(policy)) return [];
    const why = whyNotFirst(rowsOf(policy), policy, limits);
    return why === undefined ? [] : [why];
  },
  lawful: [
    { of: 'grammar', shows: 'that puts looked-after children who pass first', change: {} },
    {
      of: 'grammar',
      shows: 'that ranks everyone by score',
      change: { rows: [row('passed', 'Children who pass', qualifies)], tieBreak: [{ by: 'score', test: 'ability', first: 'highest' }, byDistance, byDraw] },
    },
  ],
  unlawful: [{ of: 'grammar', shows: 'that ranks those who pass by distance, with no row for looked-after children', change: { rows: [row('passed', 'Children who pass', qualifies)] } }],
});

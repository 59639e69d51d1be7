import { roleExample } from './role-example';
import { wordLint } from './texts';

export const noOtherConditions = wordLint({
  id: '1.9(a)-no-other-conditions',
  paragraphs: ['1.9(a)'],
  strength: 'must',
  says: 'No priority depends on how early a family applied, or on a visit to the school.',
  mend: 'Take the condition out. Every application made in time is treated alike.',
  words: /\bfirst come\b|\bearliest applications?\b|\border of (the )?applications?\b|\bdate (on which )?the application (was|is) (made|received)\b|\btime (spent )?on the (waiting |interest )?list\b|\bon the (waiting |interest )?list (the )?(longest|for)\b|\battend(s|ed|ance at)? (an |the )?open (day|evening|event)\b|\bvisited (the|our) school\b/i,
  pointTo: 'a condition on applying that is not an oversubscription criterion',
  lawful: [roleExample('founder', 'of a founder of the school', 'with a lawful role')],
  unlawful: [roleExample('visitor', 'whose parents attended an open evening', 'that favours families who came to an open evening')],
});

import { roleExample } from './role-example';
import { wordLint } from './texts';

export const disability = wordLint({
  id: '1.9(h)-disability',
  paragraphs: ['1.9(h)'],
  strength: 'must',
  says: 'No row puts back children with a disability, a special need or an agreed place outside their age group.',
  mend: 'Take it out. Once an application is accepted, these children are ranked like any other.',
  words: /\b(without|no) (a |any )?(disabilit(y|ies)|special (educational )?needs?|SEND?)\b|\bable-bodied\b|\b(toilet|potty)[- ]trained\b|\b(oldest|eldest|older|youngest) (children|child|applicants?) (come )?first\b|\bchildren in their (normal|own|correct) (year|age) group\b/i,
  pointTo: 'a disadvantage for children with a need or outside their age group',
  lawful: [roleExample('founder', 'of a founder of the school', 'with a lawful role')],
  unlawful: [roleExample('trained', 'who are toilet trained', 'that puts back children who need help')],
});

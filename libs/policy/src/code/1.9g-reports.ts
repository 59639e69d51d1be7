import { roleExample } from './role-example';
import { wordLint } from './texts';

export const schoolReports = wordLint({
  id: '1.9(g)-school-reports',
  paragraphs: ['1.9(g)'],
  strength: 'must',
  says: 'No priority depends on reports of behaviour, school attendance, attitude or achievement.',
  mend: 'Take it out. Reports from earlier schools may not count.',
  words: /\bbehaviou?r\w*|\b(school attendance|attendance (record|at school))\b|\bpunctuality\b|\battitudes?\b|\bschool reports?\b|\b(head ?teacher|teacher|school)s?['’]?s? (reference|recommendation)s?\b|\b(references?|recommend\w*) (from|by) (the|a|their) (\w+ )?(school|head ?teacher|teachers?)\b|\bgood attendance\b|\bachievements?\b/i,
  except: (text) => text.in === 'test',
  pointTo: 'reports on the child or the family',
  lawful: [roleExample('founder', 'of a founder of the school', 'with a lawful role')],
  unlawful: [roleExample('good', 'with good behaviour reports', 'that reads reports from earlier schools')],
});

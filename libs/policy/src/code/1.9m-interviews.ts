import { roleExample } from './role-example';
import { wordLint } from './texts';

export const interviews = wordLint({
  id: '1.9(m)-interviews',
  paragraphs: ['1.9(m)'],
  strength: 'must',
  says: 'No priority depends on an interview, save for boarding places and the sixth form.',
  mend: 'Take the interview out.',
  words: /\binterview\w*|\bmeet(s|ing)? (with )?the (head ?teacher|principal|governors)\b/i,
  unless: /\b(no|not|without) (\w+ )?interview/i,
  except: (_text, policy) => policy.school.boarding === true || policy.entry.group === 'year-12',
  pointTo: 'an interview with the child or the parents',
  lawful: [roleExample('founder', 'of a founder of the school', 'without an interview')],
  unlawful: [roleExample('met', 'who did well at an interview', 'that interviews children')],
});

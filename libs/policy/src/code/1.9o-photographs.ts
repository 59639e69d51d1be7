import { roleExample } from './role-example';
import { wordLint } from './texts';

export const photographs = wordLint({
  id: '1.9(o)-photographs',
  paragraphs: ['1.9(o)'],
  strength: 'must',
  says: 'No photograph is asked for, save to know a child again at a test.',
  mend: 'Take the photograph out.',
  words: /\bphoto(graph)?s?\b/i,
  unless: /\b(identity|identify|proof of who)\b/i,
  pointTo: 'a photograph',
  lawful: [roleExample('founder', 'of a founder of the school', 'that asks for no photograph')],
  unlawful: [roleExample('seen', 'who sent a photograph with the form', 'that asks for a photograph')],
});

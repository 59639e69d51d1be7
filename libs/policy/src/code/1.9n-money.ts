import { roleExample } from './role-example';
import { wordLint } from './texts';

export const money = wordLint({
  id: '1.9(n)-money',
  paragraphs: ['1.9(n)'],
  strength: 'must',
  says: 'No money is asked for as part of applying.',
  mend: 'Take the payment out. Applying costs nothing.',
  words: /\bdeposits?\b|\b(registration|application|admissions?|test|administration) (fee|charge)s?\b|\bable to (pay|afford)\b|\b(paid|pay|pays|payment of) (a|the|their) (fee|charge|contribution|sum)\b/i,
  pointTo: 'money asked for as part of applying',
  lawful: [roleExample('founder', 'of a founder of the school', 'that asks for no money')],
  unlawful: [roleExample('payer', 'whose parents paid the registration fee', 'that asks for a fee')],
});

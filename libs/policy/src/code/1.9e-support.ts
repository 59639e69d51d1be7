import { roleExample } from './role-example';
import { wordLint } from './texts';

export const noSupport = wordLint({
  id: '1.9(e)-support',
  paragraphs: ['1.9(e)'],
  strength: 'must',
  says: 'No priority is given for money or practical help to the school, its associations or a religious body.',
  mend: 'Take it out. Help and gifts may not count.',
  words: /\bdonat\w*|\bfinancial(ly)? (support|help|contribut\w+)|\bsupports? (it |them |the (school|church) )?financially\b|\bcontribut\w+\b.*\b(school|church|parish|fund|mosque|temple|synagogue|gurdwara)\b|\b(governors|voluntary|building|school)['’]? fund\b|\bvolunteer\w*|\bfund-?rais\w*|\bpractical (support|help|assistance)\b|\bparent[- ]teacher association\b|\bPTA\b|\bfriends of the school\b|\bplanned giving\b|\bsponsor\w*/i,
  pointTo: 'money or help given to the school or a religious body',
  lawful: [roleExample('founder', 'of a founder of the school', 'with a lawful role')],
  unlawful: [roleExample('helper', 'whose parents volunteer at the school', 'that favours parents who help the school')],
});

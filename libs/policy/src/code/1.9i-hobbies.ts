import { roleExample } from './role-example';
import { wordLint } from './texts';

export const hobbies = wordLint({
  id: '1.9(i)-hobbies',
  paragraphs: ['1.9(i)'],
  strength: 'must',
  says: 'No priority depends on the hobbies or activities of the child or the parents.',
  mend: 'Take it out. A test of aptitude within the one tenth allowed is the only way to look at talent.',
  words: /\bhobb(y|ies)\b|\bextra-?curricular\b|\b(at|of) club level\b|\bsporting (ability|achievements?)\b|\bleisure\b|\b(sports?|youth|football|swimming|chess|gymnastics) clubs?\b|\b(scouts?|cubs|brownies|girl guides|cadets)\b|\bmusic lessons\b|\bplays? (an instrument|in (a|the) (team|band|orchestra))\b/i,
  pointTo: 'hobbies or activities',
  lawful: [roleExample('chorister', 'who are probationer choristers of the cathedral', 'with a lawful role')],
  unlawful: [roleExample('sporty', 'who belong to a sports club', 'that favours members of a club')],
});

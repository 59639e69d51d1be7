import type { Application, Round } from '@contract';
import type { Words } from '@ui/words/words';

/** That an application can be sent without its papers, and until when they may follow. */
export function sayFollow(
  may: Application['may'],
  { closesAt }: Pick<Round, 'closesAt'>,
  words: Pick<Words, 'say' | 'end'>,
): string {
  if (may.includes('submit-late')) return words.say('apply.check.papersFollowLate');
  return words.say('apply.check.papersFollow', { date: words.end(closesAt) });
}

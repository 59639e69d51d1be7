import type { PastFigures } from '@contract';
import type { MessageKey } from '@ui/words/message-key';

/** Whether the service left a number out because it is small, and not because nobody knows it. */
export function isFew(says: string): boolean {
  return says.startsWith('fewer');
}

/** What is said instead of a number of applications that is not shown. */
export function unknownOf({ applicationsSays }: Pick<PastFigures, 'applicationsSays'>): MessageKey {
  return isFew(applicationsSays) ? 'find.past.few' : 'find.notKnown';
}

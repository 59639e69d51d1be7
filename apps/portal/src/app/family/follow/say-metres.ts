import type { DistanceCounted } from '@contract';
import type { Words } from '@ui/words/words';

/** A distance in metres, with its centimetres, as it was measured; what a policy rounds is rounded when it is compared. */
export function sayMetres(millimetres: number, words: Words): string {
  return words.say('family.metres', { metres: words.number(millimetres / 1000, { maximumFractionDigits: 2 }) });
}

/**
 * How far it is: as the policy counts it, where the service says that in the language of the page; otherwise in metres, and the
 * policy's own words, which stand beside it, begin with what it counts.
 */
export function sayFar(
  millimetres: number | null,
  counted: DistanceCounted | undefined,
  words: Words,
): { readonly far: string | null; readonly policy: string | null } {
  const { counts = null, how = null } = counted ?? {};
  const metres = millimetres === null ? null : sayMetres(millimetres, words);
  if (counts === null || words.ofService() === null) return { far: counts ?? metres, policy: how };
  return { far: metres, policy: `${counts} ${how ?? ''}` };
}

import type { Words } from '@ui/words/words';

/** A distance in metres, with its centimetres, as it was measured; what a policy rounds is rounded when it is compared. */
export function sayMetres(millimetres: number, words: Words): string {
  return words.say('family.metres', { metres: words.number(millimetres / 1000, { maximumFractionDigits: 2 }) });
}

import { createHash } from 'node:crypto';

/**
 * A letter's place in the order of sending, as text to be sorted by: drawn from the seed of its mailing, so that no school
 * and no name comes first each time, and anybody can work the order out again.
 */
export function turnOf(seed: string, letter: string): string {
  return createHash('sha256').update(`${seed} ${letter}`).digest('hex').slice(0, 16);
}

/** The turn of a letter on its own, before all mailings: a receipt does not wait for four thousand offers. */
export const atOnce = '';

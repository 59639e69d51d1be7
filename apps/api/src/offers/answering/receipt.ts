import { randomBytes } from 'node:crypto';

/** Digits and letters that are not mistaken for each other when read aloud or written by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of the receipt for an answer, such as `P-7K3M-9QXA-2BWD-PF5T`: 80 bits, so that nobody guesses one. */
export function newReceipt(): string {
  const text = Array.from(randomBytes(16), (byte) => letters.charAt(byte & 31)).join('');
  return `P-${(text.match(/.{4}/g) ?? []).join('-')}`;
}

import { randomBytes } from 'node:crypto';

/** Digits and letters that are not mistaken for each other when read aloud or written by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number by which a family and the authority know an application, such as `A-7K3M-9QXA`. */
export function newReference(): string {
  return `A-${inFours(8)}`;
}

/** The number of a receipt, such as `R-7K3M-9QXA-2BWD-PF5T`: 80 bits, so that nobody guesses one. */
export function newReceipt(): string {
  return `R-${inFours(16)}`;
}

function inFours(count: number): string {
  const text = Array.from(randomBytes(count), (byte) => letters.charAt(byte & 31)).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

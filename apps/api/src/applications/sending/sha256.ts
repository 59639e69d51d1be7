import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8 bytes as hex: the same as the kernel's, by the machine's own code, for closing evening. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

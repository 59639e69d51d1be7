import { hash, randomBytes, randomInt } from 'node:crypto';

/** Says what a secret is like when it is met again; whoever reads the digest cannot use it. */
export function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** A secret that cannot be guessed: 256 bits, in letters a cookie and an address may hold. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A one-time code: six digits, each as likely as any other. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

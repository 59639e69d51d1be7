import { createHash } from 'node:crypto';

/** The Message-ID of a message: always the same for the same `id`, so that a receiving system can drop a double. */
export function messageIdOf(id: string, domain: string): string {
  return `<${createHash('sha256').update(`fairplace post ${id}`).digest('hex').slice(0, 40)}@${domain}>`;
}

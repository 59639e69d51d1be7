import { hash } from 'node:crypto';
import { canonicalJson } from '@kernel';

/**
 * A happening as the chain reads it: every part as the text that the database gives for it.
 *
 * Text, because a number or a moment that went through JavaScript would lose its last digits, and a change there would
 * go unseen.
 */
export interface HappeningText {
  readonly id: string;
  /** UTC, with all six decimals of its second. */
  readonly at: string;
  readonly kind: string;
  readonly account: string;
  readonly accountName: string | null;
  readonly roles: string;
  readonly authority: string | null;
  readonly school: string | null;
  readonly child: string | null;
  readonly subject: string;
  /** The details as PostgreSQL prints a `jsonb`. */
  readonly about: string;
  readonly request: string | null;
}

/** A place in the chain with its hash: proves everything up to it to whoever kept it elsewhere. */
export interface Head {
  readonly position: number;
  /** 64 hex digits. */
  readonly hash: string;
}

/** Where every chain begins: before the first happening. */
export const beginning: Head = { position: 0, hash: '0'.repeat(64) };

/** The hash that follows `previous` for this happening: SHA-256 over the previous hash and the happening's canonical JSON. */
export function hashAfter(previous: string, happening: HappeningText): string {
  return hash('sha256', previous + canonicalJson(happening), 'hex');
}

/** A head as people write it down: `1204:9f2c…`. */
export function sayHead({ position, hash }: Head): string {
  return `${position}:${hash}`;
}

/** The head in such a text; nothing when it is none. */
export function readHead(text: string): Head | undefined {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  return found === null ? undefined : { position: Number(found[1]), hash: (found[2] ?? '').toLowerCase() };
}

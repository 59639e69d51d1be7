import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a browser carries: a pass, because it was let in at that moment; or a turn, because it may come in at that moment. */
export interface Carried {
  readonly kind: 'pass' | 'turn';
  readonly at: number;
}

/** How long a pass counts after it was given, and a turn after it has come; a pass is given anew after the third. In ms. */
export const lasts = { pass: 65 * 60_000, turn: 30 * 60_000, fresh: 5 * 60_000 } as const;

/**
 * Seals passes and turns, so that nobody can make one.
 *
 * They say nothing of whoever carries them. Every process with the same secret believes them, so it does not matter which
 * one somebody comes back to.
 */
export class GatePasses {
  private readonly key: Buffer;

  /** Without a secret each process draws its own. */
  constructor(secret: string | undefined) {
    this.key = Buffer.from(hkdfSync('sha256', secret ?? randomBytes(32), '', 'fairplace gate', 32));
  }

  seal({ kind, at }: Carried): string {
    const text = `${kind === 'pass' ? 'p' : 't'}${Math.ceil(at / 1000).toString(36)}`;
    return `${text}.${this.mark(text)}`;
  }

  /** What was sealed, whether it still counts or not; nothing for what was not sealed with this secret. */
  open(sealed: string | undefined): Carried | undefined {
    const [text = '', mark = ''] = sealed?.split('.') ?? [];
    const carried = readUnsealed(sealed);
    if (carried === undefined) return undefined;
    const [given, wanted] = [Buffer.from(mark), Buffer.from(this.mark(text))];
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? carried : undefined;
  }

  private mark(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url').slice(0, 22);
  }
}

/** What is said to be carried, not yet believed. */
export function readUnsealed(sealed: string | undefined): Carried | undefined {
  const [, kind = '', at = ''] = /^([pt])([0-9a-z]{1,9})\.[\w-]{22}$/.exec(sealed ?? '') ?? [];
  return kind === '' ? undefined : { kind: kind === 'p' ? 'pass' : 'turn', at: parseInt(at, 36) * 1000 };
}

import { Refusal } from '@kernel';

/** What a file is known by: the SHA-256 of its content in the clear, and how long it is. */
export interface Kept {
  readonly digest: string;
  readonly size: number;
}

/**
 * Keeps files by their content, encrypted; the same content is kept once.
 *
 * Every write is read back and every read is checked against the digest: a file comes back as it was given, or not at all.
 */
export abstract class FileStore {
  /** Keeps a file and gives its digest and size; safe to repeat, and mends a copy that was damaged. */
  abstract keep(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept>;

  /** The content with this digest, exactly as it was given; throws a `FileTrouble` when it is missing or damaged. */
  abstract read(digest: string): Promise<Buffer>;

  /** Whether something is kept under this digest; says nothing about its state. */
  abstract has(digest: string): Promise<boolean>;

  /** Forgets a file; nothing happens when there is none. */
  abstract remove(digest: string): Promise<void>;

  /** Encrypts a file afresh with the first of the keys, so that an old key can be given up. */
  async renew(digest: string): Promise<void> {
    await this.keep(await this.read(digest));
  }
}

/** What can be wrong with the store or with a file in it, and what a person is told. */
const says = {
  missing: 'This file cannot be found just now. Please tell the admissions team.',
  damaged: 'This file is damaged, so it is not shown. Please tell the admissions team.',
  'no-key': 'This file cannot be opened just now. Please tell the admissions team.',
  full: 'There is no room to keep your file just now. Nothing was saved. Please try again later.',
  unreachable: 'Files cannot be kept or opened just now. Nothing was changed. Please try again later.',
} as const;

/** Why the store cannot do its work. */
export type FileTroubleKind = keyof typeof says;

/** The store cannot do its work: a plain sentence for the person who waits, and the particulars for the operator's log. */
export class FileTrouble extends Refusal {
  constructor(
    readonly kind: FileTroubleKind,
    readonly forOperators: string,
    cause?: unknown,
  ) {
    super(`files.${kind}`, { status: 503, says: says[kind] });
    if (cause !== undefined) this.cause = cause;
  }
}

const digestPattern = /^[0-9a-f]{64}$/;

/** Throws unless the text is a SHA-256 in small hexadecimal letters: it goes into the names of files. */
export function checkDigest(digest: string): void {
  if (!digestPattern.test(digest)) throw new Error('A digest has 64 hexadecimal digits.');
}

import { createHmac, hkdfSync } from 'node:crypto';
import { CannotStart } from '../cannot-start';

/** One secret of the operator, as the two keys made of it and the name it is found by again. */
export interface FileKey {
  /** Eight bytes in the header of each file; they tell which key, and nothing about it. */
  readonly id: Buffer;
  readonly sealing: Buffer;
  readonly naming: Buffer;
}

/** The keys of the store: the first seals new files, all of them open old ones. */
export class FileKeys {
  private constructor(
    readonly first: FileKey,
    readonly all: readonly FileKey[],
  ) {}

  /** Reads `FILES_KEY`: keys of 32 bytes in base64, divided by commas. Refuses what is no key, without repeating it. */
  static parse(text: string): FileKeys {
    const all = text.split(',').map((part, index) => keyFrom(part.trim(), index));
    const [first] = all;
    if (first === undefined) throw new CannotStart('FILES_KEY is empty.');
    return new FileKeys(first, all);
  }

  /** The key with this id, if the operator still has it. */
  withId(id: Uint8Array): FileKey | undefined {
    return this.all.find((key) => key.id.equals(id));
  }
}

/**
 * What a file is called in the store.
 *
 * Not its digest: whoever can list the store but has no key could otherwise tell whether a document they can
 * guess (a form letter, a blank certificate) is in it.
 */
export function storedName(key: FileKey, digest: string): string {
  const name = createHmac('sha256', key.naming).update(digest).digest('hex');
  return `${name.slice(0, 2)}/${name}`;
}

function keyFrom(text: string, index: number): FileKey {
  const secret = Buffer.from(text, 'base64');
  if (secret.length !== 32 || secret.toString('base64') !== text) {
    throw new CannotStart(
      `FILES_KEY cannot be used: key ${index + 1} of it is not 32 bytes in base64. ` +
        'Draw one with: openssl rand -base64 32',
    );
  }
  return { id: derive(secret, 'id', 8), sealing: derive(secret, 'sealing', 32), naming: derive(secret, 'naming', 32) };
}

function derive(secret: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `fairplace files ${purpose}`, length));
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { FileTrouble, type Kept } from '../file-store';
import type { FileKeys } from '../keys';

/**
 * A sealed file: `FPF1`, the key's id, a nonce, the content under AES-256-GCM, the tag.
 *
 * The header is authenticated with the content. The digest is not in it, since it is known only at the end of a
 * stream; it is compared after opening, so that one whole file cannot stand in for another.
 */
const magic = Buffer.from('FPF1');
const nonceLength = 12;
const tagLength = 16;
const headerLength = magic.length + 8 + nonceLength;

/** Seals content piece by piece: gives the sealed bytes as they come, and at the end what was kept. */
export async function* seal(
  content: AsyncIterable<Uint8Array>,
  keys: FileKeys,
): AsyncGenerator<Uint8Array, Kept, undefined> {
  const { id, sealing } = keys.first;
  const nonce = randomBytes(nonceLength);
  const header = Buffer.concat([magic, id, nonce]);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
  cipher.setAAD(header);
  const hash = createHash('sha256');
  let size = 0;
  yield header;
  for await (const piece of content) {
    size += piece.length;
    hash.update(piece);
    yield cipher.update(piece);
  }
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()]);
  return { digest: hash.digest('hex'), size };
}

/** Opens a sealed file and gives its content; a file that is cut short, changed or another one is refused. */
export function unseal(sealed: Uint8Array, digest: string, keys: FileKeys, where: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < headerLength + tagLength || !bytes.subarray(0, magic.length).equals(magic)) {
    throw new FileTrouble('damaged', `${where} is cut short, or is no sealed file.`);
  }
  const header = bytes.subarray(0, headerLength);
  const id = header.subarray(magic.length, magic.length + 8);
  const key = keys.withId(id);
  if (key === undefined) {
    throw new FileTrouble('no-key', `${where} was sealed with key ${id.toString('hex')}, which is not in FILES_KEY.`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, header.subarray(-nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(header);
  decipher.setAuthTag(bytes.subarray(-tagLength));
  const content = open(decipher, bytes.subarray(headerLength, -tagLength), where);
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== digest) {
    throw new FileTrouble('damaged', `${where} holds the content ${found}, where ${digest} was expected.`);
  }
  return content;
}

function open(decipher: ReturnType<typeof createDecipheriv>, sealed: Buffer, where: string): Buffer {
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch (error) {
    throw new FileTrouble('damaged', `${where} was changed or cut short since it was sealed.`, error);
  }
}

/** Content as a stream of pieces, whichever way it was given. */
export async function* piecesOf(content: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}

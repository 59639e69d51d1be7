import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/**
 * A drawer of lots: for a child's id, the draw's value as 64 hex digits; the smallest comes first (1.34-1.35).
 *
 * HMAC-SHA256 with the seed as key and `<draw id>` + line feed + `<child id>` as message. Anyone who has the revealed seed
 * can work it out with a standard tool; nobody can before, and no one can choose a place without changing every other.
 */
export function drawer(seed: string, drawId: string): (child: string) => string {
  const keyed = hmac.create(sha256, utf8ToBytes(seed)).update(bytesOf(`${drawId}\n`));
  const hasher = keyed.clone();
  const value = new Uint8Array(32);
  return (child) => {
    keyed._cloneInto(hasher).update(bytesOf(child)).digestInto(value);
    return bytesToHex(value);
  };
}

/** The bytes of an id. Ids are plain letters and digits, which need no encoder; a lottery asks for a great many. */
function bytesOf(id: string): Uint8Array {
  const bytes = new Uint8Array(id.length);
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    if (code > 127) return utf8ToBytes(id);
    bytes[at] = code;
  }
  return bytes;
}

/** The commitment published before a draw: SHA-256 of the seed's UTF-8 bytes, as hex. */
export function commitmentOf(seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(seed)));
}

import { refuse } from '@kernel';
import { readFileSync } from 'node:fs';
import { refuseUnreadable } from './unreadable';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The whole text of a file, refused when it is missing or is not UTF-8. `name` is what messages call it. */
export function readText(path: string, name: string): string {
  return textOf(readBytes(path, name), name);
}

/** The bytes of a file, refused in plain words when it is missing or cannot be read. */
export function readBytes(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (fault) {
    return refuseUnreadable(fault, name);
  }
}

/** The text that bytes say in UTF-8. A byte order mark is kept, so that equal text always means equal bytes. */
export function textOf(bytes: Uint8Array, name: string, firstLine = 1): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse({
      file: `${name}, line ${String(lineOfFirstFault(bytes, firstLine))}`,
      found: 'bytes that are not UTF-8',
      allowed: 'save the file as UTF-8.',
    });
  }
}

/** The first line that does not decode; lines can be cut at a line feed because no other character's bytes hold one. */
function lineOfFirstFault(bytes: Uint8Array, firstLine: number): number {
  let line = firstLine;
  for (let start = 0; start <= bytes.length; line += 1) {
    const feed = bytes.indexOf(10, start);
    const end = feed === -1 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

/** The letters of Windows-1252 from 80 to 9F, where it is not Latin-1; a `TextDecoder` of Node 20 reads them wrongly. */
const letters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of bytes in Windows-1252. Every byte is a letter by itself, so any piece of a file can be read alone. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => letters[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Whether bytes are UTF-8 throughout; plain letters are both, and read alike either way. */
export function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

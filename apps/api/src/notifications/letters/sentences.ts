/** What somebody typed, as a sentence of a letter: on one line, beginning large, with a stop at its end. */
export function asSentence(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const begun = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.?!]$/u.test(begun) ? begun : `${begun}.`;
}

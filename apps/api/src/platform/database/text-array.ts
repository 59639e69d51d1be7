/** The number of the type `text` in every PostgreSQL. */
const text = 25;
const noValue = -1;

/**
 * Texts as a `text[]` in the binary form that the database reads: for long texts, which otherwise are searched for what
 * must be quoted, joined and measured before they are sent.
 */
export function textArray(texts: readonly (string | null)[]): Buffer {
  const lengths = texts.map((one) => (one === null ? noValue : Buffer.byteLength(one)));
  const array = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), texts.length === 0 ? 12 : 20));
  let at = array.writeInt32BE(texts.length === 0 ? 0 : 1, 0);
  at = array.writeInt32BE(lengths.includes(noValue) ? 1 : 0, at);
  at = array.writeInt32BE(text, at);
  if (texts.length === 0) return array;
  at = array.writeInt32BE(texts.length, at);
  at = array.writeInt32BE(1, at);
  for (const [number, one] of texts.entries()) {
    at = array.writeInt32BE(lengths[number] ?? noValue, at);
    if (one !== null) at += array.write(one, at, 'utf8');
  }
  return array;
}

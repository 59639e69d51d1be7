import type { Request } from 'express';

/** What stands in the log in place of anything that could be about a person. */
const taken = '…';

/** Shapes of personal data: e-mail addresses, postcodes, dates, long numbers, and whatever a message quotes. */
const shapes: readonly RegExp[] = [
  /[^\s@"'<>()]+@[^\s@"'<>()]+/g,
  /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi,
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/g,
  /\b(?:\d[ -]?){6,}\b/g,
  /"[^"]*"|'[^']*'|`[^`]*`/g,
  /=\([^)]*\)/g,
];

/** The text without anything that looks personal, and without anything that the request itself brought. */
export function scrub(text: string, brought: readonly string[] = []): string {
  const without = brought.reduce((left, word) => left.replaceAll(word, taken), text);
  return shapes.reduce((left, shape) => left.replace(shape, taken), without);
}

/** Every piece of text that a request brought in its path, query, body and cookies, longest first. */
export function broughtBy(request: Request): string[] {
  const found = new Set<string>();
  const keep = (text: string): void => {
    for (const word of [text, ...text.split(/[\s,;]+/)]) if (word.length >= 3) found.add(word);
  };
  for (const part of request.path.split('/')) keep(decoded(part));
  gather(request.query, keep, 0);
  gather(request.body, keep, 0);
  for (const part of (request.headers.cookie ?? '').split(';')) keep(part.slice(part.indexOf('=') + 1));
  return [...found].sort((one, other) => other.length - one.length);
}

/** Collects the texts in a value, no deeper than anybody sends on purpose. */
function gather(value: unknown, keep: (text: string) => void, depth: number): void {
  if (typeof value === 'string') keep(value);
  else if (typeof value === 'number') keep(String(value));
  else if (typeof value === 'object' && value !== null && depth < 12)
    for (const inner of Object.values(value)) gather(inner, keep, depth + 1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

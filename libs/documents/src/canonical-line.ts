import { canonicalJson } from '@kernel';

/** The canonical JSON of a row. Most rows have their keys in order already, and then the built-in writer does it fastest. */
export function canonicalLine(row: unknown): string {
  return isInOrder(row) ? JSON.stringify(row) : canonicalJson(row);
}

/** Whether a text is the canonical JSON of the value it was read as. */
export function isCanonical(text: string, value: unknown): boolean {
  return isInOrder(value) && JSON.stringify(value) === text ? true : canonicalJson(value) === text;
}

/** Whether every object in a value has its keys in code-point order, and everything in it can be said in JSON. */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key in value) {
    if (key < before || !isInOrder((value as Readonly<Record<string, unknown>>)[key])) return false;
    before = key;
  }
  return true;
}

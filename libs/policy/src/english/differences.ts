import { canonicalJson } from '@kernel';

/** One place at which two documents differ; `undefined` stands for a key that one of them does not have. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The smallest places at which two values differ.
 *
 * Two objects of different kinds (another criterion, another key) are one difference, because no part of the one
 * means anything in the other; so are two lists of different lengths.
 */
export function differencesBetween(before: unknown, after: unknown, path: readonly string[] = []): readonly Difference[] {
  if (isSame(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item: unknown, at) => differencesBetween(item, after[at], [...path, String(at)]));
  }
  if (isRecord(before) && isRecord(after) && before['kind'] === after['kind'] && before['by'] === after['by']) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differencesBetween(before[key], after[key], [...path, key]));
  }
  return [{ path, before, after }];
}

/** Whether two values are the same document. */
export function isSame(before: unknown, after: unknown): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before) === canonicalJson(after);
}

/** The value with one difference made in it. */
export function withDifference(value: unknown, { path, after }: Difference): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return after;
  const inner = { path: rest, before: undefined, after };
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === step ? withDifference(item, inner) : item));
  if (!isRecord(value)) return value;
  const { [step]: old, ...others } = value;
  return rest.length === 0 && after === undefined ? others : { ...value, [step]: withDifference(old, inner) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

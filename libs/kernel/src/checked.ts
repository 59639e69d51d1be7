import type { z } from 'zod';
import { BadInput } from './bad-input';
import type { Problem } from './bad-input';

/**
 * The value as its schema says it is, or `BadInput` with one problem for each thing that does not fit.
 *
 * `lineOf` turns a path into a line, for documents that people write by hand.
 */
export function checked<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  file: string,
  lineOf?: (path: readonly PropertyKey[]) => number | undefined,
): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new BadInput(result.error.issues.map((issue) => problemOf(issue, value, file, lineOf)));
}

function problemOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  file: string,
  lineOf?: (path: readonly PropertyKey[]) => number | undefined,
): Problem {
  const line = lineOf?.(issue.path);
  const at = line === undefined ? file : `${file}, line ${String(line)}`;
  return { file: at, path: issue.path.map(String).join('.'), found: foundAt(issue, value), allowed: allowedBy(issue) };
}

/** What stands at the issue's path, in words short enough to print. */
function foundAt(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return `the unknown ${issue.keys.length > 1 ? 'keys' : 'key'} ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  let here: unknown = value;
  for (const step of issue.path) {
    here = typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined;
  }
  if (here === undefined) return 'nothing';
  if (typeof here === 'number') return String(here);
  if (Array.isArray(here)) return `a list of ${String(here.length)}`;
  if (typeof here === 'object' && here !== null) return `an object with ${Object.keys(here).slice(0, 6).join(', ') || 'no keys'}`;
  const text = JSON.stringify(here);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** What the schema allows there, in plain words where zod's own are terse. */
function allowedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'take it out, or check its spelling against docs/schema.';
  if (issue.code === 'invalid_value') return `allowed: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
  if (issue.code === 'invalid_union') return 'none of the allowed forms fits; docs/schema lists them.';
  return `${issue.message.replace(/^Invalid input: /, '')}.`;
}

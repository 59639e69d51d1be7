import type { z } from 'zod';
import { BadInput } from './bad-input';
import type { Problem } from './bad-input';

type Issue = z.core.$ZodIssue;
type LineOf = (path: readonly PropertyKey[]) => number | undefined;

/**
 * The value as its schema says it is, or `BadInput` with one problem for each thing that does not fit.
 *
 * `lineOf` turns a path into a line, for documents that people write by hand.
 */
export function checked<Output>(schema: z.ZodType<Output>, value: unknown, file: string, lineOf?: LineOf): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const says = (path: readonly PropertyKey[], found: string, allowed: string): Problem => {
    const line = lineOf?.(path);
    return { file: line === undefined ? file : `${file}, line ${String(line)}`, path: path.map(String).join('.'), found, allowed };
  };
  throw new BadInput(result.error.issues.flatMap((issue) => problemsOf(issue, value, says)));
}

function problemsOf(issue: Issue, value: unknown, says: (path: readonly PropertyKey[], found: string, allowed: string) => Problem): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => says([...issue.path, key], `the unknown key "${key}"`, 'take it out, or check its spelling against docs/schema.'));
  }
  const here = valueAt(issue.path, value);
  const last = issue.path.at(-1);
  const found = here === undefined && typeof last === 'string' ? `no "${last}"` : foundAs(here);
  return [says(issue.path, found, `${allowedBy(issue)}${quotesHint(issue, here)}.`)];
}

function valueAt(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? (here as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
}

/** How to mend the commonest slip: quotes around a number, or none around a name that looks like one. */
function quotesHint(issue: Issue, here: unknown): string {
  if (issue.code !== 'invalid_type') return '';
  if (issue.expected === 'string' && typeof here === 'number') return ': put it in quotes';
  return issue.expected === 'number' && typeof here === 'string' && here.trim() !== '' && Number.isFinite(Number(here)) ? ': take the quotes away' : '';
}

/** What was found, in words short enough to print. */
function foundAs(here: unknown): string {
  if (here === undefined) return 'nothing';
  if (here === null) return 'an empty value';
  if (typeof here === 'number' || typeof here === 'bigint') return String(here);
  if (Array.isArray(here)) return here.length === 0 ? 'an empty list' : `a list of ${String(here.length)}`;
  if (typeof here === 'object') return `an object with ${Object.keys(here).slice(0, 6).join(', ') || 'no keys'}`;
  const text = JSON.stringify(here);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** What the schema allows there, in plain words where the library's own are terse. */
function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `allowed: ${listed(issue.values)}`;
    case 'invalid_type':
      return typeWords[issue.expected] ?? `a ${issue.expected} is needed here`;
    case 'too_small':
      return `${limitWords(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)} needed here`;
    case 'too_big':
      return `${limitWords(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)} allowed here`;
    case 'invalid_union':
      return allowedByOneOf(issue);
    case 'invalid_key':
      return `the name is not one that may stand here: ${issue.issues.map(allowedBy).join(', ')}`;
    default:
      return issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  }
}

/** The forms of a union: by its mark where it has one, otherwise what each form would allow. */
function allowedByOneOf(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options: readonly unknown[] = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  if (options.length > 0) return `allowed: ${listed(options)}`;
  const forms = [...new Set(issue.errors.map((errors) => errors.map((one) => allowedBy(one)).join(' and ')))].filter((form) => form !== '');
  return forms.length === 0 ? 'none of the allowed forms fits; docs/schema lists them' : forms.join(', or ');
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text is needed here',
  number: 'a number is needed here',
  int: 'a whole number is needed here',
  nan: 'a number is needed here',
  boolean: 'true or false is needed here',
  array: 'a list is needed here, such as [one, two]',
  object: 'keys with their values are needed here',
  record: 'names with their values are needed here',
};

function limitWords(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return limit === 1 || limit === 1n ? 'some text is' : `${bound} ${String(limit)} letters are`;
  if (origin === 'array' || origin === 'set') return `a list of ${bound} ${String(limit)} is`;
  return `${bound} ${String(limit)} is`;
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'bigint' ? String(value) : JSON.stringify(value))).join(', ');
}

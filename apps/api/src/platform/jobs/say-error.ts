import { Refusal } from '@kernel';

/**
 * Says what went wrong without a word that could be about a person: the kind of error and where it was thrown.
 *
 * The message of an error may hold what somebody typed, so it is left out. A refusal's rule is a fixed sentence.
 */
export function sayError(error: unknown): string {
  if (error instanceof Refusal) return `${error.code}: ${error.rule.says}`;
  if (!(error instanceof Error)) return 'Something was thrown that is no error.';
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const parts = [error.name, plain(code), plain(constraint)].filter((part) => part !== undefined);
  const place = placeOf(error.stack ?? '');
  return `${parts.join(' ')}${place === undefined ? '' : ` at ${place}`}`;
}

/** The same error without its words: what a live service may write into its log. */
export function withoutWords(error: unknown): unknown {
  if (!(error instanceof Error)) return new Error('Something was thrown that is no error.');
  const bare = new Error('');
  return Object.assign(bare, { name: error.name, stack: error.stack, code: Reflect.get(error, 'code') as unknown });
}

/** A code or the name of a constraint, if it looks like one. */
function plain(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,63}$/.test(value) ? value : undefined;
}

/** The first line of our own code on the way to the error, from `apps` or `libs` on. */
function placeOf(stack: string): string | undefined {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return lines.map((line) => /((?:apps|libs)\/[\w./-]+:\d+)/.exec(line)?.[1]).find((place) => place !== undefined);
}

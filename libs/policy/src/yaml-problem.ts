import type { Problem } from '@kernel';
import type { ErrorCode, YAMLError } from 'yaml';

/** What is wrong with a text as YAML, and how to mend it, in words for a person who does not write YAML every day. */
export function yamlProblem(error: YAMLError): Pick<Problem, 'found' | 'allowed'> {
  return words[error.code] ?? { found: plainly(error.message), allowed: 'mend the YAML there: look at the brackets, quotes and indentation of this line and the one before.' };
}

const words: Partial<Record<ErrorCode, Pick<Problem, 'found' | 'allowed'>>> = {
  DUPLICATE_KEY: { found: 'a key that was already said', allowed: 'say each key once: take one of the two out.' },
  TAB_AS_INDENT: { found: 'a tab at the start of the line', allowed: 'indent with spaces.' },
  BAD_INDENT: { found: 'a line that is not indented like its neighbours', allowed: 'line it up with them, or close the bracket or brace that is still open.' },
  MISSING_CHAR: { found: 'a quote, bracket, brace or comma that is missing', allowed: 'close what was opened, or put the comma or colon in.' },
  MULTIPLE_DOCS: { found: 'a second document (---)', allowed: 'keep one policy to a file.' },
  MULTILINE_IMPLICIT_KEY: { found: 'a key without its colon', allowed: 'write "key: value"; put a text with a colon in it in quotes.' },
};

/** The message without its position and code frame, which the line number already says. */
function plainly(message: string): string {
  const [first = message] = message.split('\n');
  if (first.startsWith('Maximum call stack')) return 'brackets inside brackets without end';
  return `YAML that cannot be read (${first.replace(/ at line \d+, column \d+:?$/, '')})`;
}

/** Deeper than any policy can need: a condition of thirty steps inside its row. */
const deepest = 80;

/** Whether a value ends within the depth a document may have; one that holds itself never does. */
export function isShallow(value: unknown): boolean {
  let level: ReadonlySet<object> = new Set(isObject(value) ? [value] : []);
  for (let depth = 0; level.size > 0; depth += 1) {
    if (depth > deepest) return false;
    level = new Set([...level].flatMap((holder) => Object.values(holder).filter(isObject)));
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

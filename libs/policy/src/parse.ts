import { BadInput, checked, digest, refuse } from '@kernel';
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { Policy } from './policy';
import { referenceProblems } from './references';
import { isShallow, yamlProblem } from './yaml-problem';

/**
 * The policy that a YAML (or JSON) text says, or `BadInput` naming the file, line and path of each thing that is wrong.
 *
 * Refuses unknown keys, keys said twice, names that are not defined, and rows that are neither known nor marked unknown.
 */
export function parsePolicy(text: string, file: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, schema: 'core', logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) refuse({ file: `${file}, line ${String(lines.linePos(error.pos[0]).line)}`, ...yamlProblem(error) });
  const lineOf = (path: readonly PropertyKey[]): number | undefined => lineAt(document, lines, path);
  return completePolicy(plain(document, file), file, lineOf);
}

/** The policy in a value already read, such as a part of a snapshot, checked in the same way. */
export function completePolicy(value: unknown, file: string, lineOf?: (path: readonly PropertyKey[]) => number | undefined): Policy {
  if (!isShallow(value)) refuse({ file, found: 'conditions inside conditions without end', allowed: 'write each condition out, no more than 30 deep.' });
  const policy = checked(Policy, value, file, lineOf);
  const problems = referenceProblems(policy);
  if (problems.length > 0) {
    throw new BadInput(
      problems.map((problem) => {
        const line = lineOf?.((problem.path ?? '').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
        return { ...problem, file: line === undefined ? file : `${file}, line ${String(line)}` };
      }),
    );
  }
  return policy;
}

/** The digest that names a policy: the same document always has the same one. */
export function policyDigest(policy: Policy): string {
  return digest(policy);
}

/** The document as plain values; an alias that points at itself is refused rather than followed for ever. */
function plain(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const bomb = error instanceof Error && error.message.startsWith('Excessive alias count');
    return refuse({ file, found: bomb ? 'aliases of aliases that would fill the memory' : 'an alias (*name) to an anchor (&name) that is not there', allowed: 'write the value out instead of pointing at it.' });
  }
}

/** The line of the nearest thing the document really says on the way to a path. */
function lineAt(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

import { BadInput, checked, digest, refuse } from '@kernel';
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { Policy } from './policy';
import { referenceProblems } from './references';

/**
 * The policy that a YAML (or JSON) text says, or `BadInput` naming the file, line and path of each thing that is wrong.
 *
 * Refuses unknown keys, keys said twice, names that are not defined, and rows that are neither known nor marked unknown.
 */
export function parsePolicy(text: string, file: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line;
    refuse({ file: `${file}, line ${String(line)}`, found: error.message.split('\n')[0] ?? 'text that is not YAML', allowed: 'mend the YAML there.' });
  }
  const lineOf = (path: readonly PropertyKey[]): number | undefined => lineAt(document, lines, path);
  return completePolicy(plain(document, file), file, lineOf);
}

/** The policy in a value already read, such as a part of a snapshot, checked in the same way. */
export function completePolicy(value: unknown, file: string, lineOf?: (path: readonly PropertyKey[]) => number | undefined): Policy {
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
    return refuse({ file, found: error instanceof Error ? error.message : 'an alias that cannot be followed', allowed: 'write the value out instead of pointing at it.' });
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

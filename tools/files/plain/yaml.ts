import { checked, refuse } from '@kernel';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { readText } from '../text';

/** What a YAML file says, checked, with the line of each thing that does not fit. */
export function readYaml<Value>(path: string, name: string, schema: z.ZodType<Value>): Value {
  const lines = new LineCounter();
  const document = parseDocument(readText(path, name), { lineCounter: lines, uniqueKeys: true, schema: 'core', logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) {
    const file = `${name}, line ${String(lines.linePos(error.pos[0]).line)}`;
    if (error.code === 'DUPLICATE_KEY') refuse({ file, found: 'a key that was already said', allowed: 'say each key once.' });
    refuse({ file, found: `text that is not YAML (${error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? ''})`, allowed: 'mend the YAML there.' });
  }
  return checked(schema, plain(document, name), name, (path) => lineAt(document, lines, path));
}

function plain(document: Document.Parsed, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (fault) {
    return refuse({ file: name, found: fault instanceof Error ? fault.message : 'an alias that cannot be followed', allowed: 'write the value out instead of pointing at it.' });
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

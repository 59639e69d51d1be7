import ts from 'typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesUnder, isTest, read } from './reading/files';
import { lineOf, type Source, sourceOf, sourcesUnder, visit } from './reading/source';

const Edition = z.object({ edition: z.string(), paragraphs: z.record(z.string(), z.unknown()) });

describe('citations of the Code', () => {
  it('name paragraphs that exist', () => {
    const known = knownParagraphs(filesUnder('config').filter((path) => /^config\/code\/[^/]+\.ya?ml$/.test(path)));
    const libs = sourcesUnder('libs').filter(({ path }) => !isTest(path));
    expect(libs.flatMap((source) => unknownCitations(source, known))).toEqual([]);
  });

  it('are caught when the paragraph does not exist', () => {
    const source = sourceOf('libs/policy/src/a.ts', "export const a = { paragraphs: ['1.6', '1.99'] as const };");
    expect(unknownCitations(source, new Set(['1.6']))).toEqual([
      'libs/policy/src/a.ts:1 cites 1.99, which no edition has',
    ]);
  });
});

/** The number of every paragraph in any edition we hold. */
function knownParagraphs(paths: readonly string[]): ReadonlySet<string> {
  const editions = paths.map((path) => Edition.parse(parse(read(path))));
  return new Set(editions.flatMap(({ paragraphs }) => Object.keys(paragraphs)));
}

/** Every number in a `paragraphs: [...]` of this file that is not a paragraph. */
function unknownCitations({ path, tree }: Source, known: ReadonlySet<string>): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'paragraphs') return;
    const list = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
    if (!ts.isArrayLiteralExpression(list)) return;
    for (const cited of list.elements.filter(ts.isStringLiteral)) {
      if (known.has(cited.text)) continue;
      found.push(`${path}:${lineOf(tree, cited)} cites ${cited.text}, which no edition has`);
    }
  });
  return found;
}

import { basename } from 'node:path';
import ts from 'typescript';
import { read } from './reading/files';
import { lineOf, type Source, sourceOf, sourcesUnder, visit } from './reading/source';

/** Names the law or a library has given, in which a word we avoid is the right one. */
const givenNames = [/pupil-?premium/i, /former-?pupils?/i];

describe('the words of the house', () => {
  const avoided = avoidedIn(read('docs/glossary.md'));

  it('are read from the glossary', () => {
    expect(avoided).toEqual(expect.arrayContaining(['pupil', 'quota', 'council']));
    expect(avoidedIn('| Word | Means | Not |\n| Child | A child | `pupil`, student |')).toEqual(['pupil']);
  });

  it('are kept: no name in the code says one thing in two words', () => {
    const sources = sourcesUnder('libs', 'apps', 'tools');
    expect(sources.flatMap((source) => slips(source, avoided))).toEqual([]);
  });

  it.each([
    ['const pupilCount = 1;', 1],
    ['function countPupils(): void {}', 1],
    ['interface Facts { readonly quotas: number }', 1],
    ['const pupilPremium = true;', 0],
    ["const says = 'Pupils come first.';", 0],
    ['const childCount = 1;', 0],
    ["import { ApplicationConfig } from 'somewhere';", 0],
  ])('are watched over in %s', (text, times) => {
    expect(slips(sourceOf('libs/kernel/src/a.ts', text), avoided)).toHaveLength(times);
  });

  it('are watched over in the names of files', () => {
    expect(slips(sourceOf('libs/kernel/src/pupil-list.ts', ''), avoided)).toHaveLength(1);
  });
});

/** The words in `code` in the last column of the glossary's tables of three columns. */
function avoidedIn(markdown: string): string[] {
  const cells = markdown.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return cells
    .filter((row) => row.length === 5)
    .flatMap((row) => [...(row[3] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
}

/** Every name declared in a file, the file's own included, that uses an avoided word. */
function slips({ path, tree }: Source, avoided: readonly string[]): string[] {
  const names = [{ name: basename(path).replace(/\..*$/, ''), line: 0 }];
  visit(tree, (node) => {
    if (!('name' in node) || ts.isImportSpecifier(node)) return;
    const { name } = node as { name?: unknown };
    if (isNode(name) && ts.isIdentifier(name) && !ts.isPropertyAccessExpression(node)) {
      names.push({ name: name.text, line: lineOf(tree, name) });
    }
  });
  return names.flatMap(({ name, line }) => {
    const found = wordsOf(name).find((word) => avoided.includes(word) || avoided.includes(word.replace(/s$/, '')));
    return found === undefined ? [] : [`${path}:${line} the name ${name} says ${found}; docs/glossary.md has the word`];
  });
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The words of a name, in small letters. */
function wordsOf(name: string): string[] {
  const own = givenNames.reduce((rest, given) => rest.replace(given, ''), name);
  return own
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

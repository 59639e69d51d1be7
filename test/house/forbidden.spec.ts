import { extname } from 'node:path';
import ts from 'typescript';
import { filesUnder, read } from './reading/files';
import { lineOf, type Source, sourceOf, sourcesUnder, visit } from './reading/source';

const readable = new Set([
  '.ts',
  '.mjs',
  '.cjs',
  '.js',
  '.json',
  '.yaml',
  '.yml',
  '.md',
  '.html',
  '.scss',
  '.svg',
  '.xml',
  '',
]);

/** Words no file may hold; each is spelt apart here, so that this file may hold them. */
const forbidden: readonly { readonly words: RegExp; readonly because: string }[] = [
  { words: new RegExp(['(?<![\\w.])/', 'work/'].join('')), because: 'names a folder of one machine' },
  { words: new RegExp(['/tmp/', 'bash'].join('')), because: 'names a folder of one machine' },
  { words: new RegExp(['/home/', '[a-z]+/'].join('')), because: 'names a folder of one machine' },
  {
    words: new RegExp(['https?://[^\\s/"]*', 'registry', '[^\\s/"]*'].join('')),
    because: 'names where a package came from',
  },
  { words: new RegExp(['@ts-', '(ignore|nocheck|expect-error)'].join('')), because: 'silences the compiler' },
  { words: new RegExp(['eslint', '-disable'].join('')), because: 'silences the linter' },
  { words: new RegExp(['\\b(it|test|describe)', '\\.(only|skip|todo)\\('].join('')), because: 'leaves tests out' },
  { words: new RegExp(['<<<<', '<<< '].join('')), because: 'is half merged' },
];

describe('what no file may hold', () => {
  it('is in none of them', () => {
    const files = filesUnder('.').filter((path) => readable.has(extname(path)));
    expect(files.flatMap((path) => finds(path, read(path)))).toEqual([]);
  });

  it.each([
    ['see /', 'work/main'],
    ['cat /tmp/', 'bash_jobs'],
    ['https://', 'registry.example.org/a.tgz'],
    ['// @ts-', 'ignore'],
    ['/* eslint', '-disable */'],
    ['it', '.only("a", b)'],
    ['describe', '.skip("a", b)'],
  ])('is found in %s…', (start, end) => {
    expect(finds('a.ts', `${start}${end}`)).toHaveLength(1);
  });
});

describe('the types', () => {
  it('never say `any`, and never insist that something is there', () => {
    expect(sourcesUnder('libs', 'apps', 'tools', 'test').flatMap(loopholes)).toEqual([]);
  });

  it.each(['const a: any = 1;', 'const b = c as any;', 'const d = e!;'])('are caught saying %s', (text) => {
    expect(loopholes(sourceOf('a.ts', text))).toHaveLength(1);
  });
});

function finds(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    return forbidden.filter(({ words }) => words.test(line)).map(({ because }) => `${path}:${index + 1} ${because}`);
  });
}

/** Every place where a file talks the compiler out of its doubts. */
function loopholes({ path, tree }: Source): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node)) {
      found.push(`${path}:${lineOf(tree, node)} says ${node.getText()}`);
    }
  });
  return found;
}

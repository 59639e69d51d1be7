import { letterKinds, lettersOf } from '@letters';
import ts from 'typescript';
import { lettersFor, timelineWordsOf, writtenElsewhere } from '../../apps/api/src/notifications';
import { filesUnder, isTest, read } from './reading/files';
import { sourcesUnder, visit } from './reading/source';

const rooms = sourcesUnder('apps/api/src').filter(({ path }) => !isTest(path));

/** The kinds of happening on every room's list, and those that nobody is said to follow. */
function listed(): { readonly all: readonly string[]; readonly recordOnly: readonly string[] } {
  const all: string[] = [];
  const recordOnly: string[] = [];
  for (const { tree } of rooms.filter(({ path }) => path.endsWith('.happenings.ts'))) {
    visit(tree, (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.name)) return;
      all.push(node.name.text);
      if (node.getText().includes('recordOnly: true')) recordOnly.push(node.name.text);
    });
  }
  return { all, recordOnly };
}

describe('every letter', () => {
  const followed = Object.keys(lettersFor);
  const written = Object.values(lettersFor).flat();

  it('follows a happening that some room tells, and that it says is followed', () => {
    const { all, recordOnly } = listed();
    expect(followed.filter((kind) => !all.includes(kind))).toEqual([]);
    expect(followed.filter((kind) => recordOnly.includes(kind))).toEqual([]);
  });

  it('has exactly one writer: this room, or the one that is named', () => {
    const elsewhere = Object.keys(writtenElsewhere);
    expect(elsewhere.filter((kind) => written.some((one) => one === kind))).toEqual([]);
    expect([...new Set([...written, ...elsewhere])].sort()).toEqual(Object.keys(letterKinds).sort());
    const naming = rooms.filter(
      ({ path, tree }) => !path.includes('/notifications/') && saysKind(tree, Object.keys(letterKinds)),
    );
    expect(naming.map(({ path }) => path).filter((path) => !/\/(people|correction)\//.test(path))).toEqual([]);
  });

  it('has a template in the house’s own words', () => {
    const files = filesUnder('config/letters').filter((path) => path.endsWith('.hbs'));
    const letters = lettersOf(files.map((path) => ({ path: path.replace('config/letters/', ''), text: read(path) })));
    expect([...(letters.wording('en', '')?.letters.keys() ?? [])].sort()).toEqual(Object.keys(letterKinds).sort());
  });
});

describe('the timeline of a child', () => {
  const { told, notTold } = timelineWordsOf(read('config/timeline/en.yaml'));
  const patterns = notTold.flatMap(({ kinds }) => kinds);
  const matches = (kind: string, pattern: string): boolean =>
    pattern.endsWith('.*') ? kind.startsWith(pattern.slice(0, -1)) : kind === pattern;

  it('tells every kind of happening, or says why not; and never both', () => {
    const { all } = listed();
    const open = all.filter((kind) => !(kind in told) && !patterns.some((pattern) => matches(kind, pattern)));
    expect(open.map((kind) => `${kind} is neither told nor not told in config/timeline/en.yaml`)).toEqual([]);
    expect(Object.keys(told).filter((kind) => patterns.some((pattern) => matches(kind, pattern)))).toEqual([]);
  });

  it('tells nothing that no room tells', () => {
    const { all } = listed();
    expect(Object.keys(told).filter((kind) => !all.includes(kind))).toEqual([]);
    expect(patterns.filter((pattern) => !all.some((kind) => matches(kind, pattern)))).toEqual([]);
  });
});

/** Whether a file makes an object whose `kind` is that of a letter, with the letter's own data. */
function saysKind(tree: ts.SourceFile, kinds: readonly string[]): boolean {
  let says = false;
  visit(tree, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const names = node.properties.map((property) => property.name?.getText());
    const kind = node.properties.find((property) => property.name?.getText() === 'kind');
    if (!names.includes('data') || kind === undefined || !ts.isPropertyAssignment(kind)) return;
    if (ts.isStringLiteral(kind.initializer) && kinds.includes(kind.initializer.text)) says = true;
  });
  return says;
}

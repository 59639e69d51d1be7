import { posix } from 'node:path';
import { filesUnder, isTest } from './reading/files';
import { targetOf } from './reading/rooms';
import { sourceOf, sourcesUnder } from './reading/source';
import type { Source } from './reading/source';

/** Folders in which each file that cites the law is to be proven. */
const eachProven = /^libs\/(policy\/src\/(criteria|code)|allocation\/src\/verify)\/[^/]+\.ts$/;

/** How a file cites the law. */
const cites = /\bparagraphs:\s*\[/;

describe('every criterion, linted paragraph and property', () => {
  it('has a spec: its own, or one in its folder that goes through them all', () => {
    const sources = sourcesUnder('libs', 'test');
    const exists = new Set(filesUnder('libs'));
    expect(unproven(sources, (path) => exists.has(path))).toEqual([]);
  });

  const lonely = sourceOf('libs/policy/src/criteria/faith.ts', "export const faith = { paragraphs: ['1.36'] };");
  const isFaith = (path: string): boolean => path === lonely.path;

  it('is caught without one', () => {
    const other = sourceOf('libs/policy/src/criteria/sibling.spec.ts', "import { sibling } from './sibling';");
    expect(unproven([lonely, other], isFaith)).toEqual([lonely.path]);
  });

  it('is proven, if it is a property, by a test of the whole verifier that names it', () => {
    const property = sourceOf('libs/allocation/src/verify/v4-a.ts', "export const v4 = { paragraphs: ['2.7'] };");
    const other = sourceOf('test/verify/faults.spec.ts', "it('V40 catches it', () => {});");
    const right = sourceOf('test/verify/faults.spec.ts', "it('V4 catches it', () => {});");
    expect(unproven([property, other], () => false)).toEqual([property.path]);
    expect(unproven([property, right], () => false)).toEqual([]);
  });

  it('is proven by a table in its folder', () => {
    const table = sourceOf('libs/policy/src/criteria/all.spec.ts', "import { faith } from './faith';");
    expect(unproven([lonely, table], isFaith)).toEqual([]);
  });
});

/** The files that no spec beside them proves; a spec that goes through a folder's list proves all that is listed. */
function unproven(sources: readonly Source[], exists: (path: string) => boolean): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = (source: Source): string[] =>
    source.imports.flatMap((one) => targetOf(source.path, one.specifier, exists) ?? []);
  return sources
    .filter(({ path, tree }) => !isTest(path) && eachProven.test(path) && cites.test(tree.text))
    .map(({ path }) => path)
    .filter((path) => {
      if (byPath.has(path.replace(/\.ts$/, '.spec.ts')) || isNamedInVerifierTests(path, sources)) return false;
      const specs = sources.filter(
        (source) => isTest(source.path) && posix.dirname(source.path) === posix.dirname(path),
      );
      const direct = specs.flatMap(reached);
      const listed = direct.flatMap((file) => {
        const list = posix.dirname(file) === posix.dirname(path) ? byPath.get(file) : undefined;
        return list === undefined ? [] : reached(list);
      });
      return ![...direct, ...listed].includes(path);
    });
}

/** Whether a test of the verifier as a whole names this property, such as `V4`. */
function isNamedInVerifierTests(path: string, sources: readonly Source[]): boolean {
  const number = /\/verify\/v(\d+)-/.exec(path)?.[1];
  if (number === undefined) return false;
  const named = new RegExp(`\\bV${number}\\b`);
  return sources.some((source) => /^test\/verify\/.*\.spec\.ts$/.test(source.path) && named.test(source.tree.text));
}

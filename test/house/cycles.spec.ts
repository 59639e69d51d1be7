import { filesUnder } from './reading/files';
import { targetOf } from './reading/rooms';
import { sourcesUnder } from './reading/source';

type Graph = ReadonlyMap<string, readonly string[]>;

describe('imports', () => {
  it('never go in a circle, types included', () => {
    const files = new Set(filesUnder('.'));
    const graph = new Map(
      sourcesUnder('libs', 'apps', 'tools', 'test').map(({ path, imports }) => [
        path,
        imports.flatMap(({ specifier }) => targetOf(path, specifier, (file) => files.has(file)) ?? []),
      ]),
    );
    expect(circleIn(graph)).toEqual([]);
  });

  it('are seen to go in a circle when they do', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circleIn(graph)).toEqual(['b', 'c', 'b']);
  });

  it('may meet again without going in a circle', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
    ]);
    expect(circleIn(graph)).toEqual([]);
  });
});

/** The first circle found, with its beginning repeated at its end; empty when there is none. */
function circleIn(graph: Graph): string[] {
  const finished = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] => {
    const seen = way.indexOf(file);
    if (seen !== -1) return [...way.slice(seen), file];
    if (finished.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle.length > 0) return circle;
    }
    finished.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

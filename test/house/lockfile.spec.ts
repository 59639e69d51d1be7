import { z } from 'zod';
import { read } from './reading/files';

const Package = z.object({
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });
type Lock = z.infer<typeof Lock>;

describe('the lockfile', () => {
  const lock = Lock.parse(JSON.parse(read('package-lock.json')));

  it('names no download addresses, so that it works behind any mirror', () => {
    expect(addressed(lock)).toEqual([]);
  });

  it('has an entry for every optional dependency, so that it installs on every kind of machine', () => {
    expect(missing(lock)).toEqual([]);
  });

  it('is caught with an address, or with a gap', () => {
    const bad: Lock = {
      packages: {
        'node_modules/a': {
          resolved: 'https://example.org/a.tgz',
          optionalDependencies: { 'a-linux': '1', 'a-mac': '1' },
        },
        'node_modules/a/node_modules/a-linux': {},
      },
    };
    expect(addressed(bad)).toEqual(['node_modules/a']);
    expect(missing(bad)).toEqual(['node_modules/a wants a-mac']);
  });
});

function addressed({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { resolved }]) => (resolved === undefined ? [] : [path]));
}

function missing({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(path, name).some((place) => place in packages))
      .map((name) => `${path} wants ${name}`),
  );
}

/** Where Node would look for a package's dependency, nearest first. */
function placesFor(path: string, name: string): string[] {
  const here = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (path === '') return [here];
  const parent = path.lastIndexOf('/node_modules/');
  return [here, ...placesFor(parent === -1 ? '' : path.slice(0, parent), name)];
}

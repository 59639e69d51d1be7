import { posix } from 'node:path';

/** Where the doors with a name of their own lead. */
export const doors: Readonly<Record<string, string>> = {
  '@kernel': 'libs/kernel/src/index.ts',
  '@geography': 'libs/geography/src/index.ts',
  '@policy': 'libs/policy/src/index.ts',
  '@ranking': 'libs/ranking/src/index.ts',
  '@allocation': 'libs/allocation/src/index.ts',
  '@allocation/verify': 'libs/allocation/src/verify/index.ts',
  '@documents': 'libs/documents/src/index.ts',
  '@gather': 'libs/gather/src/index.ts',
  '@town': 'libs/town/src/index.ts',
  '@letters': 'libs/letters/src/index.ts',
  '@contract': 'libs/contract/src/index.ts',
  '@shell': 'apps/portal/src/app/shell/index.ts',
};

/**
 * The room a file is in: `libs/policy`, `api/offers`, `portal/family`, `tools`, `test`.
 *
 * The files that put an app together from its rooms are in the room called `api` or `portal`.
 */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (top === 'libs') return `libs/${second}`;
  if (path.startsWith('apps/api/src/')) return roomInApp('api', path.slice('apps/api/src/'.length));
  if (path.startsWith('apps/portal/src/')) {
    return roomInApp('portal', path.slice('apps/portal/src/'.length).replace(/^app\//, ''));
  }
  return top;
}

function roomInApp(app: string, rest: string): string {
  const [folder = '', ...more] = rest.split('/');
  return more.length === 0 ? app : `${app}/${folder}`;
}

/** The file an import leads to, if it is one of ours; what comes from npm or Node leads nowhere. */
export function targetOf(from: string, specifier: string, exists: (path: string) => boolean): string | undefined {
  const door = doors[specifier];
  if (door !== undefined) return door;
  const inPortal = /^@(ui|client)\/(.+)$/.exec(specifier);
  if (inPortal !== null) return `apps/portal/src/app/${inPortal[1] ?? ''}/${inPortal[2] ?? ''}.ts`;
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => candidate.endsWith('.ts') && exists(candidate));
}

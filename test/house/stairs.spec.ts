import { filesUnder, isTest } from './reading/files';
import { roomOf, targetOf } from './reading/rooms';
import { type Source, sourceOf, sourcesUnder } from './reading/source';

/** Which libs a lib may use. */
const libs: Readonly<Record<string, readonly string[]>> = {
  'libs/kernel': [],
  'libs/geography': ['libs/kernel'],
  'libs/policy': ['libs/kernel'],
  'libs/ranking': ['libs/kernel', 'libs/policy'],
  'libs/allocation': ['libs/kernel', 'libs/policy', 'libs/ranking'],
  'libs/documents': ['libs/kernel', 'libs/policy', 'libs/allocation'],
  'libs/gather': ['libs/kernel', 'libs/geography', 'libs/policy', 'libs/ranking', 'libs/allocation'],
  'libs/town': ['libs/kernel', 'libs/geography', 'libs/policy', 'libs/ranking', 'libs/allocation', 'libs/gather'],
  'libs/contract': ['libs/kernel', 'libs/policy', 'libs/allocation'],
  'libs/letters': ['libs/kernel'],
};

/** The rooms of the service, from the ground up: a room may use those before it, and never those after it. */
const apiRooms = [
  'platform',
  'audit',
  'people',
  'schools',
  'geography',
  'policies',
  'applications',
  'evidence',
  'allocation',
  'offers',
  'notifications',
  'correction',
  'prospectus',
  'demonstration',
].map((room) => `api/${room}`);

/** Which parts of the portal a part may use; the wings never use each other. */
const portalParts: Readonly<Record<string, readonly string[]>> = {
  'portal/ui': [],
  'portal/client': [],
  'portal/shell': ['portal/ui', 'portal/client'],
  'portal/family': ['portal/ui', 'portal/client', 'portal/shell'],
  'portal/office': ['portal/ui', 'portal/client', 'portal/shell'],
  'portal/school': ['portal/ui', 'portal/client', 'portal/shell'],
};

const portalLibs = ['libs/kernel', 'libs/policy', 'libs/contract'];

/** Libraries that only some files may use. */
const fenced: readonly { readonly name: RegExp; readonly in: RegExp }[] = [
  { name: /^typeorm(\/|$)/, in: /\.(entity|store|reader)\.ts$|\/platform\/database\// },
  { name: /^bull(\/|$)/, in: /\/platform\/|\.worker\.ts$/ },
  { name: /^openrouteservice-js$/, in: /\/geography\// },
  { name: /^(nodemailer|notifications-node-client)(\/|$)/, in: /\/platform\/post\/(smtp|notify)-post\.ts$/ },
  { name: /^(aws4fetch|multer)$/, in: /\/platform\/storage\// },
];

describe('the staircase', () => {
  const every = sourcesUnder('libs', 'apps', 'tools', 'test');
  const exists = existsIn(filesUnder('.'));

  it('is only ever climbed down', () => {
    expect(every.flatMap((source) => stumbles(source, exists))).toEqual([]);
  });

  it('has a place for every room there is', () => {
    const known = new Set([...Object.keys(libs), ...apiRooms, ...Object.keys(portalParts)]);
    const unknown = every.map(({ path }) => roomOf(path)).filter((room) => room.includes('/') && !known.has(room));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it.each([
    ['libs/policy/src/a.ts', "import { b } from '@geography';"],
    ['libs/kernel/src/a.ts', "import type { B } from '@policy';"],
    ['libs/geography/src/a.ts', "import { b } from '@nestjs/common';\nimport { c } from '@policy';"],
    ['apps/api/src/audit/a.ts', "import { b } from '../offers';"],
    ['apps/api/src/platform/a.ts', "import { b } from '../app.module';"],
    ['apps/portal/src/app/shell/a.ts', "import { b } from '@allocation';"],
    ['apps/portal/src/app/family/a.ts', "import { b } from '../office';"],
    ['libs/allocation/src/verify/v1.ts', "import { match } from '../match';"],
    ['libs/allocation/src/verify/v1.ts', "import type { RankedList } from '@ranking';"],
    ['apps/api/src/offers/make-offers.ts', "import { Repository } from 'typeorm';"],
    ['libs/kernel/src/a.ts', "export { b } from '../../policy/src/b';"],
    ['apps/api/src/offers/a.ts', "import ors from 'openrouteservice-js';"],
    ['apps/api/src/notifications/a.ts', "import { createTransport } from 'nodemailer';"],
    ['libs/kernel/src/a.ts', "import { b } from '../../../tools/b';"],
  ])('catches %s when it says %s', (path, text) => {
    expect(stumbles(sourceOf(path, text), () => true)).not.toEqual([]);
  });

  it('lets the verifier know the shape of what it verifies', () => {
    const text = "import { waysPlaced, type Outcome } from '../outcome';\nimport { meets } from '@policy';";
    expect(stumbles(sourceOf('libs/allocation/src/verify/v1.ts', text), () => true)).toEqual([]);
  });
});

function existsIn(files: readonly string[]): (path: string) => boolean {
  const set = new Set(files);
  return (path) => set.has(path);
}

/** Every import of a file that goes where it may not go. */
function stumbles(source: Source, exists: (path: string) => boolean): string[] {
  return source.imports.flatMap(({ specifier, line }) => {
    const target = targetOf(source.path, specifier, exists);
    const why = target === undefined ? fence(source.path, specifier) : step(source.path, target);
    return why === undefined ? [] : [`${source.path}:${line} may not import ${specifier}: ${why}`];
  });
}

function fence(path: string, specifier: string): string | undefined {
  if (isTest(path)) return undefined;
  const rule = fenced.find(({ name }) => name.test(specifier));
  return rule === undefined || rule.in.test(path) ? undefined : `only files like ${rule.in.source} may`;
}

function step(from: string, to: string): string | undefined {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (isVerifier(from) && !isTest(from) && !isVerifier(to)) {
    if (there === 'libs/ranking') return 'the verifier works out every list for itself';
    if (there === here && !sharedDocuments.test(to))
      return 'the verifier shares two documents with the engine, no more';
  }
  if (here === there || here === 'tools' || here === 'test') return undefined;
  return mayUse(here, there) ? undefined : `${here} does not stand on ${there}`;
}

/** What the verifier and the engine both know: the shape of what goes in and of what comes out. */
const sharedDocuments = /^libs\/allocation\/src\/(snapshot|outcome)(\.ts|\/)/;

function isVerifier(path: string): boolean {
  return path.startsWith('libs/allocation/src/verify/');
}

function mayUse(here: string, there: string): boolean {
  if (here.startsWith('libs/')) return libs[here]?.includes(there) ?? false;
  if (here === 'api/platform') return there === 'libs/kernel' || there === 'libs/contract';
  if (here === 'api' || here.startsWith('api/')) {
    if (there.startsWith('libs/')) return true;
    const height = apiRooms.indexOf(here);
    return there.startsWith('api/') && (here === 'api' || apiRooms.indexOf(there) < height);
  }
  if (there.startsWith('libs/')) return portalLibs.includes(there);
  return there.startsWith('portal/') && (here === 'portal' || (portalParts[here]?.includes(there) ?? false));
}

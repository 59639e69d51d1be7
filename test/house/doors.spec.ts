import { filesUnder } from './reading/files';
import { doors, roomOf, targetOf } from './reading/rooms';
import { type Source, sourceOf, sourcesUnder } from './reading/source';

/** Doors, and the one window through which the verifier sees the documents it shares with the engine. */
const mayPassOn = /\/index\.ts$|^libs\/allocation\/src\/verify\/documents\.ts$/;

describe('doors', () => {
  const files = new Set(filesUnder('.'));

  it('are the only way from one room into another', () => {
    const every = sourcesUnder('libs', 'apps', 'tools', 'test');
    expect(every.flatMap((source) => trespasses(source, (path) => files.has(path)))).toEqual([]);
  });

  it.each([
    ['tools/a.ts', "import { b } from '../libs/kernel/src/canonical';", 'past the door'],
    ['apps/api/src/offers/a.ts', "import { b } from '../policies/policies.store';", 'past the door'],
    ['libs/ranking/src/a.ts', "import { b } from '../../policy/src/index';", 'by its name'],
    ['libs/kernel/src/a.ts', "import { b } from '@kernel';", 'its own door'],
    ['libs/kernel/src/a.ts', "import { b } from './index';", 'its own door'],
    ['libs/policy/src/criteria/deep/a.ts', "import { b } from '../../parse';", 'climbs'],
    ['libs/policy/src/a.ts', "export { b } from './b';", 'passes on'],
  ])('catches %s when it says %s', (path, text, why) => {
    const caught = trespasses(sourceOf(path, text), () => true);
    expect(caught.join()).toContain(why);
  });
});

/** Every import of a file that goes round a door, goes through its own, or climbs too far. */
function trespasses(source: Source, exists: (path: string) => boolean): string[] {
  return source.imports.flatMap(({ specifier, line, kind }) => {
    const target = targetOf(source.path, specifier, exists);
    const reasons = [
      ...(target === undefined ? [] : roundTheDoor(source.path, specifier, target)),
      ...(specifier.startsWith('../../') && !specifier.endsWith('.json') && !leadsToDoor(source.path, target)
        ? ['climbs more than one folder']
        : []),
      ...(kind === 'export' && !mayPassOn.test(source.path) ? ['passes on what only a door may pass on'] : []),
    ];
    return reasons.map((reason) => `${source.path}:${line} ${reason}: ${specifier}`);
  });
}

function roundTheDoor(from: string, specifier: string, target: string): string[] {
  const [here, there] = [roomOf(from), roomOf(target)];
  if (here === there) return isOwnDoor(from, target) && !isSpecOf(from) ? ['goes through its own door'] : [];
  const named = Object.values(doors).includes(target);
  if (named) return specifier in doors ? [] : ['must call the door by its name'];
  if (there === 'api' || there === 'portal' || isToolDoor(target)) return [];
  // The kit and the clients have a door for every component: one for all would put all of them into every first load.
  if (/^@(ui|client)\//.test(specifier)) return [];
  if (here === 'portal') return []; // It names its pages one by one, so that each is fetched only when visited.
  return isDoor(target, there) ? [] : ['goes past the door of another room'];
}

function isDoor(target: string, room: string): boolean {
  const folder = room.replace(/^api\//, 'apps/api/src/').replace(/^portal\//, 'apps/portal/src/app/');
  return target === `${folder}/index.ts` || target === `${folder}/src/index.ts`;
}

/** Whether a file is the door of a folder of tools, which tests of the whole may use from wherever they are. */
function isToolDoor(target: string | undefined): boolean {
  return target !== undefined && /^tools\/([a-z-]+\/)?index\.ts$/.test(target);
}

/** Whether an import leads to a door: of tools, of another room, or to the file that puts the service together. */
function leadsToDoor(from: string, target: string | undefined): boolean {
  if (target === undefined) return false;
  const there = roomOf(target);
  return isToolDoor(target) || there === 'api' || (there.startsWith('api/') && there !== roomOf(from) && isDoor(target, there));
}

function isOwnDoor(from: string, target: string): boolean {
  const room = roomOf(from);
  if (!room.includes('/') || !isDoor(target, room)) return false;
  return from !== target;
}

function isSpecOf(path: string): boolean {
  return /\.(spec|e2e)\.ts$/.test(path);
}

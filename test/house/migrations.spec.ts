import { posix } from 'node:path';
import { filesUnder, read } from './reading/files';

const folder = 'apps/api/src/platform/database/migrations';

describe('migrations', () => {
  it('are numbered without gaps, named after their file, and listed in order', () => {
    const names = filesUnder(folder).map((path) => posix.basename(path, '.ts'));
    const numbered = names.filter((name) => name !== 'index');
    const list = read(`${folder}/index.ts`);
    expect(numbered.length).toBeGreaterThan(0);
    expect(disorder(numbered, (name) => read(`${folder}/${name}.ts`), list)).toEqual([]);
  });

  it('are caught out of order, misnamed or unlisted', () => {
    const files = new Map([
      ['0001-schools', "class Schools { readonly name = 'Schools0000000000001'; }"],
      ['0003-offers', "class Offers { readonly name = 'Offers1700000000000'; }"],
    ]);
    const list = "import { Schools } from './0001-schools';\nexport const migrations = [Schools];";
    expect(disorder([...files.keys()], (name) => files.get(name) ?? '', list)).toEqual([
      '0003-offers should be number 0002',
      "0003-offers should say name = 'Offers0000000000003'",
      'the list should be [Schools, Offers]',
    ]);
  });
});

/** Everything that is wrong with the numbers, the names and the list. TypeORM sorts by a name's last 13 digits. */
function disorder(files: readonly string[], textOf: (file: string) => string, list: string): string[] {
  const classes = files.map(classOf);
  const wrong = files.flatMap((file, index) => {
    const number = file.slice(0, 4);
    const wanted = String(index + 1).padStart(4, '0');
    const name = `${classOf(file)}${number.padStart(13, '0')}`;
    return [
      ...(number === wanted ? [] : [`${file} should be number ${wanted}`]),
      ...(textOf(file).includes(`name = '${name}'`) ? [] : [`${file} should say name = '${name}'`]),
    ];
  });
  const listed =
    /migrations = \[([^\]]*)\]/
      .exec(list)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const named = listed.filter((name) => name !== '');
  return named.join() === classes.join() ? wrong : [...wrong, `the list should be [${classes.join(', ')}]`];
}

/** `0002-waiting-lists` is the class `WaitingLists`. */
function classOf(file: string): string {
  const words = file.slice(5).split('-');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

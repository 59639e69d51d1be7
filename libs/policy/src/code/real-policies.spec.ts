import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '../parse';
import { editionFor, parseCode } from './edition';
import { lintPolicy } from './lint-policy';

/** The policies of the project are lawful, so a *must* against one would be a false alarm, save where it is known to be true. */
const root = join(__dirname, '../../../..');
const editions = ['2021', '2014'].map((year) => `config/code/school-admissions-code-${year}.yaml`).map((file) => parseCode(readFileSync(join(root, file), 'utf8'), file));
const [newest, ...others] = editions;

/** A published policy with 15 sports places of 130, above the tenth allowed. */
const trueAlarms: Readonly<Record<string, readonly string[]>> = { 'real/fulham-boys.yaml': ['1.24-aptitude-share'] };

const files = ['real', 'model', 'town'].flatMap((folder) =>
  readdirSync(join(root, 'config/policies', folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

describe('the policies of the project', () => {
  it.each(files)('%s has nothing that must be changed', (file) => {
    if (newest === undefined) throw new Error('no edition of the Code was read');
    const policy = parsePolicy(readFileSync(join(root, 'config/policies', file), 'utf8'), file);
    const musts = lintPolicy(policy, editionFor(policy, [newest, ...others])).filter((remark) => remark.strength === 'must');
    expect(musts.map((remark) => remark.lint)).toEqual(trueAlarms[file] ?? []);
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCases } from './case-file';
import { partsOf } from './case-snapshot';

/** Every case an officer wrote down, decided. README.md says how a case is written. */

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

it('There are cases', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)('%s', (file) => {
  it.each(parseCases(readFileSync(join(__dirname, file), 'utf8'), file).map((one): [string, typeof one] => [one.says, one]))('%s', (_says, one) => {
    expect(partsOf(one.given, file).intakes.length).toBeGreaterThan(0);
  });
});

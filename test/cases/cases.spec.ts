import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, decide } from '@allocation';
import { BadInput } from '@kernel';
import { differences } from './case-differences';
import { parseCases } from './case-file';
import type { Case } from './case-file';
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
    expect(wrongWith(one, file)).toBe('');
  });
});

/** What the decision says otherwise than the case, as text; empty when they agree. */
function wrongWith(one: Case, file: string): string {
  const snapshot = buildSnapshot(partsOf(one.given, file));
  const { stops } = one.expect;
  if (stops === undefined) return report(one, differences(one, snapshot, decide(snapshot)));
  try {
    decide(snapshot);
  } catch (error) {
    if (error instanceof BadInput && error.message.includes(stops)) return '';
    throw error;
  }
  return report(one, [`The run should have stopped, saying "${stops}".`]);
}

function report(one: Case, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [one.says, `(${one.source})`, ...lines].join('\n');
}

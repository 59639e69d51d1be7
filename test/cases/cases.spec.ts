import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, decide } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import { BadInput } from '@kernel';
import { differences } from './case-differences';
import { parseCases } from './case-file';
import type { Case } from './case-file';
import { partsOf } from './case-snapshot';

/** Every case an officer wrote down, decided, and verified as well. README.md says how a case is written. */

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

const policies = readdirSync(join(__dirname, '../../config/policies/real')).filter((file) => file.endsWith('.yaml'));

const cases = new Map(files.map((file) => [file, parseCases(read(file), file)]));

it.each(policies)('The real policy %s has a case worked by hand', (policy) => {
  const used = [...cases.values()]
    .flat()
    .flatMap(({ given }) => Object.values(given.schools).map((school) => school.policyFile));
  expect(used).toContain(`config/policies/real/${policy}`);
});

it('A case that is wrong is told so in words', () => {
  const [swap] = parseCases(read('textbook/two-child-swap.yaml'), 'a wrong case');
  if (swap === undefined) throw new Error('The textbook case is gone.');
  const wrong: Case = {
    ...swap,
    expect: { lists: { North: ['Ann', 'Bob'] }, places: { Ann: 'South' }, categories: { North: { Ann: '2' } } },
  };
  expect(wrongWith(wrong, 'a wrong case').split('\n').slice(2)).toEqual([
    'The list of North: expected Ann, Bob, found Bob, Ann.',
    'The category of Ann at North: expected 2, found 1.',
    'The place of Ann: expected South, found North.',
  ]);
});

it('A case that expects a run to stop is told when it does not', () => {
  const [swap] = parseCases(read('textbook/two-child-swap.yaml'), 'a wrong case');
  if (swap === undefined) throw new Error('The textbook case is gone.');
  expect(wrongWith({ ...swap, expect: { stops: 'anything' } }, 'a wrong case')).toContain(
    'The run should have stopped',
  );
});

describe.each(files)('%s', (file) => {
  it.each((cases.get(file) ?? []).map((one): [string, typeof one] => [one.says, one]))('%s', (_says, one) => {
    expect(wrongWith(one, file)).toBe('');
  });
});

function read(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}

/** What the decision says otherwise than the case, as text; empty when they agree. */
function wrongWith(one: Case, file: string): string {
  const snapshot = buildSnapshot(partsOf(one.given, file));
  const { stops } = one.expect;
  if (stops === undefined) {
    const outcome = decide(snapshot);
    return report(one, [...differences(one, snapshot, outcome), ...breaches(snapshot, outcome)]);
  }
  try {
    decide(snapshot);
  } catch (error) {
    if (error instanceof BadInput && error.message.includes(stops)) return '';
    throw error;
  }
  return report(one, [`The run should have stopped, saying "${stops}".`]);
}

/** What the verifier, which knows nothing of the case, holds against the decision. */
function breaches(snapshot: Snapshot, outcome: Outcome): readonly string[] {
  return verify(snapshot, outcome).properties.flatMap((property) =>
    property.breaches.map((breach) => `${property.name}: ${breach.says}`),
  );
}

function report(one: Case, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [one.says, `(${one.source})`, ...lines].join('\n');
}

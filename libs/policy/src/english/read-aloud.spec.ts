import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import readability from 'text-readability-ts';
import { parsePolicy } from '../parse';
import type { Policy } from '../policy';
import { examplePolicies, examplePolicy, plainPolicy } from '../testing/examples';
import { readAloud } from './read-aloud';
import { sayRow } from './say-row';

const folder = join(__dirname, '../../../../config/policies');
const documents: readonly (readonly [string, Policy])[] = [
  ...examplePolicies.map((policy) => [policy.id, policy] as const),
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => [file, parsePolicy(readFileSync(join(folder, file), 'utf8'), file)] as const),
];

const gradeOf = (text: string): number => readability.fleschKincaidGrade(text);

describe('A policy read aloud', () => {
  it('tells the shortest policy whole, in the order a parent needs', () => {
    expect(readAloud(plainPolicy)).toEqual([
      'This is how Elm Primary School gives out places in Reception for September 2028.',
      'There are 30 places.',
      'Some children have an education, health and care plan (EHC plan). A child whose plan names the school gets a place first.',
      'If there is room for all, every child gets a place. If there is not, children are placed in this order.',
      '1. All children. All children.',
      'Here is how we choose within a group. A draw decides. The draw is watched over by an officer of another authority.',
      'There is no special rule for twins or triplets.',
    ]);
  });

  it('says the number offered and why it differs, pools, twins and what the words mean', () => {
    const text = readAloud(examplePolicy).join('\n');
    expect(text).toContain('There are 120 places. This time the school will offer 124, which is 4 more. This is why: One class is larger this year.');
    expect(text).toContain('Church places: 50% of the admission number, rounded up. These are for children who go to church each week.');
    expect(text).toContain('These places are counted in “Open places”.');
    expect(text).toContain('If one twin or triplet gets a place, the others get one too, even if there is no room.');
    expect(text).toContain('“Used to be in care” means the child left care to be adopted.');
    expect(text).toContain('The words “the East Ward” mean these postcodes: AB1 1AA and AB1 1AB.');
    expect(text).toContain('It runs from the front door of the home to the point named “main-door” at the school. We count in metres and do not round.');
  });

  it.each(documents)('leaves no gap in %s', (_name, policy) => {
    for (const paragraph of readAloud(policy)) {
      expect(paragraph).toMatch(/^\S.*\.$/);
      expect(paragraph).not.toMatch(/undefined|\[object|\.\.|\s\s/);
    }
  });
});

describe('The reading grade', () => {
  it('is measured: a lawyer’s sentence is graded far above a parent’s', () => {
    expect(gradeOf('Children who live near the school come first.')).toBeLessThan(5);
    expect(
      gradeOf('Applications submitted subsequent to the statutory determination of oversubscription arrangements necessitate individual consideration.'),
    ).toBeGreaterThan(15);
  });

  it.each(documents)('of %s is 8 or lower, and no row is above 12', (_name, policy) => {
    expect(gradeOf(readAloud(policy).join(' '))).toBeLessThanOrEqual(8);
    const hard = policy.rows.map((row) => sayRow(policy, row)).filter((said) => gradeOf(said) > 12);
    expect(hard).toEqual([]);
  });

  it('is 8 or lower on average over the sentences of rows alone', () => {
    const grades = documents.flatMap(([, policy]) => policy.rows.map((row) => gradeOf(sayRow(policy, row))));
    expect(grades.reduce((sum, one) => sum + one, 0) / grades.length).toBeLessThanOrEqual(8);
  });
});

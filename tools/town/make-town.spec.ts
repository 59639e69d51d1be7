import { digest, BadInput } from '@kernel';
import { parsePolicy } from '@policy';
import type { TownFiles, TownOptions } from '@town';
import { townFromModels } from './town-from-models';

const small: TownOptions = { children: 200, schools: 24, seed: 5 };

describe('townFromModels', () => {
  it('makes the same bytes from the same seed, and other bytes from another', () => {
    expect(digestOf(townFromModels(small))).toBe(digestOf(townFromModels(small)));
    expect(digestOf(townFromModels({ ...small, seed: 6 }))).not.toBe(digestOf(townFromModels(small)));
  });

  it.each([
    { children: 60, schools: 3, seed: 1 },
    { children: 90, schools: 12, seed: 2, phase: 'primary' as const },
    { children: 300, schools: 60, seed: 3 },
  ])('makes exactly $children children and $schools schools', (options) => {
    const files = townFromModels(options);
    expect(rowsOf(files, 'children.csv')).toHaveLength(options.children);
    expect(rowsOf(files, 'homes.csv')).toHaveLength(options.children);
    expect(rowsOf(files, 'people.csv')).toHaveLength(options.children);
    expect(rowsOf(files, 'intakes.csv')).toHaveLength(options.schools);
    expect([...files.keys()].filter((path) => path.startsWith('policies/'))).toHaveLength(options.schools);
  });

  it.each(['secondary', 'primary'] as const)('names only what exists (%s)', (phase) => {
    const files = townFromModels({ ...small, phase });
    const intakes = idsOf(files, 'intakes.csv');
    const children = idsOf(files, 'children.csv');
    const schools = idsOf(files, 'schools.csv');
    const preferences = rowsOf(files, 'preferences.csv');
    expect(preferences.every(([child = '', , intake = '']) => children.has(child) && intakes.has(intake))).toBe(true);
    expect(new Set(preferences.map(([child, , intake]) => `${child} ${intake}`)).size).toBe(preferences.length);
    expect(new Set(preferences.map(([child]) => child)).size).toBe(children.size);
    expect(
      rowsOf(files, 'held.csv').every(([child = '', intake = '']) => children.has(child) && intakes.has(intake)),
    ).toBe(true);
    expect(rowsOf(files, 'points.csv').every(([school = '']) => schools.has(school))).toBe(true);
    expect(rowsOf(files, 'draws.csv').map(([intake]) => intake)).toEqual([...intakes]);
  });

  it.each(['secondary', 'primary'] as const)(
    'gives every intake a policy of its own, with its places (%s)',
    (phase) => {
      const files = townFromModels({ ...small, phase });
      for (const [, school = '', name, policyId, places] of rowsOf(files, 'intakes.csv')) {
        const path = `policies/${school}.yaml`;
        const policy = parsePolicy(files.get(path) ?? '', path);
        expect(policy).toMatchObject({
          id: policyId,
          school: { id: school, name },
          places: { admissionNumber: Number(places) },
        });
        expect(policy.entry.group).toBe(phase === 'secondary' ? 'year-7' : 'reception');
        expect(files.get(path)).not.toMatch(/the-school|The School|feeder-(one|two|three)/);
      }
    },
  );

  it.each([
    ['--children', { children: 59 }],
    ['--schools', { schools: 61 }],
    ['--seed', { seed: -1 }],
    ['--seed', { seed: 0.5 }],
  ])('refuses a %s out of range and says what is allowed', (option, wrong) => {
    expect(() => townFromModels({ ...small, ...wrong })).toThrow(BadInput);
    expect(() => townFromModels({ ...small, ...wrong })).toThrow(
      new RegExp(`^${option}: found .*; give a whole number from`),
    );
  });
});

function digestOf(files: TownFiles): string {
  return digest([...files]);
}

/** The rows of a file whose cells have no commas of their own, without the heading. */
function rowsOf(files: TownFiles, path: string): readonly (readonly string[])[] {
  return (files.get(path) ?? '')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

function idsOf(files: TownFiles, path: string): ReadonlySet<string> {
  return new Set(rowsOf(files, path).map(([id = '']) => id));
}

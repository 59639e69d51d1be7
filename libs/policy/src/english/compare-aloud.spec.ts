import fc from 'fast-check';
import { completePolicy } from '../parse';
import type { Policy } from '../policy';
import { examplePolicies, examplePolicy, plainPolicy } from '../testing/examples';
import { leavesOf, mutated } from '../testing/mutate';
import { compareAloud } from './compare-aloud';
import { isSame } from './differences';
import { movedBetween } from './moved';

const withRows = (change: (rows: Policy['rows']) => Policy['rows']): Policy => ({ ...examplePolicy, rows: change(examplePolicy.rows) });
const policyOrNothing = (value: unknown): Policy | undefined => {
  try {
    return completePolicy(value, 'mutated');
  } catch {
    return undefined;
  }
};

describe('The difference between two versions', () => {
  it('is nothing when they are the same document', () => {
    for (const policy of examplePolicies) expect(compareAloud(policy, structuredClone(policy))).toEqual([]);
  });

  it('says a number that changes', () => {
    const after = { ...plainPolicy, places: { admissionNumber: 60 }, entry: { ...plainPolicy.entry, year: 2029 } };
    expect(compareAloud(plainPolicy, after)).toEqual(['The year of entry changes from 2028 to 2029.', 'The number of places changes from 30 to 60.']);
  });

  it('says the rule for twins', () => {
    expect(compareAloud(plainPolicy, { ...plainPolicy, multipleBirths: 'linked-unit' })).toEqual([
      'The rule for twins changes. It was: There is no special rule for twins or triplets. It is now: Twins and triplets count as one. They all get a place, or none does.',
    ]);
  });

  it('says rows that are new, gone and moved', () => {
    expect(compareAloud(examplePolicy, withRows((rows) => rows.filter((row) => row.id !== 'points')))).toEqual([
      'Group “Ten points or more” is taken out. It was number 12.',
    ]);
    expect(compareAloud(withRows((rows) => rows.slice(1)), examplePolicy)).toEqual([
      'Group “Children in care” is new, as number 1. Children who are or used to be in care, or who were adopted from state care outside England.',
    ]);
    expect(compareAloud(examplePolicy, withRows(([first, second, ...rest]) => (first && second ? [second, first, ...rest] : [])))).toEqual([
      'Group “Children in care” moves. It now comes after “Medical or social need”.',
    ]);
  });

  it('says what a row asked and asks now', () => {
    const after = withRows((rows) => rows.map((row) => (row.id === 'near' ? { ...row, name: 'Close by', when: { kind: 'catchment', areas: ['east'] } } : row)));
    expect(compareAloud(examplePolicy, after)).toEqual([
      'Group “Children near by” is now called “Close by”.',
      'Group “Close by” changes. It was: Children who live within 1.5 miles of the school (in a straight line to the nearest gate). It is now: Children who live in the East Ward.',
    ]);
  });

  it('says who counts as a brother or sister, though the row reads the same', () => {
    const after = withRows((rows) =>
      rows.map((row) => (row.id === 'displaced' ? { ...row, when: { kind: 'sibling', who: ['full', 'half'], onRoll: 'at-application', displacedOnly: true } } : row)),
    );
    expect(compareAloud(examplePolicy, after)).toHaveLength(1);
    expect(compareAloud(examplePolicy, after)[0]).toContain('It is now: Children with a brother or sister at the school when the parent applies');
    expect(compareAloud(examplePolicy, after)[0]).toContain('means full or half brothers and sisters.');
  });

  it('says tie-breaks, pools and definitions', () => {
    const [, ...tieBreak] = examplePolicy.tieBreak;
    expect(compareAloud(examplePolicy, { ...examplePolicy, tieBreak })[0]).toMatch(/^The choice within a group changes\. It was: .* It is now: Those who live nearest/);
    const pools = examplePolicy.pools?.map((pool) => (pool.id === 'last' ? { ...pool, afterOfferDay: 'dissolved' as const } : pool)) ?? [];
    expect(compareAloud(examplePolicy, { ...examplePolicy, pools })[0]).toMatch(/^Set “Last places” changes\. .*After offer day these places join the last set\.$/);
    const definitions = { ...examplePolicy.definitions, roles: { chorister: { says: 'who sing every day' } } };
    expect(compareAloud(examplePolicy, { ...examplePolicy, definitions })).toEqual([
      'The role “chorister” changes. It was: Children who sing in the cathedral choir. It is now: Children who sing every day.',
    ]);
  });

  it('is never silent: any one leaf that changes is told', () => {
    const seed = Number(process.env['SEED'] ?? 20281);
    const leaves = examplePolicies.flatMap((policy, at) => leavesOf(policy).map((path) => ({ at, path })));
    let heard = 0;
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.nat(), ({ at, path }, way) => {
        const policy = examplePolicies[at] ?? plainPolicy;
        const after = policyOrNothing(mutated(policy, path, way));
        if (after === undefined || isSame(policy, after)) return;
        heard += 1;
        const told = compareAloud(policy, after);
        expect(told.length).toBeGreaterThan(0);
        for (const one of told) expect(one).toMatch(/^[A-Z“].*[.]$/s);
        expect(told.join(' ')).not.toContain('undefined');
      }),
      { seed, numRuns: 1500 },
    );
    expect(heard).toBeGreaterThan(500);
  });
});

describe('The fewest that move', () => {
  it.each([
    ['abcd', 'abcd', ''],
    ['abcd', 'adbc', 'd'],
    ['abcd', 'bcda', 'a'],
    ['abc', 'cxa', 'a'],
  ])('from %s to %s: %s', (before, after, moved) => {
    expect(movedBetween([...before], [...after]).join('')).toBe(moved);
  });
});

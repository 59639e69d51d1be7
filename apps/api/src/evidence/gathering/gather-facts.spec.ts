import fc from 'fast-check';
import { ChildFacts } from '@policy';
import { addUp } from './gather-facts';

const sibling = { school: 'harbour', tie: 'full', atApplication: true, atAdmission: true, year: 9 } as const;

describe('What findings add up to', () => {
  it('is nothing when nothing was accepted', () => {
    expect(addUp([])).toEqual({});
    expect(addUp([{}])).toEqual({});
  });

  it('keeps each kind of fact by itself, and the same thing once', () => {
    expect(
      addUp([
        { siblings: [sibling] },
        { siblings: [sibling, { ...sibling, year: 8 }] },
        { care: 'previously-looked-after' },
        { care: 'looked-after' },
        { premiums: ['pupil-premium'] },
        { serviceFamily: true },
        { multipleBirth: 'b' },
      ]),
    ).toEqual({
      care: 'looked-after',
      siblings: [{ ...sibling, year: 8 }, sibling],
      premiums: ['pupil-premium'],
      serviceFamily: true,
      multipleBirth: 'b',
    });
  });

  it('counts one form together, and of one test the best score', () => {
    expect(
      addUp([
        { faith: [{ form: 'church-form', terms: ['worship'], points: 3 }], tests: [{ test: 'music', score: 12 }] },
        { faith: [{ form: 'church-form', terms: ['catholic'] }], tests: [{ test: 'music', score: 17 }] },
      ]),
    ).toEqual({
      faith: [{ form: 'church-form', terms: ['catholic', 'worship'], points: 3 }],
      tests: [{ test: 'music', score: 17 }],
    });
  });

  it('never depends on the order of the findings, and is always something a policy may be told', () => {
    const one: fc.Arbitrary<ChildFacts> = fc.oneof(
      fc.constantFrom<ChildFacts>(
        { care: 'looked-after' },
        { care: 'state-care-outside-england' },
        { serviceFamily: true },
      ),
      fc.record({
        siblings: fc.array(
          fc.integer({ min: -1, max: 13 }).map((year) => ({ ...sibling, year })),
          { maxLength: 3 },
        ),
      }),
      fc.record({ faith: fc.constantFrom('a', 'b').map((form) => [{ form, terms: [form] }]) }),
      fc.record({ tests: fc.integer({ min: 0, max: 9 }).map((score) => [{ test: 'music', score }]) }),
      fc.record({ vulnerable: fc.subarray(['homeless', 'refuge'] as const) }),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (found) => {
        expect(addUp([...found].reverse())).toEqual(addUp(found));
        expect(addUp([...found, ...found])).toEqual(addUp(found));
        expect(ChildFacts.safeParse(addUp(found)).success).toBe(true);
      }),
    );
  });
});

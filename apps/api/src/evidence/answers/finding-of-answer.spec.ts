import type { Claim } from '@contract';
import { findingOfAnswer } from './finding-of-answer';

const claim = '00000000-0000-4000-8000-000000000000';
const years = { now: 2026, entry: 2027 };
const sibling: Claim = { kind: 'sibling', school: 'harbour', name: 'Omar', tie: 'half', year: 8 };

describe('A school’s answer', () => {
  it('yes accepts the claim with what the school knows; the year is the one when the child starts', () => {
    expect(findingOfAnswer({ kind: 'sibling', claim, yes: true }, sibling, years)).toMatchObject({
      outcome: 'accepted',
      facts: { siblings: [{ school: 'harbour', tie: 'half', atApplication: true, atAdmission: true, year: 9 }] },
    });
    const leaving = { kind: 'sibling', claim, yes: true, year: 11, stays: false, inResourcedProvision: true } as const;
    expect(findingOfAnswer(leaving, sibling, { now: 2027, entry: 2027 }).facts).toEqual({
      siblings: [
        {
          school: 'harbour',
          tie: 'half',
          atApplication: true,
          atAdmission: false,
          year: 11,
          inResourcedProvision: true,
        },
      ],
    });
    expect(
      findingOfAnswer(
        { kind: 'test', claim, yes: true, score: 17 },
        { kind: 'test', school: 'harbour', test: 'music' },
        years,
      ).facts,
    ).toEqual({
      tests: [{ test: 'music', score: 17 }],
    });
  });

  it('no refuses it, with the school’s reason or a plain one that names nobody', () => {
    const no = findingOfAnswer({ kind: 'sibling', claim, yes: false }, sibling, years);
    expect(no).toEqual({
      outcome: 'refused',
      reason: 'The school looked for your other child and did not find them on its roll.',
    });
    expect(
      findingOfAnswer({ kind: 'sibling', claim, yes: false, reason: 'He left in July.' }, sibling, years).reason,
    ).toBe('He left in July.');
  });

  it('is refused when it answers something else, or leaves out what only the school knows', () => {
    const { year: _year, ...unsaid } = sibling;
    expect(() => findingOfAnswer({ kind: 'role', claim, yes: true }, sibling, years)).toThrow(
      'not to what the parent claims',
    );
    expect(() => findingOfAnswer({ kind: 'sibling', claim, yes: true }, unsaid, years)).toThrow('Say what is accepted');
    expect(() =>
      findingOfAnswer({ kind: 'test', claim, yes: true }, { kind: 'test', school: 'a', test: 'b' }, years),
    ).toThrow('Say what');
  });
});

import type { Claim } from '@contract';
import { establish } from './establishes';

const about = (claim: Claim, multipleBirth: string | null = null) => ({
  kind: claim.kind,
  school: 'school' in claim ? claim.school : null,
  claim,
  multipleBirth,
});
const sibling: Claim = { kind: 'sibling', school: 'harbour', name: 'Omar', tie: 'full' };
const test: Claim = { kind: 'test', school: 'harbour', test: 'music' };
const fact = { school: 'harbour', tie: 'full', atApplication: true, atAdmission: true, year: 9 } as const;

describe('An accepted claim establishes', () => {
  it('what it says, where it says enough', () => {
    expect(establish(about({ kind: 'care', status: 'looked-after' }), undefined)).toEqual({ care: 'looked-after' });
    expect(establish(about({ kind: 'service-family' }), undefined)).toEqual({ serviceFamily: true });
    expect(establish(about({ kind: 'attends', school: 'acorn', as: 'nursery' }), undefined)).toEqual({
      attends: [{ school: 'acorn', as: 'nursery' }],
    });
    expect(establish(about({ kind: 'multiple-birth' }, 'birth'), undefined)).toEqual({ multipleBirth: 'birth' });
  });

  it('nothing where an officer must say more', () => {
    expect(() => establish(about(sibling), undefined)).toThrow('does not say enough');
    expect(() => establish(about(test), undefined)).toThrow('does not say enough');
    expect(() => establish(about(sibling), { siblings: [] })).toThrow('does not say enough');
    expect(() => establish(about({ kind: 'service-family' }), { serviceFamily: false })).toThrow('does not say enough');
    expect(() => establish(about({ kind: 'multiple-birth' }), undefined)).toThrow('not linked');
  });

  it('nothing but what was claimed', () => {
    expect(establish(about(sibling), { siblings: [fact] })).toEqual({ siblings: [fact] });
    expect(() => establish(about(sibling), { siblings: [{ ...fact, school: 'oak' }] })).toThrow('not what was claimed');
    expect(() => establish(about(sibling), { siblings: [fact], care: 'looked-after' })).toThrow('not what was claimed');
    expect(() => establish(about(test), { tests: [{ test: 'maths', score: 99 }] })).toThrow('not what was claimed');
    expect(() => establish(about({ kind: 'multiple-birth' }, 'birth'), { multipleBirth: 'other' })).toThrow(
      'not what was claimed',
    );
  });
});
